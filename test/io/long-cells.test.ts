import { describe, expect, it } from 'vitest';
import { FileError, type RowIssue } from '../../src/domain/report.ts';
import { formatOf } from '../../src/io/formats/number-format.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';

const ABOUT = { origin: 'own', title: { zh: '', en: '' } } as const;
const LENGTH = 60_000;
/** A second a cell is promised; a whole row of such cells, a million characters, is given three. */
const MOST_MS = 3000;
const LONGEST_SHOWN = 200;

const filled = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
/** Texts that a pattern with two ways to go on walks again and again. */
const LONG: readonly (readonly [begins: string, piece: string, ends: string])[] = [
  ['', '1°', ''],
  ['', '1,', ''],
  ['', '(', ''],
  ['', '是/', ''],
  ['', '村', ''],
  ['', '2019年', ''],
  ['审核', '审核 ', ''],
  ['1', ' ', 'x'],
  ['不具备', ' ', '('],
  ['甲', '\n', '乙'],
  ['=', '"', '1'],
  ['1e', '1', 'x'],
  ['POLYGON((', '107.1 33.2,', '1'],
];
const texts = LONG.map(([begins, piece, ends]) => [`${begins} ${JSON.stringify(piece)} ${ends}`, begins + filled(piece) + ends] as const);

const TABLES = {
  villages:
    '县区,乡镇,行政村,村编码,经度,纬度,户数,常住人口,是否贫困村,退出年度,到乡镇距离(公里),是否通硬化路,自来水普及率,年度,坐标来源,备注',
  facilities: '县区,乡镇,机构名称,id,类别,经度,纬度,投入使用日期,床位数,备注',
  status: 'subject,indicator,year,value,备注',
  works: '项目编号,村编码,项目名称,投资(万元),数量,单位,开工日期,完工日期,备注',
  codes: '原村编码,新村编码,备注',
  targets: 'indicator,year,target,county,备注',
} as const;

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Reads a table as the import does; gives the longest value its report shows, null where it is refused. */
function longestShown(text: string, role: keyof typeof TABLES): number | null {
  const opened = openText({ name: 'x.csv', bytes: new TextEncoder().encode(text) });
  try {
    inspectFile(opened);
    const { reports } = readDataset([{ ...opened, role }], ABOUT);
    return Math.max(0, ...reports.flatMap(({ issues }) => issues.map(({ value }) => value.length)));
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

describe('a cell of sixty thousand characters', () => {
  it.each(Object.entries(TABLES) as [keyof typeof TABLES, string][])(
    'takes no second in any column of %s, and the report shows its beginning only',
    (role, headings) => {
      const columns = headings.split(',');
      // A million characters a text: every one goes through the widest table, some through the others.
      for (const [name, long] of texts.filter((_, at) => role === 'villages' || at % 3 === 0)) {
        let shown: number | null = null;
        const ms = cpuMs(() => {
          shown = longestShown(`${headings}\n${columns.map(() => quoted(long)).join(',')}\n`, role);
        });
        expect(ms, name).toBeLessThan(MOST_MS);
        expect(shown ?? 0, name).toBeLessThanOrEqual(LONGEST_SHOWN);
      }
    },
    60_000,
  );

  it('takes no second as a heading or a title', () => {
    for (const [name, long] of texts) {
      const ms = cpuMs(() => longestShown(`${quoted(long)},,,\n${quoted(long)},行政村,经度,纬度\n甲,乙,107.1,33.1\n`, 'villages'));
      expect(ms, name).toBeLessThan(MOST_MS);
    }
  }, 60_000);

  it('is no position, wherever it could be cut, and its row is told', () => {
    const polygon = `POLYGON((${Array.from({ length: 300 }, (_, at) => `107.${100 + at} 33.${100 + at}`).join(', ')}))`;
    const rows = Array.from({ length: 20 }, (_, row) => `甲${row}村,"${polygon}"`);
    const opened = openText({ name: 'x.csv', bytes: new TextEncoder().encode(`行政村,坐标\n${rows.join('\n')}\n乙村,"107.1,33.2"\n`) });
    let issues: readonly RowIssue[] = [];
    const ms = cpuMs(() => {
      issues = readDataset([{ ...opened, role: 'villages' }], ABOUT).reports[0]?.issues ?? [];
    });
    expect(ms).toBeLessThan(1000);
    expect(issues.map(({ reason }) => reason)).toEqual(rows.map(() => 'position-unreadable'));
    expect(issues[0]?.value).toHaveLength(LONGEST_SHOWN);
    expect(issues[0]?.value).toMatch(/^POLYGON\(\(107\.100 33\.100, .+…$/);
  });

  it('as a number format is none of Excel', () => {
    const formats = [filled('"a"'), `${filled(';')}"`, filled('h'), filled('m'), filled('0'), `yyyy${filled('[')}`];
    for (const format of formats) {
      expect(cpuMs(() => expect(formatOf(164, new Map([[164, format]]))).toEqual({ kind: 'number' }))).toBeLessThan(1000);
    }
    expect(formatOf(164, new Map([[164, '0'.repeat(12)]]))).toEqual({ kind: 'padded', width: 12 });
  });
});
