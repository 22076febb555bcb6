import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder, rowsOf } from './run.ts';

/** Nothing here says of when it is; the hospital was closed in 2015. */
const FILES = {
  'villages.csv': 'code,name,county,township,lon,lat\n610727100201,甲村,略阳县,兴州街道,106.15,33.33\n',
  'facilities.csv': 'id,name,kind,county,township,lon,lat,closed\nH1,院,乡镇卫生院,略阳县,兴州街道,106.15,33.33,2015-06\n',
};
const TOLD = /no file says of when it is: opening and closing dates are ignored; have them counted with --year/;

describe('files that say nothing of when they are', () => {
  it.each([
    ['rollup', ['--by', 'county', '--layer', 'clinic'], { rows: 1 }],
    ['coverage', [], { facilities: 1 }],
  ] as const)('%s ignores the dates of facilities and says so, and counts them as of a year that is asked for', (name, more, answer) => {
    inFolder(FILES, (folder) => {
      const call = [name, '--data', '.', '--json', 'out.json', ...more];
      const lines = () => JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'))[0];
      const undated = gapmap(call, { caller: folder });
      expect(undated).toMatchObject({ code: 0, answer, stderr: expect.stringMatching(TOLD) });
      if (name === 'rollup') expect(lines()).toMatchObject({ met: 1, gap: 0, unknown: 0 });
      const dated = gapmap([...call, '--year', '2019'], { caller: folder });
      expect(dated.code).toBe(0);
      expect(dated.stderr).not.toMatch(TOLD);
      if (name === 'rollup') expect(lines()).toMatchObject({ year: 2019, met: 0, gap: 0, unknown: 1 });
      else expect(dated.answer).toMatchObject({ facilities: 0 });
    });
  });

  it('gaps does the same', () => {
    inFolder(FILES, (folder) => {
      gapmap(['gaps', '--villages', 'villages.csv', '--facilities', 'facilities.csv', '--out', 'out.csv'], { caller: folder });
      expect(rowsOf(path.join(folder, 'out.csv'))[0]).toMatchObject({ state: 'met', nearest_id: 'H1' });
    });
  });
});
