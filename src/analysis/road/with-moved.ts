import type { PositionColumns } from '../../domain/columns.ts';
import type { Network } from './network.ts';
import type { SegmentTree } from './segment-tree.ts';
import { type Entries, snap } from './snap.ts';
import { entriesTree, type FirstLegs, findFirstLegs, type Ways } from './ways.ts';

const trees = new WeakMap<Network, SegmentTree>();

/**
 * The same roads and facilities with villages that stand elsewhere, or are new: only those of the indices given, ascending, are led to the road again.
 */
export function withMoved(ways: Ways, villages: PositionColumns, moved: readonly number[]): Ways {
  const { network, roads, profile, parts } = ways;
  const tree = trees.get(network) ?? entriesTree(network, roads, profile, parts);
  trees.set(network, tree);
  const pick = (degrees: Float64Array) => Float64Array.from(moved, (village) => degrees[village]!);
  const entries = snap(network, tree, { lon: pick(villages.lon), lat: pick(villages.lat) });
  const led = { entries, firstLegs: findFirstLegs(ways, entries) };
  const known = { entries: ways.villages, firstLegs: ways.firstLegs };
  const pieces: Piece[] = [];
  let next = 0;
  moved.forEach((village, at) => {
    if (village > next) pieces.push({ of: known, from: next, to: village });
    pieces.push({ of: led, from: at, to: at + 1 });
    next = village + 1;
  });
  if (next < villages.lon.length) pieces.push({ of: known, from: next, to: villages.lon.length });
  return { ...ways, ...joined(pieces) };
}

/** Some places one after another, `from` up to, not including, `to`, with where they come on to the roads. */
interface Piece {
  readonly of: { readonly entries: Entries; readonly firstLegs: FirstLegs };
  readonly from: number;
  readonly to: number;
}

function joined(pieces: readonly Piece[]): Pick<Ways, 'villages' | 'firstLegs'> {
  const starts = [0];
  for (const { of, from, to } of pieces) {
    const shift = starts.at(-1)! - of.entries.starts[from]!;
    for (let place = from; place < to; place++) starts.push(of.entries.starts[place + 1]! + shift);
  }
  const count = starts.at(-1)!;
  /** A column of all pieces; `per`: how many of its values an entry has. */
  const column = <Column extends Uint32Array | Int32Array | Float64Array>(
    into: Column,
    pick: (of: Piece['of']) => Column,
    per = 1,
  ): Column => {
    let at = 0;
    for (const { of, from, to } of pieces) {
      const part = pick(of).subarray(of.entries.starts[from]! * per, of.entries.starts[to]! * per);
      into.set(part, at);
      at += part.length;
    }
    return into;
  };
  const reals = (pick: (of: Piece['of']) => Float64Array, per = 1) => column(new Float64Array(count * per), pick, per);
  return {
    villages: {
      starts: Uint32Array.from(starts),
      segment: column(new Uint32Array(count), ({ entries }) => entries.segment),
      lon: reals(({ entries }) => entries.lon),
      lat: reals(({ entries }) => entries.lat),
      off: reals(({ entries }) => entries.off),
    },
    firstLegs: {
      node: column(new Int32Array(count * 2), ({ firstLegs }) => firstLegs.node, 2),
      cost: {
        distance: reals(({ firstLegs }) => firstLegs.cost.distance, 2),
        time: reals(({ firstLegs }) => firstLegs.cost.time, 2),
      },
    },
  };
}
