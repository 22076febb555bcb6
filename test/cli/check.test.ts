import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from './run.ts';

const VILLAGES = [
  '某县村情况表',
  'code,name,lon,lat,clinic',
  '610724103201,甲村,107.1,32.9,是',
  '610724103202,乙村,0,0,也许',
  '610724103202,乙村,107.2,32.9,是',
  '合计,,,,2',
  '',
].join('\n');
const STATUS =
  'subject,indicator,year,value\n610724103201,clinic-standard,2019,是\n610724103299,clinic-standard,2019,是\n610724103201,magic,2019,是\n';

/** Runs `check` on files of a folder; gives the outcome and what was written to r.json. */
function checked(files: Readonly<Record<string, string | Uint8Array>>, given: readonly string[]) {
  return inFolder(files, (folder) => {
    const { code, stdout, stderr } = gapmap(['check', ...given, '--json', 'r.json'], { cwd: folder });
    const report = JSON.parse(readFileSync(path.join(folder, 'r.json'), 'utf8'));
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toEqual(report);
    return { code, stderr, report };
  });
}

describe('check', () => {
  it('accounts for every row of one file as one object', () => {
    const { code, stderr, report } = checked({ 'v.csv': VILLAGES }, ['v.csv']);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      file: 'v.csv',
      as: 'villages',
      format: 'text',
      encoding: 'utf-8',
      delimiter: ',',
      crs: 'wgs84',
      rows: 5,
      accepted: 1,
      flagged: 1,
      rejected: 1,
      set_aside: 2,
    });
    expect(report.columns.slice(0, 2)).toEqual([
      { heading: 'code', field: 'code', confidence: 1, refused: false },
      { heading: 'name', field: 'name', confidence: 1, refused: false },
    ]);
    // Line 4: its position and its clinic cell, though the file names no year; line 5 repeats the code of line 4.
    expect(report.problems).toEqual([
      { outcome: 'set-aside', line: 1, column: '', value: '某县村情况表', reason: 'title-row' },
      { outcome: 'flagged', line: 4, column: 'lon', value: '0', reason: 'position-zero' },
      {
        ...{ outcome: 'flagged', line: 4, column: 'clinic', value: '也许', reason: 'unreadable-value' },
        suggestion: { kind: 'leave-blank', cells: [{ line: 4, column: 4, value: '' }] },
      },
      { outcome: 'rejected', line: 5, column: 'code', value: '610724103202', reason: 'repeated-code' },
      { outcome: 'set-aside', line: 6, column: '', value: '合计', reason: 'total-row' },
    ]);
    expect(stderr).toContain('5 rows = 1 accepted + 1 flagged + 1 rejected + 2 set aside');
  });

  it('reads several files together: reports are held against the villages given with them, a list in the order given', () => {
    const { code, report } = checked({ 'v.csv': VILLAGES, 's.csv': STATUS }, ['s.csv', 'v.csv']);
    expect(code).toBe(0);
    expect(report.map(({ file, accepted, rejected }: Record<string, unknown>) => [file, accepted, rejected])).toEqual([
      ['s.csv', 1, 2],
      ['v.csv', 1, 1],
    ]);
    expect(report[0].subjects_judged).toBe(true);
    expect(report[0].problems.map((problem: { line: number; reason: string }) => [problem.line, problem.reason])).toEqual([
      [3, 'unknown-subject'],
      [4, 'unknown-indicator'],
    ]);
  });

  it('does not judge the subjects of reports alone, and says so', () => {
    const { code, stderr, report } = checked({ 's.csv': STATUS }, ['s.csv', '--as', 'status']);
    expect(code).toBe(0);
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1, subjects_judged: false, crs: null });
    expect(stderr).toContain('its subjects are not judged');
  });

  it('takes the system, the kind and the encoding it is told', () => {
    const gbk = new Uint8Array([...Buffer.from('code,name,lon,lat\n1,'), 0xbc, 0xd7, ...Buffer.from(',107.1,32.9\n')]);
    const { report } = checked({ 'v.csv': gbk }, ['v.csv', '--as', 'villages', '--crs', 'bd09', '--encoding', 'gb18030']);
    expect(report).toMatchObject({ crs: 'bd09', encoding: 'gb18030', accepted: 1 });
  });

  it.each<[string, string, string]>([
    ['headings of 百度', '行政村,百度经度,百度纬度\n甲村,107.0235,33.0676\n', 'bd09'],
    ['columns of the poverty register', 'aar008,aar101,aar102\n甲村,107.0235,33.0676\n', 'bd09'],
    ['metres with their zone', '行政村,X,Y\n甲村,35595200,3660140\n', 'epsg4523'],
    ['metres of Web Mercator', '行政村,X,Y\n甲村,11913800,3903600\n', 'web-mercator'],
  ])('%s: tells which system they sound like, reads as it is told', (_, text, crs) => {
    const alone = checked({ 'v.csv': text }, ['v.csv']);
    expect(alone.code).toBe(0);
    expect(alone.report).toMatchObject({ crs: 'wgs84', suggested_crs: crs, rows: 1 });
    expect(alone.stderr).toContain(`sound like ${crs}, read as wgs84: say --crs ${crs} if they are`);
    const told = checked({ 'v.csv': text }, ['v.csv', '--crs', crs]);
    expect(told.report).toMatchObject({ crs, accepted: 1 });
    expect([told.report.suggested_crs, told.stderr.includes('sound like')]).toEqual([undefined, false]);
  });

  it('metres read as degrees are out of range, and say what they would be', () => {
    const { report } = checked({ 'v.csv': '行政村,X,Y\n甲村,35595200,3660140\n' }, ['v.csv', '--crs', 'wgs84']);
    expect(report).toMatchObject({ flagged: 1, problems: [{ line: 2, reason: 'position-out-of-range' }] });
    expect('suggested_crs' in report).toBe(false);
  });

  it('suggests nothing where headings name the system it is read in, or there is no position', () => {
    for (const text of ['行政村,经度(WGS84),纬度(WGS84)\n甲村,107.0235,33.0676\n', '行政村,户数\n甲村,3\n'])
      expect('suggested_crs' in checked({ 'v.csv': text }, ['v.csv']).report).toBe(false);
  });

  it('refuses a file with where and what to do, exit 2, and still answers for the others', () => {
    const { code, stderr, report } = checked({ 'v.csv': VILLAGES, 'bad.csv': 'code,name\n1,"甲\n2,乙\n' }, ['bad.csv', 'v.csv']);
    expect(code).toBe(2);
    expect(report[0]).toEqual({
      file: 'bad.csv',
      refused: {
        problem: 'unclosed-quote',
        line: 2,
        column: null,
        detail: 'a quotation mark is opened here and not closed at the end of its cell',
      },
    });
    expect(report[1]).toMatchObject({ file: 'v.csv', rows: 5 });
    expect(stderr).toMatch(/^gapmap: bad\.csv, line 2: .+\. What to do: close the quotation mark or remove it$/m);
  });

  it.each<[readonly string[], RegExp]>([
    [['check'], /at least one FILE/],
    [['check', 'v.csv', 'v.csv'], /v\.csv is given twice/],
    [['check', 'v.csv', '--as', 'towns'], /--as "towns" is none of: villages, facilities, status, districts, roads, works/],
    [['check', 'v.csv', '--json', 'v.csv'], /would replace the input/],
    [['check', 'nowhere.csv'], /nowhere\.csv: cannot be read: no such file/],
  ])('a wrong call: %s', (given, message) => {
    inFolder({ 'v.csv': VILLAGES }, (folder) => {
      const { code, stdout, stderr } = gapmap(given, { cwd: folder });
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(message);
      expect(readFileSync(path.join(folder, 'v.csv'), 'utf8')).toBe(VILLAGES);
    });
  });
});
