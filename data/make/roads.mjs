import { Delaunay } from 'd3-delaunay';
import { countySeat } from './facilities.mjs';
import { inside, km, moved, rounded, tree } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

/** Longest link between neighbouring seats that closes a loop; the tree that joins all seats may be longer. */
const LOOP_KM = 15;

/** How much a village's way to its seat weighs against building less road. */
const DIRECT = 0.45;

/**
 * A winding line between two points by halving and shifting, more so in the mountains. Ends are kept exactly, so that the network
 * stays joined.
 */
function winding(from, to, random) {
  const length = km(from, to);
  const sway = 0.05 + 0.1 * remoteness(from);
  const halve = (a, b, depth) => {
    const span = km(a, b);
    if (depth === 0 || span < 0.5) return [b];
    const middle = moved([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], span * sway * random.normal(), span * sway * random.normal());
    return [...halve(a, middle, depth - 1), ...halve(middle, b, depth - 1)];
  };
  return [from, ...halve(from, to, length > 8 ? 4 : length > 3 ? 3 : 2)].map(rounded);
}

const lengthOf = (line) => line.reduce((sum, point, index) => (index === 0 ? 0 : sum + km(line[index - 1], point)), 0);

/** Links between seats: a tree that joins them all, and the short ways between neighbours (Delaunay), kept off other prefectures. */
function seatLinks(seats, counties) {
  const points = seats.map((seat) => seat.point);
  const { triangles } = Delaunay.from(points);
  const outside = ([a, b]) =>
    [0.25, 0.5, 0.75].some((part) => {
      const spot = [0, 1].map((axis) => points[a][axis] + (points[b][axis] - points[a][axis]) * part);
      return !counties.some((county) => inside(county.polygons, spot));
    });
  const key = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const pairs = new Map();
  for (let index = 0; index < triangles.length; index++) {
    const [a, b] = [triangles[index], triangles[index % 3 === 2 ? index - 2 : index + 1]];
    pairs.set(key(a, b), [a, b]);
  }
  const clear = [...pairs.values()].filter((pair) => !outside(pair) && km(points[pair[0]], points[pair[1]]) <= LOOP_KM);
  const shorter = clear.filter(([a, b]) => {
    const middle = [(points[a][0] + points[b][0]) / 2, (points[a][1] + points[b][1]) / 2];
    return points.every((point, index) => index === a || index === b || km(point, middle) * 2 >= km(points[a], points[b]));
  });
  const links = new Map([...tree(points), ...shorter].map(([a, b]) => [key(a, b), [a, b]]));
  return [...links.values()];
}

/** The links on the shortest ways between county towns: they are the county roads. */
function mainLinks(links, seats, towns) {
  const points = seats.map((seat) => seat.point);
  const neighbours = seats.map(() => []);
  for (const link of links)
    for (const [here, there] of [link, [link[1], link[0]]]) neighbours[here].push({ there, link, length: km(points[here], points[there]) });
  const main = new Set();
  for (const [start, goal] of tree(towns.map((town) => points[town])).map((pair) => pair.map((index) => towns[index]))) {
    const reached = new Map([[start, { length: 0, by: null, from: null }]]);
    const open = new Set([start]);
    while (open.size > 0) {
      const here = [...open].reduce((best, place) => (reached.get(place).length < reached.get(best).length ? place : best));
      open.delete(here);
      for (const { there, link, length } of neighbours[here]) {
        const way = reached.get(here).length + length;
        if (way >= (reached.get(there)?.length ?? Number.POSITIVE_INFINITY)) continue;
        reached.set(there, { length: way, by: link, from: here });
        open.add(there);
      }
    }
    for (let at = goal; at !== start; at = reached.get(at).from) main.add(reached.get(at).by);
  }
  return main;
}

/** A village road's surface tells what the village reports: concrete where it is paved by the end, else gravel or earth. */
function surfaceOf(kind, paved, remote, random) {
  if (kind === 'county') return 'asphalt';
  if (kind === 'township') return random.chance(0.8 - 0.4 * remote) ? 'asphalt' : 'concrete';
  if (!paved) return random.chance(0.55) ? 'gravel' : 'earth';
  return random.chance(0.12) ? 'asphalt' : 'concrete';
}

/** Metres of surface; 3.5 is the least that counts as a road to a village (reporting threshold). */
const WIDTHS = { county: [7, 7, 8.5], township: [5, 6, 6.5], village: [3.5, 3.5, 4, 4.5, 5], unpaved: [2.5, 3, 3.5] };

/**
 * A joined network: county towns to each other, seats to their neighbours, villages to their seat.
 * @param {(village: object) => boolean} isPaved what the village reports at the end
 * @returns the features, and each village's kilometres by road to its seat
 */
export function roads(villages, seats, counties, isPaved) {
  const features = [];
  const lay = (kind, from, to, paved, random) => {
    const coordinates = winding(from, to, random);
    const surface = surfaceOf(kind, paved, remoteness(to), random);
    features.push({
      type: 'Feature',
      properties: { class: kind, surface, width_m: random.pick(WIDTHS[paved ? kind : 'unpaved']), basis: 'simulated' },
      geometry: { type: 'LineString', coordinates },
    });
    return lengthOf(coordinates);
  };
  const links = seatLinks(seats, counties);
  const main = mainLinks(
    links,
    seats,
    counties.map((county) => seats.indexOf(countySeat(county, seats))),
  );
  for (const link of links) {
    const [from, to] = link.map((index) => seats[index]);
    lay(main.has(link) ? 'county' : 'township', from.point, to.point, true, stream('road', from.code, to.code));
  }
  const kmToSeat = new Map();
  for (const seat of seats) {
    const places = [{ point: seat.point, code: seat.code }, ...villages.filter((village) => village.townshipCode === seat.code)];
    kmToSeat.set(seat.code, 0);
    for (const [a, b] of tree(
      places.map((place) => place.point),
      DIRECT,
    )) {
      const [from, to] = [places[a], places[b]];
      kmToSeat.set(to.code, kmToSeat.get(from.code) + lay('village', from.point, to.point, isPaved(to), stream('road', to.code)));
    }
  }
  return { features, kmToSeat };
}
