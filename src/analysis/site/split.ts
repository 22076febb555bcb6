import { MinHeap } from '../min-heap.ts';
import type { SitingPairs } from './problem.ts';

/** How persons are split between sites that can serve only so many: `persons[i]` of demand point `point[i]` go to `site[i]`; ascending by point, then by site. */
export interface Split {
  readonly point: Uint32Array;
  readonly site: Uint32Array;
  readonly persons: Float64Array;
  readonly distance: Float64Array;
  /** Persons served in all: no split serves more. */
  readonly served: number;
}

interface Way {
  readonly site: number;
  readonly distance: number;
  persons: number;
}

const NONE = -1;

/**
 * Splits persons between open sites: as many served as can be (a maximal flow), and where all are served, with the least sum of person-millimetres.
 * Demand points are taken in their order, each sends its people the cheapest way that is left, others giving way to it where that is cheaper in all
 * (successive shortest paths; Ahuja, Magnanti, Orlin, Network Flows, 9.7). A point that finds no way left finds none later: the flow is maximal.
 * Of ways that cost the same the smaller site is taken, so the split is the same in every run.
 * @param people whole persons; who is not known (NaN) sends nobody.
 * @param sites ascending.
 * @param limit pairs that are longer, whole millimetres, serve nobody.
 */
export function splitPeople(people: Float64Array, pairs: SitingPairs, capacity: Float64Array, sites: Uint32Array, limit: number): Split {
  const flow = new Flow(people.length, pairs, capacity, sites, limit);
  for (let point = 0; point < people.length; point++) if (people[point]! > 0) flow.send(point, people[point]!);
  return flow.split();
}

class Flow {
  /** By demand point, its ways to open sites, ascending by site. Sites are places in the list of open ones here. */
  private readonly ways: Way[][];
  /** By site, the points some of whose people go there. */
  private readonly guests: Set<number>[];
  private readonly free: Float64Array;
  /** Sites from which no search reached one with room: none ever will, for a full site stays full. */
  private readonly isClosed: Uint8Array;
  private readonly pointPrice: Float64Array;
  private readonly sitePrice: Float64Array;
  /** Dijkstra's, over points and, behind them, sites. */
  private readonly cost: Float64Array;
  private readonly from: Int32Array;
  private readonly settled: number[] = [];
  private readonly isSettled: Uint8Array;
  private readonly heap = new MinHeap();

  constructor(
    private readonly points: number,
    pairs: SitingPairs,
    capacity: Float64Array,
    private readonly sites: Uint32Array,
    limit: number,
  ) {
    this.ways = Array.from({ length: points }, () => []);
    sites.forEach((candidate, site) => {
      for (let pair = pairs.starts[candidate]!; pair < pairs.starts[candidate + 1]!; pair++) {
        if (pairs.distance[pair]! <= limit) this.ways[pairs.demand[pair]!]!.push({ site, distance: pairs.distance[pair]!, persons: 0 });
      }
    });
    this.guests = Array.from(sites, () => new Set());
    this.free = Float64Array.from(sites, (candidate) => capacity[candidate]!);
    this.isClosed = new Uint8Array(sites.length);
    this.pointPrice = new Float64Array(points);
    this.sitePrice = new Float64Array(sites.length);
    this.cost = new Float64Array(points + sites.length).fill(Number.POSITIVE_INFINITY);
    this.from = new Int32Array(points + sites.length).fill(NONE);
    this.isSettled = new Uint8Array(points + sites.length);
  }

  send(point: number, persons: number): void {
    // The price at which none of its ways is cheaper than nothing: nobody has come to it yet.
    this.pointPrice[point] = this.ways[point]!.reduce((least, { site, distance }) => Math.max(least, this.sitePrice[site]! - distance), 0);
    for (let left = persons; left > 0; ) {
      const site = this.cheapest(point);
      if (site === NONE) return;
      left -= this.push(point, site, left);
    }
  }

  /** Finds the cheapest way from a point to a site with room, over others that give way, and moves the prices so that no way left is cheaper than nothing. */
  private cheapest(point: number): number {
    const { points, heap, cost, from, settled, isSettled } = this;
    cost[point] = 0;
    heap.push(0, point);
    const met = [point];
    let found = NONE;
    while (heap.size > 0) {
      const node = heap.pop();
      if (isSettled[node]) continue;
      isSettled[node] = 1;
      settled.push(node);
      const relax = (next: number, length: number) => {
        if (isSettled[next] || cost[node]! + length >= cost[next]!) return;
        if (cost[next] === Number.POSITIVE_INFINITY) met.push(next);
        cost[next] = cost[node]! + length;
        from[next] = node;
        heap.push(cost[next]!, next);
      };
      if (node < points) {
        for (const { site, distance } of this.ways[node]!)
          if (!this.isClosed[site]) relax(points + site, distance + this.pointPrice[node]! - this.sitePrice[site]!);
        continue;
      }
      const site = node - points;
      if (this.free[site]! > 0) {
        found = site;
        break;
      }
      for (const guest of this.guests[site]!)
        relax(guest, this.sitePrice[site]! - this.pointPrice[guest]! - this.wayOf(guest, site).distance);
    }
    if (found === NONE) for (const node of settled) if (node >= points) this.isClosed[node - points] = 1;
    // Prices move by what was still missing to the site that was found: the way that is used costs nothing then.
    const reach = found === NONE ? 0 : cost[points + found]!;
    if (found !== NONE)
      for (const node of settled) {
        if (node < points) this.pointPrice[node]! += cost[node]! - reach;
        else this.sitePrice[node - points]! += cost[node]! - reach;
      }
    while (heap.size > 0) heap.pop();
    for (const node of met) {
      cost[node] = Number.POSITIVE_INFINITY;
      isSettled[node] = 0;
    }
    settled.length = 0;
    return found;
  }

  /** Sends as many as the way found bears; how many that are. */
  private push(point: number, to: number, wanted: number): number {
    const steps: { readonly way: Way; readonly guest: number; readonly isBack: boolean }[] = [];
    let persons = Math.min(wanted, this.free[to]!);
    for (let node = this.points + to; node !== point; node = this.from[node]!) {
      const before = this.from[node]!;
      const isBack = node < this.points;
      const guest = isBack ? node : before;
      const way = this.wayOf(guest, (isBack ? before : node) - this.points);
      if (isBack) persons = Math.min(persons, way.persons);
      steps.push({ way, guest, isBack });
    }
    for (const { way, guest, isBack } of steps) {
      way.persons += isBack ? -persons : persons;
      if (way.persons > 0) this.guests[way.site]!.add(guest);
      else this.guests[way.site]!.delete(guest);
    }
    this.free[to]! -= persons;
    return persons;
  }

  private wayOf(point: number, site: number): Way {
    const ways = this.ways[point]!;
    let [low, high] = [0, ways.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ways[middle]!.site < site) low = middle + 1;
      else high = middle;
    }
    return ways[low]!;
  }

  split(): Split {
    const used = this.ways.flatMap((ways, point) => ways.filter(({ persons }) => persons > 0).map((way) => ({ ...way, point })));
    return {
      point: Uint32Array.from(used, ({ point }) => point),
      site: Uint32Array.from(used, ({ site }) => this.sites[site]!),
      persons: Float64Array.from(used, ({ persons }) => persons),
      distance: Float64Array.from(used, ({ distance }) => distance),
      served: used.reduce((sum, { persons }) => sum + persons, 0),
    };
  }
}
