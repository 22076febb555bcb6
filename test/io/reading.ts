import { type InputFile, readDataset } from '../../src/io/read-dataset.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
export const file = (name: string, text: string, more: Partial<InputFile> = {}): InputFile => ({ name, bytes: bytes(text), ...more });
export const read = (...files: InputFile[]) => readDataset(files, { origin: 'own', title: { zh: '', en: '' } });
export const issuesOf = (text: string, more: Partial<InputFile> = {}) =>
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
