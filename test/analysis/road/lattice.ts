import type { Direction, Road } from '../../../src/domain/road.ts';
import type { Place } from '../../oracle/road-ways.ts';
import { seeded } from '../../support/seeded.ts';

export const road = (line: readonly Place[], more: Partial<Road> = {}): Road => ({
  class: 'county',
  surface: 'concrete',
  widthM: null,
  name: '',
  direction: 'both',
  simulated: false,
  line,
  ...more,
});

/** Roads along a lattice of some hundred metres; many an end moved by a few metres, so that it is joined or just not. */
export function latticeRoads(
  seed: number,
  directions: readonly Direction[],
): { readonly roads: readonly Road[]; readonly crossings: readonly Place[] } {
  const { uniform } = seeded(seed);
  const whole = (below: number) => Math.floor(uniform() * below);
  const places = Array.from(
    { length: 36 },
    (_, index): Place => [107 + ((index % 6) + uniform() * 0.5) * 0.005, 33 + (Math.floor(index / 6) + uniform() * 0.5) * 0.0045],
  );
  const crossing = (x: number, y: number) => places[y * 6 + x]!;
  const roads: Road[] = [];
  const drawn = new Set<string>();
  for (let more = 8 + whole(10); more > 0; more--) {
    let [x, y] = [whole(6), whole(6)];
    const line = [crossing(x, y)];
    for (let steps = 1 + whole(5); steps > 0; steps--) {
      const [dx, dy] = [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ][whole(4)]! as [number, number];
      [x, y] = [Math.min(5, Math.max(0, x + dx)), Math.min(5, Math.max(0, y + dy))];
      const piece = [crossing(x, y), line.at(-1)!].sort().join(' ');
      if (drawn.has(piece) || line.includes(crossing(x, y))) continue;
      drawn.add(piece);
      line.push(crossing(x, y));
    }
    if (line.length < 2) continue;
    if (uniform() < 0.5) {
      const end = uniform() < 0.5 ? 0 : line.length - 1;
      const [off, turn] = [0.5 + uniform() * 6, uniform() * 2 * Math.PI];
      line[end] = [line[end]![0] + (off * Math.cos(turn)) / 93_400, line[end]![1] + (off * Math.sin(turn)) / 110_900];
    }
    roads.push(road(line, { direction: directions[whole(directions.length)]! }));
  }
  return { roads, crossings: places };
}

/** The same in another order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const { uniform } = seeded(seed);
  return list
    .map((one) => ({ one, at: uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Places on the lattice and around it, on no road but by chance. */
export function anywhere(seed: number, count: number): Place[] {
  const { uniform } = seeded(seed + 1000);
  return Array.from({ length: count }, (): Place => [106.985 + uniform() * 0.06, 32.985 + uniform() * 0.055]);
}
