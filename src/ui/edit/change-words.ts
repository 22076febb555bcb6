import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import { type Change, type Edit, isMonth, isWorkEdit, subjectOf, type WorkEdit } from '../../domain/edit.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Value } from '../../domain/observation.ts';
import { type Month, printMonth } from '../../domain/period.ts';
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

/** What an edit of the works changes: months as months, the others as amounts. */
function workInWords(edit: WorkEdit, language: Language): Said {
  const { list, notReported: none } = editWords[language];
  if (edit.kind !== 'work') {
    const month = edit.kind === 'add-work' ? edit.work.plannedEnd : null;
    return { item: list.kinds[edit.kind], from: '—', to: month === null ? '—' : printMonth(month) };
  }
  const inWords = (value: number | null) => (value === null ? none : isMonth(edit.part) ? printMonth(value as Month) : amount(value));
  return { item: list.works[edit.part], from: inWords(edit.from), to: inWords(edit.to) };
}

/** What an edit changes, from what to what. */
export function editInWords(edit: Edit, language: Language): Said {
  const words = editWords[language];
  const none = words.notReported;
  if (isWorkEdit(edit)) return workInWords(edit, language);
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
export function changeInWords(dataset: Dataset, { edits, programme, source }: Change, language: Language): string {
  // Hundreds of works are taken at once: the first of them would say nothing.
  if (programme !== undefined) return source;
  const [first] = edits;
  if (!first) return '';
  const { kind, id, words } = subjectOf(first);
  const added = first.kind === 'add-village' ? first.village : first.kind === 'add-facility' ? first.facility : null;
  const listed = kind === 'work' ? dataset.works.find((one) => one.id === id) : undefined;
  const known =
    added ??
    listed ??
    (kind === 'village' ? itemAt(dataset.villages, villageIndex(dataset, id)) : dataset.facilities.find((one) => one.id === id));
  const { item, from, to } = editInWords(first, language);
  const what = added ? item : `${item} ${from} → ${to}`;
  return `${known?.name || words?.name || id} ${what}${edits.length > 1 ? editWords[language].andMore(edits.length - 1) : ''}`;
}
