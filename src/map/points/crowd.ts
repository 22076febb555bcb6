import { provenanceOf } from '../../analysis/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Facility } from '../../domain/place.ts';
import type { Point } from '../geometry.ts';
import type { Ground } from '../ground.ts';
import { type CircleCounts, isGathered, type MapPicture } from '../picture.ts';
import { type Cells, cellsOf, countCells, countsOf, fullCell, MARK_FLOATS, marksOf } from './cells.ts';
import { codeFacilities, codeVillages, statesBySlot } from './codes.ts';
import { share } from './place-grid.ts';
import type { Circles, Scene } from './points-layer.ts';

/** A circle's square is this many pixels wide or up to twice as many. */
const LEAST_SQUARE = 20;

/** Squares the world halved this often are `LEAST_SQUARE` pixels wide or a little wider. */
function levelAt(zoom: number): number {
  return Math.floor(zoom + Math.log2(512 / LEAST_SQUARE));
}

interface Counted {
  readonly states: Uint8Array;
  readonly counts: Uint32Array;
  readonly circles: Circles;
}

/** Which facilities have a position that was worked out, not surveyed: 1, else 0. */
function modelledOf(facilities: readonly Facility[]): Uint8Array {
  return Uint8Array.from(facilities, ({ position }) => (position.at !== null && position.quality === 'modelled' ? 1 : 0));
}

/** What many villages look like: works out the bytes and circles that the layer draws, each when it is first drawn. */
export class Crowd {
  readonly dataset: Dataset;
  private readonly modelled: Readonly<Record<'villages' | 'facilities', Uint8Array>>;
  private readonly cells = new Map<number, Cells>();
  private readonly counted = new Map<number, Counted>();
  private codes: { states: Uint8Array; facilities: Uint8Array; villages: Uint8Array; others: Uint8Array } | null = null;

  constructor(private readonly ground: Ground) {
    this.dataset = ground.dataset;
    this.modelled = { villages: provenanceOf(ground.dataset).modelled, facilities: modelledOf(ground.dataset.facilities) };
  }

  /** What there is to draw of a picture at a zoom; null while areas are drawn. */
  at(zoom: number, { drawing, states, facilities, hovered, large, narrowed }: MapPicture): Scene | null {
    if (drawing !== 'villages') return null;
    const { villages, others } = this.codesOf(states, facilities);
    return {
      villages: { grid: this.ground.villages, codes: villages },
      facilities: { grid: this.ground.facilities, codes: others },
      circles: isGathered(this.dataset, zoom) ? this.circlesAt(levelAt(zoom), states).circles : null,
      hovered,
      large,
      narrowed,
    };
  }

  /** The circle under a pointer (unit-square Mercator): where its middle is, and its villages by state. */
  circleAt(zoom: number, states: Uint8Array, [x, y]: Point): { readonly place: Point; readonly counts: CircleCounts } | null {
    const level = levelAt(zoom);
    const { counts, circles } = this.circlesAt(level, states);
    const half = 1 / 2 ** (circles.level + 1);
    let [found, least] = [-1, Infinity];
    for (let cell = 0; cell * 2 < circles.places.length; cell++) {
      const radius = (circles.marks[cell * MARK_FLOATS] ?? 0) * half;
      if (radius === 0) continue;
      const away = Math.hypot(share(circles.places[cell * 2] ?? 0) - x, share(circles.places[cell * 2 + 1] ?? 0) - y) - radius;
      if (away < least) [found, least] = [cell, away];
    }
    // A small circle is pressed as easily as one of four pixels.
    if (found < 0 || least > 4 / (512 * 2 ** zoom)) return null;
    const place: Point = [share(circles.places[found * 2] ?? 0), share(circles.places[found * 2 + 1] ?? 0)];
    return { place, counts: countsOf(counts, found) };
  }

  private codesOf(states: Uint8Array, facilities: Uint8Array) {
    const last = this.codes;
    const { ground, modelled } = this;
    this.codes = {
      states,
      facilities,
      villages: last?.states === states ? last.villages : codeVillages(ground.villages, states, modelled.villages),
      others: last?.facilities === facilities ? last.others : codeFacilities(ground.facilities, facilities, modelled.facilities),
    };
    return this.codes;
  }

  private circlesAt(level: number, states: Uint8Array): Counted {
    const known = this.counted.get(level);
    if (known?.states === states) return known;
    const cells = this.cells.get(level) ?? cellsOf(this.ground.villages, level);
    this.cells.set(level, cells);
    const counts = countCells(this.ground.villages, cells, statesBySlot(this.ground.villages, states));
    const made = { states, counts, circles: { level: cells.level, places: cells.places, marks: marksOf(counts, fullCell(counts)) } };
    this.counted.set(level, made);
    return made;
  }
}
