import { NOT_REPORTED } from '../../domain/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Month } from '../../domain/period.ts';
import { deepPovertyCounties } from '../../plans/index.ts';
import { columnsOf } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { placesOf } from '../places.ts';
import { dueMonths } from '../works/due.ts';
import type { AskedIndicator } from './asked.ts';
import { shareLacking } from './gap-size.ts';

const [GAP, UNKNOWN] = [codeOfState('gap'), codeOfState('unknown')];

/** Yes and no as 1 and 0, NaN for what is not known: both of them, and one of them. */
const both = (one: number, other: number) => (one === 0 || other === 0 ? 0 : one * other);
export const either = (one: number, other: number) => (one === 1 || other === 1 ? 1 : Math.max(one, other));

/** Whether a village that is to leave poverty by a year has a gap that forbids it (1), none (0), or nobody knows (NaN). */
export function vetoes(dataset: Dataset, asked: readonly AskedIndicator[], year: number): (village: number) => number {
  const { figures, marks } = columnsOf(dataset);
  const vetoing = asked.filter(({ indicator }) => indicator.vetoes !== undefined);
  const leaves = (village: number) => {
    const exitYear = figures.exitYear[village]!;
    if (Number.isNaN(exitYear)) return marks.poor[village] === 0 ? 0 : Number.NaN;
    return exitYear <= year ? 1 : 0;
  };
  const fails = (village: number) =>
    vetoing.reduce((failing, { assessment: { states } }) => {
      const state = states[village];
      return either(failing, state === GAP ? 1 : state === UNKNOWN ? Number.NaN : 0);
    }, 0);
  return (village) => both(leaves(village), fails(village));
}

/** Whether a village is a deep-poverty one or lies in a county that is (1), neither (0), or it does not say (NaN). */
export function inDeepPoverty(dataset: Dataset): (village: number) => number {
  const { county } = placesOf(dataset);
  const { marks } = columnsOf(dataset);
  const counties = deepPovertyCounties(dataset);
  const isDeep = Uint8Array.from(county.list, ({ code }) => (counties.includes(code) ? 1 : 0));
  return (village) => {
    const mark = marks.deepPoverty[village]!;
    return either(isDeep[county.of[village]!]!, mark === NOT_REPORTED ? Number.NaN : mark);
  };
}

/** Of each layer the largest share lacking, added up over the layers; NaN where a gap's share is not known. */
export function sizeOfGap(dataset: Dataset, asked: readonly AskedIndicator[], people: Float64Array): (village: number) => number {
  const { figures } = columnsOf(dataset);
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const layers = [...new Set(asked.map(({ layer }) => layer))].map((layer) => asked.filter((one) => one.layer === layer));
  return (village) => {
    const counted = {
      households: known(figures.households[village]!),
      hamlets: known(figures.hamlets[village]!),
      hamlets30: known(figures.hamlets30[village]!),
      groups: known(figures.groups[village]!),
      people: known(people[village]!),
    };
    let size = 0;
    for (const layer of layers) {
      let worst = 0;
      for (const { indicator, assessment } of layer) {
        if (assessment.states[village] !== GAP) continue;
        worst = Math.max(worst, shareLacking(indicator, assessment.evidence.values[village]!, counted));
      }
      size += worst;
    }
    return size;
  };
}

/** Months from now to the earliest deadline among a village's gaps, negative once it has passed; Infinity where none of them has one: that is known. */
export function monthsLeft(dataset: Dataset, asked: readonly AskedIndicator[], month: Month): (village: number) => number {
  const dated = asked.map(({ indicator, assessment: { states } }) => ({ states, dueOf: dueMonths(dataset, indicator) }));
  return (village) => {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { states, dueOf } of dated) {
      if (states[village] === GAP) earliest = Math.min(earliest, dueOf(village) ?? earliest);
    }
    return earliest - month;
  };
}
