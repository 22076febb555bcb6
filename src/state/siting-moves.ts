import { placingOf } from '../analysis/columns.ts';
import type { Wgs84 } from '../domain/units.ts';
import { change } from './actions.ts';
import { latestView } from './measured-away.ts';
import type { SiteRow } from './sited.ts';
import type { SitingAsked, SitingGround } from './siting.ts';
import { useSearch } from './siting-search.ts';
import type { Siting } from './view.ts';

/** Changes what is asked of new sites. */
export function changeSiting(part: Partial<Siting>): void {
  const { siting } = latestView();
  change({ siting: { ...siting, ...part } });
}

/** A village has a site already, whatever else is chosen. */
export function lock(village: string): void {
  const { kept, placed } = latestView().siting;
  if (!kept.includes(village)) changeSiting({ kept: [...kept, village], placed: placed.filter((id) => id !== village) });
}

/** One of the new sites is to stand in a village; where all of them are placed by hand already it is one more. */
export function place(village: string): void {
  const { kept, placed, choose } = latestView().siting;
  if (placed.includes(village)) return;
  const next = [...placed, village];
  changeSiting({ placed: next, kept: kept.filter((id) => id !== village), choose: Math.max(choose, next.length) });
}

/** A site that was locked or placed is as free as any. */
export function letGo(village: string): void {
  const { kept, placed } = latestView().siting;
  changeSiting({ kept: kept.filter((id) => id !== village), placed: placed.filter((id) => id !== village) });
}

/** Takes a site from the candidate it stands at to another, for good. */
function settle(asked: SitingAsked, row: SiteRow, to: number): void {
  const { dataset, candidates } = asked.ground;
  const idOf = (candidate: number) => dataset.villages.at(candidates[candidate] ?? -1)?.id;
  const [from, into] = [idOf(row.home), idOf(to)];
  useSearch.setState({ moved: null });
  if (from === undefined || into === undefined || from === into) return;
  const { placed, choose } = latestView().siting;
  const next = placed.includes(from) ? placed.map((id) => (id === from ? into : id)) : [...placed, into];
  changeSiting({ placed: next, choose: Math.max(choose, next.length) });
}

/** A site is dragged over a place: it is over the nearest candidate that no other site has. Let go, it stays there. */
export function drag(asked: SitingAsked, rows: readonly SiteRow[], key: string, at: Wgs84, isDone: boolean): void {
  const row = rows.find((one) => one.key === key);
  if (!row) return;
  const taken = takenBy(rows, key);
  const { lon, lat } = placingOf(asked.ground.dataset).position;
  const stretch = Math.cos((at.lat * Math.PI) / 180);
  const to = nearestCandidate(asked.ground, (village, candidate) =>
    taken.has(candidate)
      ? Number.POSITIVE_INFINITY
      : Math.hypot(((lon[village] ?? Number.NaN) - at.lon) * stretch, (lat[village] ?? Number.NaN) - at.lat),
  );
  if (to < 0) return;
  if (isDone) settle(asked, row, to);
  else if (row.candidate !== to || useSearch.getState().moved?.key !== key) useSearch.setState({ moved: { key, to } });
}

/** A site goes to the nearest candidate in a direction, east and north 1, 0 or -1; nowhere where none lies there. */
export function step(asked: SitingAsked, rows: readonly SiteRow[], key: string, east: number, north: number): void {
  const row = rows.find((one) => one.key === key);
  if (!row) return;
  const taken = takenBy(rows, key);
  const { lon, lat } = placingOf(asked.ground.dataset).position;
  const [x, y] = [lon[row.village] ?? Number.NaN, lat[row.village] ?? Number.NaN];
  const stretch = Math.cos((y * Math.PI) / 180);
  const to = nearestCandidate(asked.ground, (village, candidate) => {
    const [dx, dy] = [((lon[village] ?? Number.NaN) - x) * stretch, (lat[village] ?? Number.NaN) - y];
    const [along, across] = [dx * east + dy * north, Math.abs(dx * north - dy * east)];
    // Within 45° of the arrow's direction.
    return taken.has(candidate) || along <= 0 || across > along ? Number.POSITIVE_INFINITY : Math.hypot(dx, dy);
  });
  if (to >= 0) settle(asked, row, to);
}

const takenBy = (rows: readonly SiteRow[], but: string): ReadonlySet<number> =>
  new Set(rows.filter(({ key }) => key !== but).map(({ candidate }) => candidate));

/** The candidate for which a measure is least; -1 where it is infinite for all. */
function nearestCandidate({ candidates }: SitingGround, measure: (village: number, candidate: number) => number): number {
  let [found, least] = [-1, Number.POSITIVE_INFINITY];
  candidates.forEach((village, candidate) => {
    const away = measure(village, candidate);
    if (away < least) [found, least] = [candidate, away];
  });
  return found;
}
