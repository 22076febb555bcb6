import { type Dataset, hasSample } from '../../domain/dataset.ts';
import type { ProgrammeReceipt, ProgrammeRow } from '../../domain/programme.ts';
import type { Language } from '../../domain/text.ts';
import { type ProgrammeAbout, writeProgramme, writeProgrammeGeojson } from '../../io/write-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { acceptedRows } from '../../state/accepted-rows.ts';
import type { Project } from '../../state/store.ts';
import { receiptLines } from '../programme/receipt-lines.ts';
import { programmeWords } from '../text/programme.ts';
import { saveFile } from './save-file.ts';

export type ProgrammeFormat = 'xlsx' | 'geojson';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A programme to be written, whether it was accepted yet or not. */
interface ProgrammeToSave {
  readonly dataset: Dataset;
  /** Of the change that accepted it; empty before that. */
  readonly id: string;
  readonly receipt: ProgrammeReceipt;
  readonly rows: readonly ProgrammeRow[];
}

/** Writes a programme and hands it to the browser's downloads. */
export function saveProgramme({ dataset, id, receipt, rows }: ProgrammeToSave, format: ProgrammeFormat, language: Language): void {
  const { aboutSheet: about, nowhere, file } = programmeWords[language];
  const isSimulated = hasSample(dataset) || rows.some((row) => row.simulated);
  const simulated = isSimulated ? { zh: programmeWords.zh.simulated, en: programmeWords.en.simulated } : null;
  const said: ProgrammeAbout = { id, language, lines: receiptLines(receipt), words: { about, nowhere }, simulated };
  const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other);
  const span = years.length > 1 ? `${years[0]}-${years.at(-1)}` : `${years[0] ?? ''}`;
  const name = `${file(span, isSimulated)}.${format}`;
  if (format === 'xlsx') saveFile(name, XLSX, writeProgramme(rows, said));
  else saveFile(name, 'application/geo+json', writeProgrammeGeojson(rows, said));
}

/** The project's accepted programme as a file; nothing where there is none. */
export function saveAccepted(project: Project, format: ProgrammeFormat, language: Language): void {
  const accepted = acceptedIn(project);
  if (!accepted) return;
  const { id, programme } = accepted;
  saveProgramme({ dataset: project.dataset, id, receipt: programme.receipt, rows: acceptedRows(project) }, format, language);
}
