import type { Assessment } from '../../analysis/assess.ts';
import { provenanceOf } from '../../analysis/columns.ts';
import { gapRows } from '../../analysis/gap-rows.ts';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Question } from '../../domain/parameters.ts';
import type { Language } from '../../domain/text.ts';
import { writeListCsv, writeListGeojson } from '../../io/write-gap-list.ts';
import { findIndicator } from '../../layers/index.ts';
import { pause } from '../../state/pause.ts';
import type { ReceiptRequest } from '../../state/view.ts';
import { exportWords } from '../text/export.ts';
import { facilityWord } from '../text/facility.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { travelWords } from '../text/travel.ts';
import { saveFile } from './save-file.ts';

/** What a list is the answer to, as its file's name says it. */
export interface ListAbout {
  readonly dataset: Dataset;
  readonly indicator: Indicator;
  readonly year: number;
  readonly language: Language;
  /** A place's name, or empty for the whole district. */
  readonly place: string;
  /** Whose hospitals were asked, and how distances were measured. */
  readonly question: Pick<Question, 'scope' | 'mode' | 'traveller'>;
  readonly part: ReceiptRequest['part'] | 'all' | 'sited';
}

export type ListFormat = 'csv' | 'geojson';

/** Whether a list must say that it is a demonstration. */
export function isSimulated(dataset: Dataset, indices: ArrayLike<number>): boolean {
  const { simulated } = provenanceOf(dataset);
  return dataset.origin === 'sample' || Array.prototype.some.call(indices, (index) => simulated[index] === 1);
}

/** `短板图-卫生室-2019-缺口名单.csv`, with the place where it is not the whole district. */
function listName(about: ListAbout, simulated: boolean): string {
  const words = exportWords[about.language];
  const found = findIndicator(about.indicator.id);
  const isMain = found?.layer.indicators[0].id === about.indicator.id;
  const subject = (isMain ? found.layer.name : about.indicator.name)[about.language];
  const parts = [
    words.product,
    about.place,
    subject,
    ...(about.question.mode === 'straight' ? [] : modeWords[about.language].nameParts(about.question)),
    isDated(about.dataset) ? String(about.year) : '',
    words.parts[about.part],
    simulated ? words.demo : '',
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/[\\/:*?"<>|\s]+/g, '-'))
    .join('-');
}

/** Rows written at once: a longer list is written piece by piece, and the page does something else in between. */
const PIECE = 2_000;

/** Writes the list and hands it to the browser's downloads. */
export async function saveList(assessment: Assessment, indices: ArrayLike<number>, about: ListAbout, format: ListFormat): Promise<void> {
  const { states, ...common } = shared[about.language];
  const reasons = common.reasons(facilityWord(about.indicator, about.language));
  const { scopes } = exportWords[about.language];
  const { names: modes } = modeWords[about.language];
  const { names: travellers } = travelWords[about.language];
  const { indicator, language } = about;
  const { scope, mode, traveller } = about.question;
  const year = isDated(about.dataset) ? about.year : null;
  const context = { indicator: indicator.id, year, language, states, reasons, scope, scopes, mode, modes, traveller, travellers };
  const name = `${listName(about, isSimulated(about.dataset, indices))}.${format}`;
  const { simulated } = provenanceOf(about.dataset);
  const anySimulated = Array.prototype.some.call(indices, (index) => simulated[index] === 1);
  const write = format === 'csv' ? writeListCsv : writeListGeojson;
  const pieces: string[] = [];
  for (let from = 0; from === 0 || from < indices.length; from += PIECE) {
    if (from > 0) await pause();
    const rows = gapRows(assessment, Array.prototype.slice.call(indices, from, from + PIECE));
    pieces.push(write(rows, context, { isFirst: from === 0, isLast: from + PIECE >= indices.length, isSimulated: anySimulated }));
  }
  saveFile(name, format === 'csv' ? 'text/csv;charset=utf-8' : 'application/geo+json', ...pieces);
}
