import { hasSample } from '../../domain/dataset.ts';
import type { Language } from '../../domain/text.ts';
import { type ProgrammeAbout, writeProgramme, writeProgrammeGeojson } from '../../io/write-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { acceptedRows } from '../../state/accepted-rows.ts';
import type { Project } from '../../state/store.ts';
import { receiptLines } from '../programme/receipt-lines.ts';
import { programmeWords } from '../text/programme.ts';
import { saveFile } from './save-file.ts';

type ProgrammeFormat = 'xlsx' | 'geojson';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes the project's accepted programme and hands it to the browser's downloads; nothing where there is none. */
export function saveAccepted(project: Project, format: ProgrammeFormat, language: Language): void {
  const accepted = acceptedIn(project);
  if (!accepted) return;
  const { aboutSheet: about, nowhere, file } = programmeWords[language];
  const rows = acceptedRows(project);
  const isSimulated = hasSample(project.dataset) || rows.some((row) => row.simulated);
  const simulated = isSimulated ? { zh: programmeWords.zh.simulated, en: programmeWords.en.simulated } : null;
  const lines = receiptLines(accepted.programme.receipt);
  const said: ProgrammeAbout = { id: accepted.id, language, lines, words: { about, nowhere }, simulated };
  const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other);
  const span = years.length > 1 ? `${years[0]}-${years.at(-1)}` : `${years[0] ?? ''}`;
  const name = `${file(span, isSimulated)}.${format}`;
  if (format === 'xlsx') saveFile(name, XLSX, writeProgramme(rows, said));
  else saveFile(name, 'application/geo+json', writeProgrammeGeojson(rows, said));
}
