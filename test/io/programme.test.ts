import { describe, expect, it } from 'vitest';
import type { ProgrammeSheets } from '../../src/domain/programme.ts';
import { LANGUAGES, type Language } from '../../src/domain/text.ts';
import { isProgramme } from '../../src/io/is-programme.ts';
import { openFile } from '../../src/io/open-file.ts';
import { type ProgrammeKnown, readProgramme } from '../../src/io/read-programme.ts';
import { type ProgrammeAbout, writeProgramme } from '../../src/io/write-programme.ts';
import { madeProgramme } from '../support/programmes.ts';

const about = (language: Language): ProgrammeAbout => ({
  id: 'P-1',
  language,
  lines: [{ what: { zh: '预算', en: 'Budget' }, value: { zh: '=1+1', en: '2018: 30' } }],
  words: { about: '说明', nowhere: '未填县区' },
  simulated: { zh: '模拟数据', en: 'simulated' },
});

const read = async (bytes: Uint8Array, known: ProgrammeKnown): Promise<ProgrammeSheets> =>
  readProgramme(await openFile({ name: '方案.xlsx', bytes: bytes as Uint8Array<ArrayBuffer> }), known);

describe('a programme that goes out and comes back untouched', () => {
  const SEEDS = 300;
  it(`is what it was, whatever its works are called: ${SEEDS} programmes in both languages`, async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { rows, known } = madeProgramme(seed);
      const language = LANGUAGES[seed % 2] ?? 'zh';
      const back = await read(writeProgramme(rows, about(language)), known);
      const byId = new Map(back.rows.map((row) => [row.id, row]));
      expect(back.rows.length, `seed ${seed}`).toBe(rows.length);
      for (const row of rows) {
        const one = byId.get(row.id);
        expect(one, `seed ${seed} ${row.id}`).toMatchObject({ year: row.year, cost: row.cost?.cny ?? null, added: null, untaken: [] });
        // Fifteen digits are what a spreadsheet keeps.
        if (row.quantity === null) expect(one?.quantity).toBeNull();
        else expect(Math.abs((one?.quantity ?? Number.NaN) - row.quantity)).toBeLessThan(1e-10);
      }
      // One of the naughty strings has the digits of a bank card: it is told, as in any table.
      expect(back.issues.filter(({ reason }) => reason !== 'personal-number')).toEqual([]);
      expect(back.unread).toEqual([]);
      expect(back.programme).toBe('P-1');
    }
  });

  it('is known as a programme', async () => {
    const { rows } = madeProgramme(7);
    expect(isProgramme(await openFile({ name: 'x.xlsx', bytes: writeProgramme(rows, about('zh')) }))).toBe(true);
  });
});
