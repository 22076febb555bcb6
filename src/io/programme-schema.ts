import * as v from 'valibot';
import { printMonth } from '../domain/period.ts';
import type { Programme } from '../domain/programme.ts';
import type { UnitCost } from '../domain/remedy.ts';
import type { Text } from '../domain/text.ts';
import { finite, month } from './plain-values.ts';

/** A programme as a project file writes it, checked as it is read. */

const text: v.GenericSchema<unknown, Text> = v.object({ zh: v.string(), en: v.string() });
const year = v.pipe(v.number(), v.safeInteger());
const money = v.pipe(finite, v.minValue(0));
export const unitCost: v.GenericSchema<unknown, UnitCost> = v.object({ cny: money, spread: money, year, source: text });

export const programmeSchema: v.GenericSchema<unknown, Programme> = v.object({
  receipt: v.object({
    title: text,
    asOf: v.nullable(month),
    budget: v.array(v.object({ year, cny: money })),
    carriesOver: v.boolean(),
    spent: money,
    value: v.nullable(v.object({ of: text, reached: finite, bound: finite, proof: v.picklist(['optimal', 'bounded']) })),
    stated: v.array(v.object({ what: text, value: text })),
    people: v.picklist(['registered', 'resident']),
    unitCosts: v.array(v.object({ remedy: v.string(), name: text, unit: text, cost: unitCost })),
    files: v.array(v.string()),
  }),
  works: v.array(
    v.object({
      id: v.string(),
      remedy: v.string(),
      rank: v.nullable(finite),
      score: v.nullable(finite),
      people: v.nullable(finite),
      poorPeople: v.nullable(finite),
      hamlets: v.nullable(finite),
      due: v.nullable(year),
      requires: v.array(v.string()),
      simulated: v.boolean(),
      estimate: v.nullable(v.object({ cost: v.object({ cny: money, low: money, high: money }), by: unitCost })),
    }),
  ),
});

/** A programme as it is written. */
export function plainProgramme({ receipt, works }: Programme): Record<string, unknown> {
  return { receipt: { ...receipt, asOf: receipt.asOf === null ? null : printMonth(receipt.asOf) }, works };
}
