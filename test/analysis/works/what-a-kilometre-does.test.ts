import { describe, expect, it } from 'vitest';
import { whatAKilometreDoes } from '../../../src/analysis/works/what-a-kilometre-does.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import { seeded } from '../../support/seeded.ts';

function stretch(part: Partial<ProposedWork> & { readonly id: string }): ProposedWork {
  return {
    name: '',
    remedy: 'road-new',
    indicator: 'road-paved',
    villages: [],
    county: '',
    township: '',
    quantity: 1,
    cost: { cny: 600_000, low: 420_000, high: 780_000 },
    requires: [],
    people: 0,
    poorPeople: 0,
    hamlets: 0,
    due: null,
    listed: null,
    path: [],
    simulated: false,
    ...part,
  };
}

/** A fork after 2 km, 1 km to a village of 300 people on the left, 4 km to one of 500 on the right, and 1 km on to one that does not say. */
const FORK = [
  stretch({ id: 'fork', quantity: 2, cost: { cny: 1_200_000, low: 0, high: 0 } }),
  stretch({ id: 'left', villages: [0], people: 300, hamlets: 3, requires: ['fork'] }),
  stretch({
    id: 'right',
    quantity: 4,
    cost: { cny: 2_400_000, low: 0, high: 0 },
    villages: [1],
    people: 500,
    hamlets: 5,
    requires: ['fork'],
  }),
  stretch({ id: 'on', villages: [2], people: null, hamlets: null, requires: ['right'] }),
];

describe('what a kilometre does', () => {
  const effects = new Map(whatAKilometreDoes(FORK).map((effect) => [effect.work.id, effect]));

  it('is, alone, what its own village gains, by kilometre and by 10,000 yuan', () => {
    expect(effects.get('left')?.alone).toEqual({
      villages: 1,
      people: 300,
      hamlets: 3,
      quantity: 1,
      cny: 600_000,
      perUnit: { villages: 1, people: 300, hamlets: 3 },
      perTenThousand: { villages: 1 / 60, people: 5, hamlets: 3 / 60 },
    });
    expect(effects.get('fork')?.alone).toMatchObject({ villages: 0, people: 0, perUnit: { people: 0 } });
  });

  it('is, with what it requires, what all of that gains for all of it', () => {
    expect(effects.get('left')?.withRequired).toMatchObject({ villages: 1, quantity: 3, perUnit: { people: 100 } });
    expect(effects.get('on')?.withRequired).toMatchObject({
      villages: 2,
      people: null,
      quantity: 7,
      cny: 4_200_000,
      perUnit: { villages: 2 / 7, people: null },
    });
  });

  it('leads on to whoever waits for it, the shared piece to all of them', () => {
    expect(effects.get('fork')?.onward).toEqual({ villages: 3, people: null, hamlets: null });
    expect(effects.get('right')?.onward.villages).toBe(1);
    expect(effects.get('left')?.onward).toEqual({ villages: 0, people: 0, hamlets: 0 });
  });

  it('is not known where the kilometres or the cost are not', () => {
    const [effect] = whatAKilometreDoes([stretch({ id: 'a', villages: [0], people: 10, quantity: null, cost: null })]);
    expect(effect?.alone).toMatchObject({ people: 10, quantity: null, cny: null, perUnit: null, perTenThousand: null });
    const [, scheme] = whatAKilometreDoes([stretch({ id: 'road' }), stretch({ id: 'w', remedy: 'water-scheme', requires: ['road'] })]);
    expect(scheme?.withRequired).toMatchObject({ quantity: null, cny: 1_200_000 });
  });

  it('of random trees is counted by walking them: nothing twice, nothing left out', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { uniform } = seeded(seed);
      const works = Array.from({ length: 1 + Math.floor(uniform() * 12) }, (_, at) =>
        stretch({
          id: `s${at}`,
          villages: uniform() < 0.6 ? [at] : [],
          people: Math.floor(uniform() * 900),
          hamlets: 1,
          quantity: 1 + Math.floor(uniform() * 9),
          requires: at === 0 || uniform() < 0.2 ? [] : [`s${Math.floor(uniform() * at)}`],
        }),
      );
      const leadingTo = (work: ProposedWork): ProposedWork[] =>
        works.filter(({ id }) => work.requires.includes(id)).flatMap((one) => [one, ...leadingTo(one)]);
      const people = (some: readonly ProposedWork[]) => some.reduce((sum, one) => sum + one.people!, 0);
      for (const { work, withRequired, onward } of whatAKilometreDoes(works)) {
        const way = [work, ...leadingTo(work)];
        expect(withRequired.people).toBe(people(way));
        expect(withRequired.quantity).toBe(way.reduce((sum, one) => sum + one.quantity!, 0));
        expect(withRequired.villages).toBe(way.reduce((sum, one) => sum + one.villages.length, 0));
        expect(onward.people).toBe(people(works.filter((other) => leadingTo(other).includes(work))));
      }
    }
  });
});
