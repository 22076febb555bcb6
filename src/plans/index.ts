import { isVillageCode } from '../domain/codes.ts';
import { ColumnRecords } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { OwnTarget, Target } from '../domain/target.ts';
import type { Wgs84 } from '../domain/units.ts';
import { hanzhong2018 } from './hanzhong-2018.ts';

/** The built-in plan. It is quoted where it applies; a project's own comes as targets.csv. */
export const PLAN = hanzhong2018;

type Spoken = Pick<Dataset, 'targets' | 'counties' | 'villages'>;

/** Every receipt asks, at each step of a radius. */
const known = new WeakMap<Spoken, boolean>();

/**
 * Whether the built-in plan speaks of these villages. A project with targets of its own has another plan; else the codes tell whose it is,
 * else its positions; where neither is known nothing speaks against it.
 */
export function planApplies(project: Spoken): boolean {
  const applies = known.get(project) ?? findWhether(project);
  known.set(project, applies);
  return applies;
}

function findWhether({ targets, counties, villages }: Spoken): boolean {
  if (targets.length > 0) return false;
  const isOfPlan = (code: string) => code.startsWith(PLAN.prefecture);
  const isCode = (code: string | null): code is string => code !== null && /^\d{6,}$/.test(code);
  const codesOf = (places: Iterable<{ readonly code: string | null }>) => Array.from(places, ({ code }) => code).filter(isCode);
  // A register's villages all have a code, of twelve digits: none of them is made to tell it.
  if (villages instanceof ColumnRecords && villages.length > 0) {
    const [own, later] = [Number(PLAN.prefecture), 10 ** (12 - PLAN.prefecture.length)];
    return codesOf(counties).some(isOfPlan) || villages.register.codes.some((code) => Math.floor(code / later) === own);
  }
  const codes = [...codesOf(counties), ...codesOf(villages)];
  if (codes.length > 0) return codes.some(isOfPlan);
  const placed = Array.from(villages, ({ position }) => position.at ?? []).flat();
  return placed.length === 0 || placed.some(isInBox);
}

function isInBox({ lon, lat }: Wgs84): boolean {
  const [west, south, east, north] = PLAN.box;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Whether a village's code says that it is of the plan's prefecture, and its position lies outside the box of it: one of them is wrong. */
export function isOutsidePrefecture(code: string | null, at: Wgs84): boolean {
  return code !== null && isVillageCode(code) && code.startsWith(PLAN.prefecture) && !isInBox(at);
}

/** The targets an indicator names, in the plan's order. */
export function targetsOf(ids: readonly string[]): readonly Target[] {
  return PLAN.targets.filter((target) => ids.includes(target.id));
}

/** The same, none where it is not this project's plan. */
export function quotedTargets(dataset: Dataset, ids: readonly string[]): readonly Target[] {
  return planApplies(dataset) ? targetsOf(ids) : [];
}

/** Codes of the counties that the plan calls deep-poverty ones; none where it is not this project's plan. */
export function deepPovertyCounties(project: Spoken): readonly string[] {
  return planApplies(project) ? PLAN.deepPovertyCounties : [];
}

/** The project's own targets of an indicator, in the file's order. */
export function ownTargetsOf({ targets }: Dataset, indicator: string): readonly OwnTarget[] {
  return targets.filter((target) => target.indicator === indicator);
}
