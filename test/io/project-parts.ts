import type { Change } from '../../src/domain/edit.ts';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import type { ProjectFile } from '../../src/io/project-file.ts';
import { facility, village } from '../analysis/build.ts';

const { origin: _ofVillage, ...ADDED_VILLAGE } = village({ id: 'N', position: { at: null, problem: 'position-missing' } });
const { origin: _ofFacility, ...ADDED_FACILITY } = facility({ id: 'F', opened: monthOf(2018, 3) });

const utf8 = (text: string) => new TextEncoder().encode(text);

const VILLAGE = { kind: 'village', id: '610727112205' } as const;

/** One change of every kind of edit. */
export const EVERY_EDIT: Change = {
  id: 'c1',
  at: '2019-12-01T08:00:00.000Z',
  by: 'hand',
  source: '电话核实',
  note: '',
  edits: [
    { kind: 'position', of: VILLAGE, from: null, to: wgs84(106.07, 33.23) },
    { kind: 'figure', of: VILLAGE, figure: 'households', from: 10, to: null },
    { kind: 'figure', of: VILLAGE, figure: 'poor', from: null, to: true },
    { kind: 'report', of: { kind: 'facility', id: 'H' }, indicator: 'road-paved', month: yearEnd(2019), from: 'no', to: 3.5 },
    { kind: 'add-village', village: ADDED_VILLAGE },
    { kind: 'add-facility', facility: ADDED_FACILITY },
    { kind: 'note', of: VILLAGE, from: '', to: '已核' },
  ],
};

const TABLE = utf8('行政村,经度,纬度\n甲村,106.07,33.23\n');

/** A project with everything in it. */
export const PROJECT: ProjectFile = {
  name: '略阳县 2019',
  origin: 'own',
  inputs: [
    {
      name: '村表/一.csv',
      bytes: TABLE,
      role: 'villages',
      encoding: 'utf-8',
      sheet: '表1',
      crs: 'gcj02',
      crsOf: { 略阳县: 'bd09' },
      asOf: yearEnd(2019),
      mapping: { 0: 'name', 3: null },
      amendments: [{ line: 2, column: 1, value: '106.08' }],
      prefer: ['a'],
      placeOf: { 2: '610727112205' },
    },
    { name: '村表/一.csv', bytes: utf8('行政村,经度,纬度\n乙村,106.1,33.2\n') },
  ],
  changes: [EVERY_EDIT, { ...EVERY_EDIT, id: 'c2', by: 'file', edits: [] }],
  snapshots: [{ name: '年底', asOf: yearEnd(2019), at: 1_575_158_400_000, inputs: [{ name: '旧.csv', bytes: TABLE }], changes: [] }],
};
