import type { Answers, OpenedFile } from '../../src/io/input-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
export const file = (name: string, text: string, more: Answers = {}): OpenedFile => openText({ name, bytes: bytes(text), ...more });
export const read = (...files: OpenedFile[]) => readDataset(files, { origin: 'own', title: { zh: '', en: '' } });
export const issuesOf = (text: string, more: Answers = {}) =>
  read(file('villages.csv', text, { role: 'villages', ...more })).reports[0]?.issues.map(({ outcome, line, column, reason }) => [
    outcome,
    line,
    column,
    reason,
  ]);

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
