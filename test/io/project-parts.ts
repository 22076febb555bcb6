import type { Change } from '../../src/domain/edit.ts';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import type { ProjectFile } from '../../src/io/project-file.ts';
import { facility, village } from '../analysis/build.ts';

const { origin: _ofVillage, ...ADDED_VILLAGE } = village({ id: 'N', position: { at: null, problem: 'position-missing' } });
const { origin: _ofFacility, ...ADDED_FACILITY } = facility({ id: 'F', opened: monthOf(2018, 3) });

const utf8 = (text: string) => new TextEncoder().encode(text);

const VILLAGE = { kind: 'village', id: '610727112205' } as const;

const WORK = { kind: 'work', id: 'W-1', words: { code: null, county: '略阳县', township: '', name: '修路', kind: null } } as const;
const UNIT_COST = { cny: 600_000, spread: 0.3, year: 2018, source: { zh: '估算', en: 'estimate' } };

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
    {
      kind: 'add-work',
      work: {
        id: 'road-new/610727112205',
        name: '甲村新建通村路',
        kind: 'road-new',
        indicator: 'road-paved',
        county: '略阳县',
        township: '白雀寺镇',
        quantity: 2.5,
        unit: '公里',
        cost: 1_500_000,
        costBy: UNIT_COST,
        plannedStart: null,
        plannedEnd: yearEnd(2020),
        completed: null,
        simulated: false,
        path: [[wgs84(106.07, 33.23), wgs84(106.08, 33.24)]],
      },
      villages: [VILLAGE],
    },
    { kind: 'work', of: WORK, part: 'plannedEnd', from: null, to: yearEnd(2019) },
    { kind: 'work', of: WORK, part: 'cost', from: 10, to: null },
    { kind: 'remove-work', of: WORK },
  ],
};

/** A change that accepts a programme. */
export const ACCEPTING: Change = {
  ...EVERY_EDIT,
  id: 'c3',
  edits: [],
  programme: {
    receipt: {
      title: { zh: '接受方案 2018–2020 年', en: 'Programme 2018–2020 accepted' },
      asOf: yearEnd(2019),
      budget: [{ year: 2020, cny: 3_000_000 }],
      carriesOver: false,
      spent: 1_500_000,
      value: { of: { zh: '受益人口', en: 'People served' }, reached: 800, bound: 800, proof: 'optimal' },
      stated: [{ what: { zh: '每村最多', en: 'At most per village' }, value: { zh: '2 项', en: '2 works' } }],
      people: 'registered',
      unitCosts: [{ remedy: 'road-new', name: { zh: '新建通村路', en: 'New road' }, unit: { zh: '公里', en: 'km' }, cost: UNIT_COST }],
      files: ['村表/一.csv'],
    },
    works: [
      {
        id: 'road-new/610727112205',
        remedy: 'road-new',
        rank: 1,
        score: 72.5,
        people: 812,
        poorPeople: null,
        hamlets: 4,
        due: 2020,
        requires: ['road-new/610727112206'],
        simulated: false,
        estimate: { cost: { cny: 1_500_000, low: 1_050_000, high: 1_950_000 }, by: UNIT_COST },
      },
    ],
  },
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
