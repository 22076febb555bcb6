import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { stateOf } from '../../src/analysis/assess.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import type { Indicator } from '../../src/domain/indicator.ts';
import type { Value } from '../../src/domain/observation.ts';
import type { Facility, Village } from '../../src/domain/place.ts';
import { STATES } from '../../src/domain/state.ts';
import type { Text } from '../../src/domain/text.ts';
import { FACILITY_KINDS, findIndicator, INDICATORS, LAYERS } from '../../src/layers/index.ts';
import { PLAN, targetsOf } from '../../src/plans/index.ts';
import { at, DECEMBER_2019, dataset, facility, reported, village } from '../analysis/build.ts';

const KIND_IDS = FACILITY_KINDS.map((kind) => kind.id);

/** Headings are compared as a reader folds them. */
const fold = (heading: string) => heading.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function expectText(text: Text): void {
  expect(text.zh.trim()).toBe(text.zh);
  expect(text.zh).toMatch(/\p{Script=Han}/u);
  expect(text.en.trim()).toBe(text.en);
  expect(text.en).toMatch(/[A-Za-z]{2}/);
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the registry', () => {
  it('has the six layers of the plan, and whatever was added', () => {
    expect(LAYERS.map((layer) => layer.id)).toEqual(
      expect.arrayContaining(['road', 'water', 'power', 'broadband', 'sanitation', 'clinic']),
    );
  });

  it('has unique ids: layers, indicators, facility kinds', () => {
    expect(twice(LAYERS.map((layer) => layer.id))).toEqual([]);
    expect(twice(INDICATORS.map(({ indicator }) => indicator.id))).toEqual([]);
    expect(twice(KIND_IDS)).toEqual([]);
  });

  it('recognises every heading for one indicator only, and an id is a heading of its own', () => {
    const headings = INDICATORS.flatMap(({ indicator }) => [...new Set([indicator.id, ...indicator.headings.names].map(fold))]);
    expect(twice(headings)).toEqual([]);
  });

  it('reads every word of a facility kind as one kind only', () => {
    expect(twice(FACILITY_KINDS.flatMap((kind) => [...new Set([kind.id, kind.name.zh, ...kind.synonyms].map(fold))]))).toEqual([]);
  });

  it('finds an indicator with its layer, and nothing by an unknown id', () => {
    for (const { layer, indicator } of INDICATORS) expect(findIndicator(indicator.id)).toEqual({ layer, indicator });
    expect(findIndicator('no-such-indicator')).toBeUndefined();
  });

  it('leaves no target of a village or facility without an indicator that speaks of it, works and county hospitals aside', () => {
    const spoken = INDICATORS.flatMap(({ indicator }) => indicator.targets);
    const silent = PLAN.targets.filter((target) => !spoken.includes(target.id)).map((target) => target.id);
    expect(silent).toEqual([
      'road-new',
      'road-repair',
      'power-lines',
      'power-transformers',
      'power-lines-deep',
      'power-transformers-deep',
      'county-hospital',
    ]);
  });
});

