import { describe, expect, it } from 'vitest';
import { gapRow } from '../../src/analysis/gap-rows.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { monthOf } from '../../src/domain/period.ts';
import type { District } from '../../src/domain/place.ts';
import { STATES } from '../../src/domain/state.ts';
import { millimetres } from '../../src/domain/units.ts';
import { LAYERS } from '../../src/layers/index.ts';
import {
  areaRates,
  assessmentInView,
  counted,
  drawing,
  drawnFacilities,
  layerSummaries,
  mapStates,
  questionOf,
  ranking,
  rankOf,
  receiptFor,
  villagesInFocus,
} from '../../src/state/selectors.ts';
import { fittingView, missingFrom, openingView } from '../../src/state/store.ts';
import { type Asked, DEFAULT_VIEW, type View } from '../../src/state/view.ts';
import { listed, tableOrder } from '../../src/state/village-list.ts';
import { at, counts, DATED_FILE, dataset, facility, indicator, reported, village } from '../analysis/build.ts';

const VILLAGES = [
  village({ id: '610728100202', county: '镇巴县', township: '泾洋街道', name: '甲村', households: 30 }),
  village({ id: '610727100201', name: '乙村', households: null }),
  village({ id: '610727100202', name: '丙村', households: 10, position: at(106.15, 33.4) }),
  village({ id: '610727100001', name: '丁社区', kind: 'community' }),
  village({ id: '610727101201', name: '戊村', township: '接官亭镇', households: 20, position: at(106.15, 33.375) }),
];
const DATA = dataset({
  villages: VILLAGES,
  facilities: [
    facility({ id: 'H1' }),
    facility({ id: 'H2', township: '接官亭镇', kind: 'centre-hospital', position: at(106.15, 33.42) }),
    facility({ id: 'H3', kind: 'county-hospital' }),
    facility({ id: 'H4', opened: monthOf(2020, 1) }),
  ],
  counties: [
    { code: '610727', name: '略阳县', level: 'county', county: '略阳县', schematic: false, polygons: [] },
    { code: '610728', name: '镇巴县', level: 'county', county: '镇巴县', schematic: false, polygons: [] },
    { code: '610729', name: '留坝县', level: 'county', county: '留坝县', schematic: false, polygons: [] },
  ],
  observations: new Map([
    ...reported('clinic-standard', { '610728100202': 'no', '610727100201': 'no', '610727100202': 'no', '610727101201': 'yes' }),
    ...reported('road-bus', { '610727100201': 'yes' }),
  ]),
  files: [DATED_FILE],
  years: [2018, 2019],
});
const VIEW: View = openingView(DATA, {});
const CLINIC = indicator('clinic-standard');

describe('the opening view', () => {
  it('is the first layer’s main indicator, the latest year and the plan’s scope', () => {
    expect(VIEW).toMatchObject({ indicator: 'clinic-standard', year: 2019, scope: 'own-township', communities: false });
  });

  it('drops from a link what the data set does not have', () => {
    const asked = {
      indicator: 'nothing',
      year: 1999,
      selected: 'nobody',
      receipt: { indicator: 'nothing', place: null, part: 'gap' },
    } as const;
    expect(fittingView(DATA, asked, {})).toMatchObject({ indicator: 'clinic-standard', year: 2019, selected: null, receipt: null });
    expect(fittingView(DATA, { year: 2018, selected: '610727100201' }, { language: 'en' })).toMatchObject({
      year: 2018,
      selected: '610727100201',
      language: 'en',
    });
  });

  it('drops places that the data set does not have, and puts a township into its own county', () => {
    const fitting = (asked: Asked) => fittingView(DATA, asked, {});
    const part = 'gap' as const;
    const indicator = 'clinic-standard';
    expect(fitting({ county: '999', receipt: { indicator, place: '999', part } })).toMatchObject({ county: null, receipt: null });
    expect(fitting({ county: '610727', township: '610727999' })).toMatchObject({ county: '610727', township: null });
    expect(fitting({ county: '610728', township: '610727101' })).toMatchObject({ county: '610727', township: '610727101' });
    expect(fitting({ township: '610727101' })).toMatchObject({ county: '610727', township: '610727101' });
    expect(fitting({ county: '610729' }), 'a county without a village is drawn').toMatchObject({ county: '610729' });
    for (const place of [null, '610727', '610727101', '610729'])
      expect(fitting({ receipt: { indicator, place, part } }).receipt, String(place)).toEqual({ indicator, place, part });
  });

  it('names what a link asked for in vain', () => {
    const missing = (asked: Asked) => missingFrom(asked, fittingView(DATA, asked, {}));
    expect(missing({})).toEqual([]);
    expect(missing({ year: 2018, county: '610727', township: '610727101', selected: '610727101201', pane: 'list' })).toEqual([]);
    expect(missing({ county: null, selected: null, receipt: null })).toEqual([]);
    expect(
      missing({
        indicator: 'nothing',
        year: 1999,
        county: '999',
        township: '999999',
        selected: 'nobody',
        receipt: { indicator: 'clinic-standard', place: '999', part: 'gap' },
      }),
    ).toEqual(['indicator', 'year', 'county', 'township', 'selected', 'receipt']);
  });
});

