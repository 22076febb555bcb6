import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nearestFacilities } from '../../../src/analysis/nearest.ts';
import { type RoadProximity, roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import { type Line, metres, nearestOn, type Place, RoadWays } from '../../oracle/road-ways.ts';
import { readSample } from './sample.ts';

const KINDS = ['township-hospital', 'centre-hospital'];

/** A new vertex of a line, behind one that it has. */
interface Vertex {
  readonly line: number;
  readonly after: number;
  readonly at: Place;
  /** Metres from the place that asked. */
  readonly off: number;
}

/** The nearest point of every line that comes by a place, within some degrees. */
function nearestOfLines(lines: readonly Line[], place: Place, degrees: number): Vertex[] {
  return lines.flatMap(({ line }, index) => {
    let best: Vertex | null = null;
    for (let after = 0; after + 1 < line.length; after++) {
      const [from, to] = [line[after]!, line[after + 1]!];
      const isNear = ([0, 1] as const).every(
        (axis) => Math.min(from[axis], to[axis]) - degrees < place[axis] && Math.max(from[axis], to[axis]) + degrees > place[axis],
      );
      if (!isNear) continue;
      const { metres: off, at } = nearestOn(place, from, to);
      if (!best || off < best.off) best = { line: index, after, at, off };
    }
    return best ?? [];
  });
}

/** The places where an end of a line comes within five metres of another that it is no vertex of, and the pieces between them. */
function nearEnds(lines: readonly Line[]): { readonly vertices: readonly Vertex[]; readonly links: readonly Line[] } {
  const ends = new Map(lines.flatMap(({ line }) => [line[0]!, line.at(-1)!].map((place) => [place.join(), place])));
  const found = [...ends.values()].flatMap((end) => {
    return nearestOfLines(lines, end, 0.001)
      .filter(({ off, line }) => off <= 5 && !lines[line]!.line.some((vertex) => vertex.join() === end.join()))
      .map((vertex) => ({ end, vertex }));
  });
  return { vertices: found.map(({ vertex }) => vertex), links: found.map(({ end, vertex }) => ({ line: [end, vertex.at] })) };
}

describe('roads of the sample, against roads counted again by hand', () => {
  let data: FileDataset;
  let answer: RoadProximity;
  beforeAll(async () => {
    data = await readSample();
    answer = roadProximity(data, { kinds: KINDS, scope: 'nearest', month: null }, PROFILES.car);
  });

  it('finds each village’s nearest hospital, the distance within two millimetres', () => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../../data/roads.geojson'), 'utf8');
    const lines = (JSON.parse(text) as { features: { geometry: { coordinates: Place[] } }[] }).features.map(
      ({ geometry }): { line: Place[] } => ({ line: geometry.coordinates }),
    );
    const hospitals = data.facilities.flatMap(({ kind, position }, index) => {
      if (!KINDS.includes(kind) || !position.at) return [];
      const all = nearestOfLines(lines, [position.at.lon, position.at.lat], 0.03);
      // All that are as near to within five metres, but for the ends of those that come nearer.
      const least = Math.min(...all.map(({ off }) => off));
      const near = all.filter(({ off }) => off <= least + 5);
      const isEnd = ({ at, off }: Vertex) =>
        near.some((other) => other.off < off - 1e-6 && lines[other.line]!.line.some((vertex) => metres(vertex, at) < 0.001));
      return near.filter((one) => !isEnd(one)).map((one) => ({ index, ...one }));
    });
    const { vertices, links } = nearEnds(lines);
    expect(links.length, 'ends that nearly touch').toBe(6);
    const fromBehind = ({ line, after, at }: Vertex) => after * 1e6 + metres(at, lines[line]!.line[after]!);
    const inOrder = [...hospitals, ...vertices].map((vertex) => ({ vertex, key: fromBehind(vertex) })).sort((a, b) => b.key - a.key);
    for (const { vertex } of inOrder) lines[vertex.line]!.line.splice(vertex.after + 1, 0, vertex.at);
    const ways = new RoadWays([...lines, ...links]);
    const best = new Float64Array(data.villages.length).fill(Number.POSITIVE_INFINITY);
    const from = hospitals.map(({ at, off }) => ({ known: ways.to(at), off }));
    data.villages.forEach(({ position }, village) => {
      for (const { known, off } of from)
        best[village] = Math.min(best[village]!, off + known.get(`${position.at!.lon},${position.at!.lat}`)!);
    });
    const apart = Array.from(best, (way, village) => Math.abs(way * 1000 - answer.distance[village]!));
    expect(Math.max(...apart)).toBeLessThanOrEqual(2);
    data.villages.forEach(({ position }, village) => {
      const ways = from.flatMap(({ known, off }, at) =>
        hospitals[at]!.index === answer.facility[village] ? [off + known.get(`${position.at!.lon},${position.at!.lat}`)!] : [],
      );
      expect(Math.abs(Math.min(...ways) * 1000 - answer.distance[village]!)).toBeLessThanOrEqual(2);
    });
  });

  it('reaches every village, none nearer than straight, in a time that the speeds allow', () => {
    for (const scope of ['nearest', 'own-township'] as const) {
      const reach = { kinds: KINDS, scope, month: null };
      const along = roadProximity(data, reach, PROFILES.car);
      const straight = nearestFacilities(data, reach);
      data.villages.forEach((_, village) => {
        expect(along.distance[village]).toBeGreaterThanOrEqual(straight.distance[village]!);
        expect(along.snap[village]).toBe(0);
        const kilometres = straight.distance[village]! / 1e6;
        expect(along.minutes[village]).toBeGreaterThanOrEqual((kilometres / 40) * 60);
      });
    }
  });
});
