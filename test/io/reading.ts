import type { Answers, OpenedFile } from '../../src/io/input-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
export const file = (name: string, text: string, more: Answers = {}): OpenedFile => openText({ name, bytes: bytes(text), ...more });
export const read = (...files: OpenedFile[]) => readDataset(files, { origin: 'own', title: { zh: '', en: '' } });
export const villages = (name: string, text: string, more: Answers = {}) => file(name, text, { role: 'villages', ...more });
/** A report's issues as what came of the row, where, what stood there and why. */
export const said = (report: ReturnType<typeof read>['reports'][number] | undefined) =>
  report?.issues.map(({ outcome, line, column, value, reason }) => [outcome, line, column, value, reason]);
export const issuesOf = (text: string, more: Answers = {}) =>
  read(villages('villages.csv', text, more)).reports[0]?.issues.map(({ outcome, line, column, reason }) => [outcome, line, column, reason]);

export const SQUARE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '略阳县', code: '610727' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [106, 33],
            [107, 33],
            [107, 34],
            [106, 34],
            [106, 33],
          ],
        ],
      },
    },
  ],
});
