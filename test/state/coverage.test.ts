import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { coverDistrict, groundsOf, servedBy, sharesWithin, sumOf } from '../../src/analysis/coverage-area/coverage.ts';
import { readFolder } from '../../src/cli/data-folder.ts';
import { millimetres } from '../../src/domain/units.ts';
import { coverageOf, coveragePolygons, servingOf } from '../../src/state/coverage.ts';
import { counted } from '../../src/state/selectors.ts';
import { openingView } from '../../src/state/store.ts';
import type { View } from '../../src/state/view.ts';
import { indicator } from '../analysis/build.ts';

const SAMPLE = readFolder(path.resolve(import.meta.dirname, '../../data'));
const VIEW: View = openingView(SAMPLE, {});
const CLINIC = indicator('clinic-standard');
const at = (km: number, view: View = VIEW) => servingOf(SAMPLE, { ...view, radii: { [CLINIC.id]: millimetres(km * 1000) } }, CLINIC)!;
const never = new AbortController().signal;

describe('what the rule in view covers', () => {
  it('is asked by nearness alone, by whichever township’s hospital, of the kinds and the year in view', () => {
    expect(servingOf(SAMPLE, VIEW, indicator('road-paved'))).toBeNull();
    expect(servingOf(SAMPLE, VIEW, indicator('clinic-doctor'))).toBeNull();
    expect(servingOf(SAMPLE, { ...VIEW, waive: true }, indicator('clinic-doctor'))).not.toBeNull();
    expect(at(5)).toEqual(at(5, { ...VIEW, scope: 'nearest' }));
    expect(at(5, { ...VIEW, centreOnly: true }).kinds).toEqual(['centre-hospital']);
    expect(at(5, { ...VIEW, year: 2018 }).month).toBeLessThan(at(5).month ?? 0);
  });

  it('is what the engine says, of the whole and of a county', async () => {
    for (const place of [null, '610727']) {
      const view = { ...VIEW, county: place };
      const members = counted(SAMPLE, view);
      const serving = at(7.3);
      const served = servedBy(SAMPLE, serving);
      const grounds = groundsOf(SAMPLE, place);
      const parts = grounds.districts.map((district) => coverDistrict(district, served, serving.radius));
      const coverage = await coverageOf(SAMPLE, serving, place, members, never);
      expect(coverage).toMatchObject({ radius: serving.radius, hasGround: true, lacking: [], schematic: false });
      expect(coverage.ground).toEqual(sumOf(parts, grounds, served));
      expect(coverage.shares).toEqual(sharesWithin(SAMPLE, serving, members));
      expect(await coveragePolygons(SAMPLE, serving, place, never)).toEqual(parts.flatMap((part) => part.polygons()));
    }
  });

  it('says that a township’s ground is schematic', async () => {
    const [township] = SAMPLE.townships;
    const coverage = await coverageOf(SAMPLE, at(5), township!.code, [], never);
    expect(coverage).toMatchObject({ schematic: true, hasGround: true });
    expect(coverage.ground!.of).toBeGreaterThan(0);
  });

  /** Turns the page had while the whole was covered, each look at the clock so long after the one before. */
  async function turnsWhere(milliseconds: number, km: number): Promise<number> {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds));
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setTimeout(turn);
    };
    setTimeout(turn);
    await coverageOf(SAMPLE, at(km), null, [], never);
    isDone = true;
    clock.mockRestore();
    return turns;
  }

  it('leaves the page a turn between counties that take long', async () => {
    expect(await turnsWhere(25, 4.4)).toBeGreaterThanOrEqual(SAMPLE.counties.length);
  });

  it('does not wait for the page after each of many counties that take nothing', async () => {
    expect(await turnsWhere(0, 4.5)).toBeLessThan(SAMPLE.counties.length);
  });

  it('is given up when it is stopped', async () => {
    const stopping = new AbortController();
    const reason = new Error('moved on');
    const asked = coverageOf(SAMPLE, at(3.3), null, [], stopping.signal);
    stopping.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await expect(coveragePolygons(SAMPLE, at(3.3), null, stopping.signal)).rejects.toBe(reason);
  });
});
