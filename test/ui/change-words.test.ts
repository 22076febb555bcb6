import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { editInWords } from '../../src/ui/edit/change-words.ts';

const of = { kind: 'village', id: '610727112205' } as const;
const figure = (figure: 'households' | 'exitYear' | 'reportedKm', from: number | null, to: number): Edit => ({
  kind: 'figure',
  of,
  figure,
  from,
  to,
});

describe('an edit in words', () => {
  it('prints amounts as the cards do, and a year as a year', () => {
    expect(editInWords(figure('households', 1234, 12345), 'zh')).toMatchObject({ from: '1,234', to: '12,345' });
    expect(editInWords(figure('reportedKm', null, 4.25), 'zh')).toMatchObject({ to: '4.25' });
    expect(editInWords(figure('exitYear', 2018, 2019), 'zh')).toMatchObject({ from: '2018', to: '2019' });
  });
});
