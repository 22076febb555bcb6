import type { FindAgain, PlaceAdded } from '../analysis/apply-edits.ts';
import { codeBook } from '../domain/codes.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import { FIGURES, type Subject } from '../domain/edit.ts';
import type { PlaceWords, Village } from '../domain/place.ts';
import { itemAt } from '../domain/records.ts';
import { PlaceIndex } from '../io/place-key.ts';
import { facilityWords } from './find-places.ts';
import { latest } from './latest.ts';

const wordsOf = ({ code, county, township, name, kind }: Village): PlaceWords => ({ code, county, township, name, kind });

/** What a village's row says, but for its line: namesakes are told by it. */
const rowOf = (village: Village) => JSON.stringify([village.kind, village.position.at, ...FIGURES.map((figure) => village[figure])]);

/** The words in the id of an edit that kept none: a code, or county, township and name. Null where it says neither for sure. */
function wordsIn(id: string): PlaceWords | null {
  const nowhere = { code: null, county: '', township: '', name: '', kind: null };
  if (/^\d+$/.test(id)) return { ...nowhere, code: id };
  const [county = '', township = '', name = '', ...more] = id.split('/');
  return name === '' || more.length > 0 || name.includes('#') ? null : { ...nowhere, county, township, name };
}

/** What was added by hand: that it is a village and no community is only supposed where no code says so. */
function wordsAdded(edit: PlaceAdded): PlaceWords {
  if (edit.kind === 'add-facility') return facilityWords(edit.facility);
  const { code, county, township, name, kind } = edit.village;
  return { code, county, township, name, kind: code === null && kind === 'village' ? null : kind };
}

/** The villages and facilities of a data set by id. */
const byId = latest(({ villages, facilities }: Dataset) => ({
  villages: new Map(Array.from(villages, (village) => [village.id, village] as const)),
  facilities: new Map(facilities.map((facility) => [facility.id, facility])),
}));

/** The same by their words. Asked only where no code decides: of 200,000 villages it takes seconds. */
const byWords = latest(({ villages, facilities, codes }: Dataset) => {
  const book = codeBook(codes);
  const words = { village: new PlaceIndex<string>(book), facility: new PlaceIndex<string>(book) };
  for (const village of villages) words.village.add(wordsOf(village), village.id);
  for (const facility of facilities) words.facility.add(facilityWords(facility), facility.id);
  return words;
});

/** A village's code is its id: whatever its words say, the code decides. */
const isCoded = (village: Village | undefined) => village !== undefined && village.code === village.id;

/**
 * Whom in a data set an edit is about, by the rule a table's rows go by: the code decides, else county, township and name. Where several fit, none
 * is taken; a village that had namesakes when it was edited is the one of its id only while its row says what it said then.
 */
export function findAgain(base: Dataset): FindAgain {
  return ({ kind, id, row, ...of }, added) => {
    const { villages, facilities } = byId(base);
    const direct = kind === 'village' ? villages.get(id) : facilities.get(id);
    if (kind === 'village' && isCoded(villages.get(id))) return { id };
    const said = added ? wordsAdded(added) : (of.words ?? (direct ? null : wordsIn(id)));
    if (!said) return direct ? { id } : { why: 'subject-gone' };
    const found = byWords(base)[kind].find(said);
    // What is to be added never takes the id of another.
    if (found.kind === 'none') return added && direct ? { id } : { why: 'subject-gone' };
    const namesake = villages.get(id);
    if (row !== undefined) return namesake && rowOf(namesake) === row ? { id } : { why: 'unclear' };
    if (found.kind === 'found') return { id: found.of };
    // The name alone fits, and only one has it: its id is its name.
    const isOnly = found.kind === 'ambiguous' && found.candidates.length === 1 && found.candidates[0] === id;
    return isOnly ? { id } : { why: 'unclear' };
  };
}

/** A data set as read, and with what was changed. */
interface Edited {
  readonly base: Dataset;
  readonly dataset: Dataset;
}

/** What tells a subject, so that it is found again where another table calls it otherwise; nothing of one that is not there. */
export function toldBy({ base, dataset }: Edited, { kind, id }: Subject): Pick<Subject, 'words' | 'row'> {
  const { villages, facilities } = byId(base);
  if (kind === 'facility') {
    const place = facilities.get(id) ?? dataset.facilities.find((one) => one.id === id);
    return place ? { words: facilityWords(place) } : {};
  }
  const known = villages.get(id);
  const place = known ?? itemAt(dataset.villages, villageIndex(dataset, id));
  if (!place) return {};
  const words = wordsOf(place);
  if (known === undefined || isCoded(known)) return { words };
  const found = byWords(base).village.find(words);
  return { words, ...(found.kind === 'ambiguous' && found.candidates.length > 1 && { row: rowOf(known) }) };
}
