import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import { type Change, type Edit, subjectOf } from '../../domain/edit.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Value } from '../../domain/observation.ts';
import { printMonth } from '../../domain/period.ts';
import { itemAt } from '../../domain/records.ts';
import type { Language } from '../../domain/text.ts';
import { printDegrees, type Wgs84 } from '../../domain/units.ts';
import { findIndicator } from '../../layers/index.ts';
import { editWords } from '../text/edit.ts';
import { amount } from '../text/format.ts';
import { valueInWords } from '../village/reported.ts';

/** One edit in words: which thing, from what to what. */
export interface Said {
  readonly item: string;
  readonly from: string;
  readonly to: string;
}

const degrees = (at: Wgs84 | null, none: string) => (at ? `${printDegrees(at.lon)}, ${printDegrees(at.lat)}` : none);

/** As cards print it; a year is a name, not an amount. */
const numberInWords = (figure: Extract<Edit, { readonly kind: 'figure' }>['figure'], value: number) =>
  figure === 'exitYear' ? String(value) : amount(value);

/** What an edit changes, from what to what. */
export function editInWords(edit: Edit, language: Language): Said {
  const words = editWords[language];
  const none = words.notReported;
  if (edit.kind === 'position') return { item: words.position, from: degrees(edit.from, words.unplacedShort), to: degrees(edit.to, none) };
  if (edit.kind === 'figure') {
    const inWords = (value: number | boolean | null) =>
      value === null ? none : typeof value === 'boolean' ? words[value ? 'yes' : 'no'] : numberInWords(edit.figure, value);
    return { item: words.figures[edit.figure], from: inWords(edit.from), to: inWords(edit.to) };
  }
  if (edit.kind === 'report') {
    const found: Indicator | undefined = findIndicator(edit.indicator)?.indicator;
    const inWords = (value: Value | null) => (value === null ? none : found ? valueInWords(found, value, language) : String(value));
    return {
      item: `${found?.name[language] ?? edit.indicator} (${printMonth(edit.month)})`,
      from: inWords(edit.from),
      to: inWords(edit.to),
    };
  }
  if (edit.kind === 'note') return { item: words.note, from: edit.from, to: edit.to };
  const { at } = (edit.kind === 'add-village' ? edit.village : edit.facility).position;
  return { item: words[edit.kind === 'add-village' ? 'addVillage' : 'addFacility'], from: '—', to: degrees(at, words.unplacedShort) };
}

/** A change in a few words, for the line that says it was made or taken back. */
export function changeInWords(dataset: Dataset, { edits }: Change, language: Language): string {
  const [first] = edits;
  if (!first) return '';
  const { kind, id, words } = subjectOf(first);
  const added = first.kind === 'add-village' ? first.village : first.kind === 'add-facility' ? first.facility : null;
  const known =
    added ?? (kind === 'village' ? itemAt(dataset.villages, villageIndex(dataset, id)) : dataset.facilities.find((one) => one.id === id));
  const { item, from, to } = editInWords(first, language);
  const what = added ? item : `${item} ${from} → ${to}`;
  return `${known?.name || words?.name || id} ${what}${edits.length > 1 ? editWords[language].andMore(edits.length - 1) : ''}`;
}