describe.each(LAYERS.map((layer) => [layer.id, layer] as const))('layer %s', (_, layer) => {
  it('is named in both languages and led by an indicator of villages', () => {
    expect(layer.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expectText(layer.name);
    expect(layer.indicators[0].subject).toBe('village');
    for (const kind of layer.facilityKinds) {
      expectText(kind.name);
      expect(kind.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(kind.synonyms.length).toBeGreaterThan(0);
    }
  });
});

/** A report that makes a village lying far from every facility met, a gap, exempt, or unknown by its rule. */
function reportsFor({ rule }: Indicator): Readonly<Record<'met' | 'gap' | 'exempt', Value>> {
  if (rule.kind === 'yes-no' || rule.kind === 'near') return { met: 'yes', gap: 'no', exempt: 'exempt' };
  if (rule.kind === 'none-left') return { met: 0, gap: 1, exempt: 'exempt' };
  if (rule.kind === 'at-least') return { met: rule.atLeast, gap: rule.atLeast - 0.1, exempt: 'exempt' };
  return { met: rule.atLeastPercent, gap: rule.atLeastPercent - 1, exempt: 'exempt' };
}

/** 100 of everything, so that a share's percentage is its count. */
const HUNDRED = { households: 100, hamlets30: 100, hamlets: 40, groups: 60 } as const;

function assessed(
  indicator: Indicator,
  villages: readonly Village[],
  facilities: readonly Facility[],
  values: Readonly<Record<string, Value>> | null,
): string[] {
  const observations = values === null ? new Map() : reported(indicator.id, values);
  const assessment = answer(dataset({ villages, facilities, observations }), defaultQuestion(indicator, DECEMBER_2019));
  return villages.map((_, index) => stateOf(assessment, index));
}

describe.each(INDICATORS.map(({ indicator }) => [indicator.id, indicator] as const))('indicator %s', (id, indicator) => {
  it('speaks both languages and is recognised by headings that are no mere blanks', () => {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expectText(indicator.name);
    expectText(indicator.lacking);
    if (indicator.source) expectText(indicator.source);
    expect(indicator.headings.names.length).toBeGreaterThan(0);
    for (const name of indicator.headings.names) expect(fold(name)).not.toBe('');
    expect(twice(indicator.headings.names)).toEqual([]);
  });

  it('names targets the plan has, each of its own layer', () => {
    const layer = findIndicator(id)?.layer.id;
    expect(
      targetsOf(indicator.targets)
        .map((target) => target.id)
        .sort(),
    ).toEqual([...indicator.targets].sort());
    for (const target of targetsOf(indicator.targets)) expect(target.layer).toBe(layer);
  });

  it('has a sane rule, read by columns that fit it', () => {
    const { rule, headings } = indicator;
    if (rule.kind === 'share') {
      expect(rule.atLeastPercent).toBeGreaterThan(0);
      expect(rule.atLeastPercent).toBeLessThanOrEqual(100);
      expect(Number.isInteger(rule.atLeastPercent)).toBe(true);
      expect(headings.reads).toBe('count');
    }
    if (rule.kind === 'at-least') {
      expect(rule.atLeast).toBeGreaterThan(0);
      expect(headings.reads).not.toBe('yes-no');
      if (headings.reads === 'percent') expect(rule.atLeast).toBeLessThanOrEqual(100);
    }
    if (rule.kind === 'yes-no' || rule.kind === 'near') expect(headings.reads).toBe('yes-no');
    if (rule.kind === 'none-left') expect(['yes-no', 'percent']).not.toContain(headings.reads);
    if (headings.reads === 'count' && rule.kind === 'none-left') expect(headings.counts, 'a count says of what').toBeDefined();
    if (rule.kind === 'near') {
      expect(rule.radiusKm).toBeGreaterThan(0);
      expect(rule.radiusKm).toBeLessThanOrEqual(100);
      expect(rule.facilities.length).toBeGreaterThan(0);
      expect(KIND_IDS).toEqual(expect.arrayContaining([...rule.facilities]));
      if (rule.called) expectText(rule.called);
      for (const text of Object.values(rule.ofOne ?? {})) expectText(text);
      if (rule.narrower) expect(rule.facilities).toEqual(expect.arrayContaining([...rule.narrower]));
      if (rule.neighbour) {
        expect(KIND_IDS).toContain(rule.neighbour);
        expect(rule.facilities).not.toContain(rule.neighbour);
      }
    }
  });
});

const REMEDIES = INDICATORS.flatMap(({ indicator }) => (indicator.remedies ?? []).map((remedy) => ({ indicator, remedy })));

describe('remedies', () => {
  it('are one where two indicators name the same', () => {
    for (const { remedy } of REMEDIES) for (const { remedy: other } of REMEDIES) if (remedy.id === other.id) expect(remedy).toBe(other);
  });

  it('require indicators that works close too, of villages, and none requires itself in a circle', () => {
    const workable = new Set(REMEDIES.flatMap(({ indicator }) => (indicator.subject === 'village' ? [indicator.id] : [])));
    const afterOf = (id: string) => REMEDIES.flatMap(({ indicator, remedy }) => (indicator.id === id ? remedy.after : []));
    for (const { indicator } of REMEDIES) {
      const found = new Set(afterOf(indicator.id));
      for (const id of found) for (const next of afterOf(id)) found.add(next);
      expect([...found].filter((id) => !workable.has(id))).toEqual([]);
      expect(found).not.toContain(indicator.id);
    }
  });

  it('of a bureau that several layers name are its under one name', () => {
    const names = new Map(LAYERS.flatMap(({ bureau }) => (bureau ? [[bureau.id, bureau.name] as const] : [])));
    for (const { bureau } of LAYERS) {
      if (!bureau) continue;
      expectText(bureau.name);
      expect(bureau.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(names.get(bureau.id)).toEqual(bureau.name);
    }
  });
});

describe.each(REMEDIES.map(({ indicator, remedy }) => [`${remedy.id} of ${indicator.id}`, indicator, remedy] as const))(
  'remedy %s',
  (_, indicator, remedy) => {
    it('is named and counted in both languages, at a cost that says where it comes from', () => {
      expect(remedy.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expectText(remedy.name);
      expect(remedy.unit.zh).toMatch(/\p{Script=Han}/u);
      expect(remedy.unit.en).toMatch(/[a-z]/);
      const { cny, spread, year, source } = remedy.cost;
      expect(Number.isInteger(cny) && cny > 0).toBe(true);
      expect(spread).toBeGreaterThanOrEqual(0);
      expect(spread).toBeLessThan(1);
      expect(year).toBeGreaterThan(2000);
      expectText(source);
    });

    it('has a quantity that its indicator, or another it names, can tell', () => {
      const { quantity } = remedy;
      if (quantity.kind === 'reported') expect(findIndicator(quantity.by)).toBeDefined();
      if (quantity.kind === 'road') expect(findIndicator(quantity.reported)?.indicator.headings.reads).toBe('km');
      if (quantity.kind === 'lacking') {
        expect(['share', 'none-left', 'at-least']).toContain(indicator.rule.kind);
        if (indicator.headings.reads === 'percent') expect(quantity.percentOf).toBeDefined();
      }
    });

    it('leaves no gap without a proposal: one of the indicator’s does wherever the others do not', () => {
      expect(indicator.remedies?.some(({ upToPercent, quantity: { kind } }) => upToPercent === undefined && kind !== 'listed')).toBe(true);
      if (remedy.upToPercent !== undefined) expect(remedy.upToPercent > 0 && remedy.upToPercent < 100).toBe(true);
    });
  },
);

const VILLAGE_INDICATORS = INDICATORS.filter(({ indicator }) => indicator.subject === 'village');

describe.each(VILLAGE_INDICATORS.map(({ indicator }) => [indicator.id, indicator] as const))('indicator %s, assessed', (_, indicator) => {
  const { rule } = indicator;
  const kind = rule.kind === 'near' ? (rule.facilities[0] ?? '') : 'none';
  const far = [facility({ id: 'H', kind, position: at(100, 25) })];
  const villages = ['met', 'gap', 'exempt', 'unknown'].map((id) => village({ id, ...HUNDRED }));

  it('gives each of the four states', () => {
    expect(assessed(indicator, villages, far, reportsFor(indicator))).toEqual([...STATES]);
  });

  it('makes unknown, never met or gap, of a village nothing is reported for', () => {
    expect(assessed(indicator, villages, far, {})).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  if (rule.kind === 'near' && !rule.optional) {
    it('asks distance alone where no file reports it, at its own radius', () => {
      const near = facility({ id: 'H', kind, position: at(106.15, 33.33 + rule.radiusKm / 112) });
      const beyond = facility({ id: 'H', kind, position: at(106.15, 33.33 + rule.radiusKm / 110) });
      expect(assessed(indicator, villages.slice(0, 1), [near], null)).toEqual(['met']);
      expect(assessed(indicator, villages.slice(0, 1), [beyond], null)).toEqual(['gap']);
      expect(assessed(indicator, [village({ id: 'V', position: { at: null, problem: 'position-missing' } })], [near], null)).toEqual([
        'unknown',
      ]);
    });
  }
});
