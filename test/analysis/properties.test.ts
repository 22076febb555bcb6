import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, gather, stateOf, valueAt } from '../../src/analysis/assess.ts';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { LEVELS } from '../../src/analysis/places.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { receipt } from '../../src/analysis/receipt.ts';
import { members, rate, rollUp, tally, total, unweighedIn } from '../../src/analysis/tally.ts';
import type { FileDataset } from '../../src/domain/dataset.ts';
import { SCOPES, WEIGHTS } from '../../src/domain/parameters.ts';
import { STATES } from '../../src/domain/state.ts';
import { millimetres } from '../../src/domain/units.ts';
import { INDICATORS } from '../../src/layers/index.ts';
import { arbitraryFacilities, arbitraryValue, arbitraryVillages, DECEMBER_2019, dataset, facility, run, SEED } from './build.ts';

const VILLAGE_INDICATORS = INDICATORS.map(({ indicator }) => indicator).filter((indicator) => indicator.subject === 'village');
const REACH = { kinds: ['township-hospital', 'centre-hospital'], month: null } as const;

/** A data set in which one village indicator is reported at random, or by no file at all. */
const arbitraryCase = fc
  .record({
    villages: arbitraryVillages(16),
    facilities: arbitraryFacilities(),
    indicator: fc.constantFrom(...VILLAGE_INDICATORS),
    values: fc.option(fc.array(arbitraryValue, { minLength: 16, maxLength: 16 }), { nil: null }),
    scope: fc.constantFrom(...SCOPES),
    neighbours: fc.boolean(),
    waive: fc.boolean(),
    km: fc.double({ min: 0.5, max: 20, noNaN: true }),
  })
  .map(({ villages, facilities, indicator, values, scope, neighbours, waive, km }) => {
    const runs = villages.flatMap((village, index) => {
      const value = values?.[index] ?? null;
      return value === null ? [] : [[village.id, [run(value)]] as const];
    });
    const observations: FileDataset['observations'] = values === null ? new Map() : new Map([[indicator.id, new Map(runs)]]);
    const question = { ...defaultQuestion(indicator, DECEMBER_2019), scope, neighbours, waive, radius: millimetres(km * 1000) };
    return { data: dataset({ villages, facilities, observations }), indicator, question };
  });

type Case = typeof arbitraryCase extends fc.Arbitrary<infer T> ? T : never;

const answerOf = ({ data, indicator, question }: Case) => assess(gather(data, indicator, question), question.radius);
const settings = { seed: SEED, numRuns: 400 };

