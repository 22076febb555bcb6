import { km, moved, shortestTree } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

const round = ([x, y]) => [Number(x.toFixed(5)), Number(y.toFixed(5))];

/** A winding line between two points, more so in the mountains. Ends are kept exactly, so that the network stays joined. */
function winding(from, to, random) {
  const length = km(from, to);
  const bends = Math.min(7, Math.max(1, Math.round(length / 1.6)));
  const sway = Math.min(1.2, length * (0.05 + 0.12 * remoteness(from)));
  const between = Array.from({ length: bends }, (_, index) => {
    const along = (index + 1) / (bends + 1);
    const straight = [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
    return moved(straight, random.between(-sway, sway), random.between(-sway, sway));
  });
  return [from, ...between, to].map(round);
}

/** A joined network: county towns to each other, seats to their county town, villages to their seat; surface and width by class and remoteness. */
export function roads(villages, seats, counties) {
  const features = [];
  const join = (points, kind, key) => {
    for (const [a, b] of shortestTree(points)) {
      const random = stream('road', kind, key, a, b);
      const remote = remoteness(points[b]);
      const surface =
        kind === 'county' ? 'asphalt' : kind === 'township' ? (random.chance(0.75 - 0.4 * remote) ? 'asphalt' : 'concrete') : random.chance(0.94 - 0.1 * remote) ? 'concrete' : random.chance(0.6) ? 'gravel' : 'earth';
      const width = kind === 'county' ? random.pick([7, 8.5]) : kind === 'township' ? random.pick([5, 6, 6.5]) : random.pick([3, 3.5, 3.5, 4, 4.5]);
      features.push({ type: 'Feature', properties: { class: kind, surface, width_m: width, basis: 'simulated' }, geometry: { type: 'LineString', coordinates: winding(points[a], points[b], random) } });
    }
  };
  const ofCounty = (county) => seats.filter((seat) => seat.countyCode === county.code);
  join(counties.map((county) => ofCounty(county)[0].point), 'county', 'prefecture');
  for (const county of counties) join(ofCounty(county).map((seat) => seat.point), 'township', county.code);
  for (const seat of seats) join([seat.point, ...villages.filter((village) => village.townshipCode === seat.code).map((village) => village.point)], 'village', seat.code);
  return { type: 'FeatureCollection', features };
}