describe('questionOf', () => {
  it('asks at the year’s end, with the switches that the rule knows', () => {
    const moved = {
      ...VIEW,
      radii: { 'clinic-standard': millimetres(7000) },
      scope: 'nearest',
      centreOnly: true,
      neighbours: true,
      waive: true,
    } as const;
    expect(questionOf(DATA, VIEW, CLINIC)).toMatchObject({
      month: 2019 * 12 + 11,
      radius: 5_000_000,
      scope: 'own-township',
      kinds: null,
      neighbours: false,
      waive: false,
    });
    expect(questionOf(DATA, moved, CLINIC, 2018)).toMatchObject({
      month: 2018 * 12 + 11,
      radius: 7_000_000,
      scope: 'nearest',
      kinds: ['centre-hospital'],
      neighbours: true,
      waive: false,
    });
    expect(questionOf(DATA, moved, indicator('clinic-doctor'))).toMatchObject({
      radius: 5_000_000,
      kinds: null,
      neighbours: false,
      waive: true,
    });
    expect(questionOf(DATA, moved, indicator('road-paved'))).toMatchObject({ radius: 0, neighbours: false, waive: false });
  });
});

describe('counts', () => {
  it('count 行政村 only, and by the indicator each layer can answer', () => {
    const summaries = layerSummaries(DATA, VIEW);
    expect(summaries.map((summary) => summary.layer.id)).toEqual(LAYERS.map((layer) => layer.id));
    const clinic = summaries.find((summary) => summary.layer.id === 'clinic');
    expect(clinic?.counts).toEqual(counts({ gap: 1, exempt: 2, unknown: 1 }));
    const road = summaries.find((summary) => summary.layer.id === 'road');
    expect(road).toMatchObject({ asked: true, indicator: { id: 'road-bus' }, counts: { met: 1, unknown: 3 }, rate: 1 });
    const power = summaries.find((summary) => summary.layer.id === 'power');
    expect(power).toMatchObject({ asked: false, counts: { unknown: 4 }, rate: null });
  });

  it('show the layer in view by the indicator in view', () => {
    const summaries = layerSummaries(DATA, { ...VIEW, indicator: 'clinic-doctor' });
    expect(summaries.find((summary) => summary.layer.id === 'clinic')).toMatchObject({ indicator: { id: 'clinic-doctor' }, asked: false });
  });

  it('leave unweighed villages out of households, and count them apart', () => {
    const clinic = layerSummaries(DATA, { ...VIEW, weight: 'households' }).find((summary) => summary.layer.id === 'clinic');
    expect(clinic?.counts).toEqual(counts({ gap: 10, exempt: 20, unknown: 30 }, { exempt: 1 }));
  });

  it('are the same objects while nothing they depend on changes', () => {
    expect(counted(DATA, VIEW)).toBe(counted(DATA, { ...VIEW, search: 'x' }));
    expect(assessmentInView(DATA, VIEW)).toBe(assessmentInView(DATA, { ...VIEW, county: '610727' }));
  });
});