describe('properties of the engine', () => {
  it('adding a facility never increases a distance', () => {
    fc.assert(
      fc.property(
        arbitraryVillages(),
        arbitraryFacilities(),
        arbitraryFacilities(1),
        fc.constantFrom(...SCOPES),
        (villages, facilities, added, scope) => {
          const extra = added.map((one) => facility({ ...one, id: 'added' }));
          const before = nearestFacilities(dataset({ villages, facilities }), { ...REACH, scope });
          const after = nearestFacilities(dataset({ villages, facilities: [...facilities, ...extra] }), { ...REACH, scope });
          villages.forEach((_, index) => {
            const [was = Number.NaN, is = Number.NaN] = [before.distance[index], after.distance[index]];
            if (!Number.isNaN(was)) expect(is).toBeLessThanOrEqual(was);
          });
        },
      ),
      settings,
    );
  });

  it('row order never changes a state or a reason', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.integer(), (one, salt) => {
        const plain = answerOf(one);
        const order = one.data.villages
          .map((_, index) => index)
          .sort((a, b) => ((a * 7919 + salt) % 13) - ((b * 7919 + salt) % 13) || b - a);
        const villages = order.flatMap((index) => one.data.villages[index] ?? []);
        const shuffled = answerOf({ ...one, data: { ...one.data, villages, facilities: [...one.data.facilities].reverse() } });
        order.forEach((from, to) => {
          expect(stateOf(shuffled, to)).toBe(stateOf(plain, from));
          expect(shuffled.reasons[to]).toBe(plain.reasons[from]);
          expect(shuffled.fieldCheck[to]).toBe(plain.fieldCheck[from]);
        });
      }),
      settings,
    );
  });

  it('unknown is never counted as met: an unreported village of a reported indicator is unknown, exempt by distance or none to serve', () => {
    let unreported = 0;
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        const assessment = answerOf({ ...one, question: { ...one.question, neighbours: false } });
        if (!assessment.evidence.statusKnown) return;
        one.data.villages.forEach((_, index) => {
          if (valueAt(assessment.evidence, index) !== null) return;
          unreported += 1;
          expect(stateOf(assessment, index)).not.toBe('met');
          expect(stateOf(assessment, index)).not.toBe('gap');
        });
        const indices = one.data.villages.map((_, index) => index);
        const counts = tally(assessment, indices);
        const known = indices.filter((index) => ['met', 'gap'].includes(stateOf(assessment, index)));
        const measurable = assessment.evidence.proximity?.facility.some((facility) => facility >= 0) ?? true;
        if (!measurable) expect(counts.gap, 'without a distance there is no gap').toBe(0);
        expect(rate(counts)).toBe(
          known.length === 0 || !counts.decidable
            ? null
            : known.filter((index) => stateOf(assessment, index) === 'met').length / known.length,
        );
      }),
      settings,
    );
    expect(unreported).toBeGreaterThan(100);
  });

  it('parts sum to the whole at every roll-up and every weighting, the unweighed too', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.constantFrom(...WEIGHTS), fc.boolean(), (one, weight, communities) => {
        const assessment = answerOf(one);
        const extent = { county: null, township: null, communities, relocated: true, poorOnly: false, deepPovertyOnly: false };
        const indices = [...members(one.data, extent)];
        const whole = tally(assessment, indices, weight);
        const weighed = indices.flatMap((index) => {
          const village = one.data.villages[index];
          return weight === 'villages' ? 1 : (village?.[weight] ?? []);
        });
        expect(total(whole)).toBe(weighed.reduce((sum, amount) => sum + amount, 0));
        expect(unweighedIn(whole)).toBe(indices.length - weighed.length);
        for (const level of LEVELS) {
          const rows = rollUp(assessment, indices, level, weight);
          for (const state of STATES) {
            expect(rows.reduce((sum, row) => sum + row.counts[state], 0)).toBe(whole[state]);
            expect(rows.reduce((sum, row) => sum + row.counts.unweighed[state], 0)).toBe(whole.unweighed[state]);
          }
          expect(rows.flatMap((row) => [...row.members]).sort((a, b) => a - b)).toEqual(indices);
          expect(rows.map((row) => row.code)).toEqual([...new Set(rows.map((row) => row.code))].sort());
          for (const row of rows) {
            const place = level === 'county' ? { county: row.code } : { township: row.code };
            expect(members(one.data, { ...extent, ...place })).toEqual(row.members);
          }
        }
      }),
      settings,
    );
  });

  it('a larger radius never turns an exempt or a met village into a gap, nor gives up an answer', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.double({ min: 1, max: 10, noNaN: true }), (one, factor) => {
        const evidence = gather(one.data, one.indicator, one.question);
        const narrow = assess(evidence, one.question.radius);
        const wide = assess(evidence, millimetres((one.question.radius * factor) / 1000));
        one.data.villages.forEach((_, index) => {
          const [was, is] = [stateOf(narrow, index), stateOf(wide, index)];
          if (was === 'exempt') expect(is).toBe('exempt');
          if (was === 'met') expect(['met', 'exempt']).toContain(is);
          if (was !== 'unknown') expect(is).not.toBe('unknown');
        });
      }),
      settings,
    );
  });

  it('a receipt’s lists divide its members, and their lengths are the numbers shown', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (one, chosen) => {
        const assessment = answerOf(one);
        const indices = one.data.villages.flatMap((_, index) => (chosen[index] ? [index] : []));
        const made = receipt(assessment, indices, 'villages');
        expect(STATES.flatMap((state) => made.lists[state]).sort((a, b) => a - b)).toEqual(indices);
        for (const state of STATES) expect(made.counts[state]).toBe(made.lists[state].length);
        expect(total(made.counts)).toBe(indices.length);
        for (const index of [...made.fieldCheck, ...made.nearBorder]) expect(indices).toContain(index);
      }),
      settings,
    );
  });
});
