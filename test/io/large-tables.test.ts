import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../src/domain/report.ts';
import { guessDelimiter, parseCarefully, parseLarge } from '../../src/io/csv.ts';
import type { OpenedFile } from '../../src/io/input-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { countryTables } from '../support/country-tables.ts';
import { encodeGb18030 } from '../support/gb18030.ts';

/** Flaws as offices' tables have them, some in every hundred rows. */
function spoilt(cells: string[], index: number): string[] {
  const [code = '', name = '', , , lon = '', lat = ''] = cells;
  const changed: Readonly<Record<number, Readonly<Record<number, string>>>> = {
    3: { 4: '' },
    5: { 4: lat, 5: lon },
    7: { 6: '约三百' },
    9: { 10: '大概' },
    11: { 0: '' },
    13: { 0: '', 3: '' },
    15: { 1: '' },
    17: { 0: code.slice(0, 9) },
    19: { 0: '6.10702E+11' },
    21: { 0: String(Number(code) - 1) },
    23: { [cells.length]: '多出' },
    25: { 1: `"${name}"` },
    27: { 1: `"${name}\n（新）"` },
  };
  const row = [...cells];
  for (const [at, cell] of Object.entries(changed[index % 97] ?? {})) row[Number(at)] = cell;
  return row;
}

/** A table above the million characters from which it is cut as it is asked for. */
const ROWS = 16_000;
const SPOILT = countryTables(ROWS, 3, spoilt).villages;
/** The same villages as another office knows them: some without a code, some with other figures. */
const OTHER = countryTables(ROWS, 3, (cells, index) => {
  const row = [...cells];
  if (index % 3 === 0) row[0] = '';
  if (index % 7 === 0) row[6] = String(Number(row[6]) + 1);
  if (index % 5 === 0) row[9] = '否';
  return row;
}).villages;

const large = (name: string, text: string): OpenedFile =>
  openText({ name, bytes: new TextEncoder().encode(text), role: 'villages', crs: 'wgs84' });

/** The same file by the plain path: every record parsed by PapaParse, every cell there. */
function plain(name: string, text: string): OpenedFile {
  const opened = large(name, text);
  const { content } = opened;
  if (content.kind !== 'table') throw new TypeError(`${name} is no table`);
  const records = parseCarefully(name, text, guessDelimiter(text), 1);
  return { ...opened, content: { ...content, sheets: content.sheets.map((sheet) => ({ ...sheet, records })) } };
}

const ABOUT = { origin: 'own', title: { zh: '', en: '' } } as const;

describe('a large table, whose cells are cut as they are asked for', () => {
  it.each([
    ['one of them', [['a.csv', SPOILT]]],
    [
      'two that differ',
      [
        ['a.csv', SPOILT],
        ['b.csv', OTHER],
      ],
    ],
  ] as const)('makes the same data set and the same reports as by the plain path: %s', (_, files) => {
    for (const [, text] of files) expect(text.length).toBeGreaterThan(1_000_000);
    const cut = readDataset(
      files.map(([name, text]) => large(name, text)),
      ABOUT,
    );
    const whole = readDataset(
      files.map(([name, text]) => plain(name, text)),
      ABOUT,
    );
    expect(cut).toEqual(whole);
    // What was compared has something in it, and every row has its place.
    expect(cut.dataset.villages.length).toBeGreaterThan(ROWS * 0.9);
    expect(cut.reports[0]?.issues.length).toBeGreaterThan(500);
    expect(cut.conflicts.length > 0).toBe(files.length > 1);
    for (const { rows, counts } of cut.reports) expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(rows);
  });

  it('is the same in GBK', () => {
    const gbk = openText({ name: 'a.csv', bytes: encodeGb18030(SPOILT), role: 'villages', crs: 'wgs84' });
    const { reports, ...read } = readDataset([gbk], ABOUT);
    const { reports: others, ...other } = readDataset([large('a.csv', SPOILT)], ABOUT);
    expect(read).toEqual(other);
    expect(reports.map((report) => ({ ...report, encoding: 'utf-8' }))).toEqual(others);
    expect(reports[0]?.encoding).toBe('gb18030');
  });

  it('gives each record its own cells, whatever was asked for between', () => {
    const text = SPOILT.slice(0, SPOILT.lastIndexOf('\n'));
    const records = parseLarge('a.csv', text, ',', 1);
    const known = parseCarefully('a.csv', text, ',', 1);
    // Up and down, across more blocks than are kept.
    for (let at = 0, step = 0; step < 2000; step++, at = (at + 7919) % records.length) {
      const [record, opposite] = [records[at], records[records.length - 1 - at]];
      expect([record?.line, record?.cells]).toEqual([known[at]?.line, known[at]?.cells]);
      expect(opposite?.cells).toEqual(known[records.length - 1 - at]?.cells);
      expect(record?.cells).toEqual(known[at]?.cells);
    }
  });

  it('keeps equal reports once', () => {
    const { dataset } = readDataset([large('a.csv', SPOILT)], ABOUT);
    const clinics = dataset.observations.get('clinic-standard');
    const lists = new Set([...(clinics?.values() ?? [])]);
    const different = new Set([...lists].map((runs) => JSON.stringify(runs)));
    expect(clinics?.size).toBeGreaterThan(10_000);
    expect(lists.size).toBe(different.size);
  });
});