describe('ranking', () => {
  it('orders counties, or the townships of the county in view, by gaps', () => {
    expect(ranking(DATA, VIEW).map((row) => [row.code, row.counts.gap])).toEqual([
      ['610727', 1],
      ['610728', 0],
    ]);
    expect(ranking(DATA, { ...VIEW, county: '610727' }).map((row) => [row.code, row.counts.gap])).toEqual([
      ['610727100', 1],
      ['610727101', 0],
    ]);
  });

  it('gives a receipt the rank of its place, shared by equals, and none to what is not ranked', () => {
    const of = (place: string | null, view: View = VIEW) => rankOf(DATA, view, { indicator: view.indicator, place, part: 'gap' });
    expect([of('610727'), of('610728')]).toEqual([
      { rank: 1, of: 2 },
      { rank: 2, of: 2 },
    ]);
    const noGaps = { ...VIEW, radii: { 'clinic-standard': millimetres(20_000_000) } };
    expect(ranking(DATA, noGaps).map((row) => row.counts.gap)).toEqual([0, 0]);
    expect([of('610727', noGaps)?.rank, of('610728', noGaps)?.rank]).toEqual([1, 1]);
    expect([of(null), of('999'), rankOf(DATA, VIEW, { indicator: 'road-bus', place: '610727', part: 'gap' })]).toEqual([null, null, null]);
  });
});

describe('the list', () => {
  const names = (part: Partial<View>) => Array.from(tableOrder(DATA, { ...VIEW, ...part }), (index) => VILLAGES[index]?.name);

  it('holds the villages counted, narrowed by state, search and field check', () => {
    expect([...listed(DATA, VIEW)]).toEqual([0, 1, 2, 4]);
    expect([...listed(DATA, { ...VIEW, states: ['gap'] })]).toEqual([2]);
    expect([...listed(DATA, { ...VIEW, states: ['unknown', 'gap'] })]).toEqual([0, 2]);
    expect([...listed(DATA, { ...VIEW, search: '接官亭' })]).toEqual([4]);
    expect([...listed(DATA, { ...VIEW, search: '610728' })]).toEqual([0]);
    expect([...listed(DATA, { ...VIEW, search: ' 乙 村' })]).toEqual([1]);
    expect([...listed(DATA, { ...VIEW, fieldCheckOnly: true })]).toEqual([]);
    expect([...listed(DATA, { ...VIEW, fieldCheckOnly: true, radii: { 'clinic-standard': millimetres(7700) } })]).toEqual([2]);
  });

  it('sorts every column both ways, what is not known last either way', () => {
    expect(names({ sort: { key: 'code', descending: false } })).toEqual(['乙村', '丙村', '戊村', '甲村']);
    expect(names({}), 'gaps first unless asked otherwise').toEqual(['丙村', '甲村', '乙村', '戊村']);
    expect(names({ sort: { key: 'households', descending: false } })).toEqual(['丙村', '戊村', '甲村', '乙村']);
    expect(names({ sort: { key: 'households', descending: true } })).toEqual(['甲村', '戊村', '丙村', '乙村']);
    expect(names({ sort: { key: 'distance', descending: false } })).toEqual(['乙村', '戊村', '丙村', '甲村']);
    expect(names({ sort: { key: 'distance', descending: true } }).at(-1)).toBe('甲村');
    expect(names({ sort: { key: 'state', descending: false } })).toEqual(['丙村', '甲村', '乙村', '戊村']);
    expect(names({ sort: { key: 'name', descending: false } })).toEqual(['丙村', '甲村', '戊村', '乙村']);
    expect(names({ sort: { key: 'place', descending: true } })[0]).toBe('甲村');
  });

  it('keeps each row with its own index', () => {
    for (const index of tableOrder(DATA, { ...VIEW, sort: { key: 'distance', descending: true } }))
      expect(gapRow(assessmentInView(DATA, VIEW), index).village).toBe(VILLAGES[index]);
  });
});

describe('receiptFor', () => {
  it('opens over the same villages the number was counted on', () => {
    const whole = receiptFor(DATA, VIEW, { indicator: 'clinic-standard', place: null, part: 'gap' });
    expect(whole.lists).toEqual({ met: [], gap: [2], exempt: [1, 4], unknown: [0] });
    for (const row of ranking(DATA, VIEW)) {
      const part = receiptFor(DATA, VIEW, { indicator: 'clinic-standard', place: row.code, part: 'rate' });
      expect(part.counts).toEqual(row.counts);
      expect(STATES.flatMap((state) => part.lists[state]).sort()).toEqual([...row.members].sort());
    }
    expect(receiptFor(DATA, VIEW, { indicator: 'clinic-standard', place: '610727101', part: 'rate' }).lists).toEqual({
      met: [],
      gap: [],
      exempt: [4],
      unknown: [],
    });
    expect(() => receiptFor(DATA, VIEW, { indicator: 'nothing', place: null, part: 'rate' })).toThrow(RangeError);
  });
});

describe('the map', () => {
  const polygons: District['polygons'] = [
    [
      [
        [106, 33],
        [107, 33],
        [107, 34],
        [106, 33],
      ],
    ],
  ];
  const bordered = DATA.counties.map((county) => ({ ...county, polygons }));
  const drawn: Dataset = { ...DATA, counties: bordered, townships: bordered.map((one) => ({ ...one, level: 'township' as const })) };

  it('draws counties far out, villages from a zoom on, and what was chosen', () => {
    expect(drawing(drawn, VIEW, 3)).toBe('county');
    expect(drawing(drawn, VIEW, 9)).toBe('villages');
    expect(drawing(drawn, { ...VIEW, drawing: 'township' }, 3)).toBe('township');
  });

  it('draws villages whatever was chosen in a township, beside a card and where there are no villages', () => {
    const forced: View = { ...VIEW, drawing: 'county' };
    expect(drawing(drawn, { ...forced, county: '610727' }, 9)).toBe('county');
    expect(drawing(drawn, { ...forced, county: '610727', township: '610727101' }, 9)).toBe('villages');
    expect(drawing(drawn, { ...forced, selected: '1' }, 9)).toBe('villages');
    expect(drawing({ ...drawn, villages: [] }, VIEW, 3)).toBe('villages');
  });

  it('draws villages where areas have no border: no empty map, far out or as a link asks for it', () => {
    expect(drawing(DATA, VIEW, 3)).toBe('villages');
    expect(drawing({ ...drawn, townships: DATA.townships }, { ...VIEW, drawing: 'township' }, 3)).toBe('villages');
  });

  it('draws the villages that search and filters leave, however far out, unless areas were chosen', () => {
    expect(drawing(drawn, { ...VIEW, search: '梁山' }, 3)).toBe('villages');
    expect(drawing(drawn, { ...VIEW, states: ['gap'] }, 3)).toBe('villages');
    expect(drawing(drawn, { ...VIEW, states: ['gap'], drawing: 'county' }, 3)).toBe('county');
  });

  it('hides villages that are not listed and shows the others’ states', () => {
    const assessment = assessmentInView(DATA, VIEW);
    expect([...mapStates(assessment, listed(DATA, VIEW), 9)]).toEqual([3, 2, 1, 9, 2]);
  });

  it('shades areas by their rate: null where nothing is decided, and no rate at all where no village is in view', () => {
    const assessment = assessmentInView(DATA, { ...VIEW, scope: 'nearest', radii: { 'clinic-standard': millimetres(1000) } });
    expect(areaRates(assessment, counted(DATA, VIEW), 'county', 'villages', DATA.counties)).toEqual([
      { code: '610727', name: '略阳县', counts: counts({ met: 1, gap: 1, exempt: 1 }), rate: 0.5, shade: 1 },
      { code: '610728', name: '镇巴县', counts: counts({ exempt: 1 }), rate: null, shade: null },
    ]);
  });

  it('draws the facilities that count for the question, and none where distance takes no part', () => {
    const drawn = (view: View, selected = -1) => [
      ...drawnFacilities(assessmentInView(DATA, view).evidence, villagesInFocus(DATA, view), selected, 2),
    ];
    expect(drawn(VIEW)).toEqual([1, 1, 0, 0]);
    expect(drawn({ ...VIEW, centreOnly: true })).toEqual([0, 1, 0, 0]);
    expect(drawn({ ...VIEW, indicator: 'road-bus' })).toEqual([0, 0, 0, 0]);
    expect(drawn({ ...VIEW, states: ['gap'] }), 'quiet beside the few that a filter leaves').toEqual([2, 2, 0, 0]);
    const of = [...(assessmentInView(DATA, VIEW).evidence.proximity?.facility ?? [])];
    expect(drawn({ ...VIEW, states: ['gap'] }, of.indexOf(1))).toEqual([2, 1, 0, 0]);
    expect(DEFAULT_VIEW.indicator).toBe('');
  });
});
