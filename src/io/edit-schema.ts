import * as v from 'valibot';
import { ROLES } from '../domain/dataset.ts';
import {
  type AddedFacility,
  type AddedVillage,
  type AddedWork,
  type Change,
  type Edit,
  FIGURES,
  type Figure,
  isMonth,
  WORK_PARTS,
  type WorkPart,
} from '../domain/edit.ts';
import type { Value } from '../domain/observation.ts';
import { type Month, printMonth } from '../domain/period.ts';
import type { Position } from '../domain/place.ts';
import { ENCODINGS } from '../domain/report.ts';
import { POSITION_PROBLEMS } from '../domain/state.ts';
import { CRS } from '../domain/units.ts';
import type { Answers } from './input-file.ts';
import { finite, month, spot } from './plain-values.ts';
import { plainProgramme, programmeSchema, unitCost } from './programme-schema.ts';

/** Changes and answers as a project file writes them: plain JSON with months as `2019-12`. Everything read back is checked here first. */

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A number of people or things: as many digits as a cell may have. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const length = v.pipe(finite, v.minValue(0));
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);

const position: v.GenericSchema<unknown, Position> = v.union([
  v.pipe(
    v.object({ at: spot, quality: v.picklist(['surveyed', 'modelled']), byHand: v.optional(v.literal(true)) }),
    v.transform(({ at, quality, byHand }) => ({ at, quality, ...(byHand && { byHand }) })),
  ),
  v.object({ at: v.null(), problem: v.picklist(POSITION_PROBLEMS) }),
]);
/** An origin that stands in the file is passed over: a record by hand has none before its edit is applied. */
const place = { id: v.string(), name: v.string(), county: v.string(), township: v.string(), position, simulated: v.boolean() };

/** What each figure is: never another kind of value, whoever wrote the file. */
const figures = {
  households: orNull(count),
  registered: orNull(count),
  resident: orNull(count),
  hamlets: orNull(count),
  hamlets30: orNull(count),
  groups: orNull(count),
  poor: orNull(v.boolean()),
  deepPoverty: orNull(v.boolean()),
  exitYear: orNull(count),
  relocated: orNull(v.boolean()),
  reportedKm: orNull(length),
} satisfies Record<Figure, v.GenericSchema>;

const village: v.GenericSchema<unknown, AddedVillage> = v.object({
  ...place,
  ...figures,
  code: orNull(v.string()),
  kind: v.picklist(['village', 'community']),
});
const facility: v.GenericSchema<unknown, AddedFacility> = v.object({
  ...place,
  kind: v.string(),
  opened: orNull(month),
  closed: orNull(month),
});

/** What each part of a work is. */
const workParts = {
  quantity: orNull(length),
  cost: orNull(length),
  plannedStart: orNull(month),
  plannedEnd: orNull(month),
} satisfies Record<WorkPart, v.GenericSchema>;

const work: v.GenericSchema<unknown, AddedWork> = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  indicator: orNull(v.string()),
  county: v.string(),
  township: v.string(),
  unit: v.string(),
  ...workParts,
  completed: orNull(month),
  simulated: v.boolean(),
  costBy: v.exactOptional(unitCost),
  path: v.exactOptional(v.array(v.array(spot))),
});

const value: v.GenericSchema<unknown, Value> = v.union([v.picklist(['yes', 'no', 'exempt']), finite]);
const words = v.object({
  code: orNull(v.string()),
  county: v.string(),
  township: v.string(),
  name: v.string(),
  kind: orNull(v.picklist(['village', 'community'])),
});
const told = { id: v.string(), words: v.exactOptional(words), row: v.exactOptional(v.string()) };
const subject = v.object({ kind: v.picklist(['village', 'facility']), ...told });
const figured = v.object({ kind: v.literal('village'), ...told });
const listed = v.object({ kind: v.literal('work'), id: v.string(), words });
const workEdits = WORK_PARTS.map((part) =>
  v.object({ kind: v.literal('work'), of: listed, part: v.literal(part), from: workParts[part], to: workParts[part] }),
);
type FigureEdit = Extract<Edit, { readonly kind: 'figure' }>;
const figureEdit = v.pipe(
  v.object({ kind: v.literal('figure'), of: figured, figure: v.picklist(FIGURES), from: v.unknown(), to: v.unknown() }),
  v.custom<FigureEdit>((given) => {
    const { figure, from, to } = given as FigureEdit;
    return v.is(figures[figure], from) && v.is(figures[figure], to);
  }, 'no such figure'),
);

const edit: v.GenericSchema<unknown, Edit> = v.variant('kind', [
  v.object({ kind: v.literal('position'), of: subject, from: orNull(spot), to: spot }),
  figureEdit,
  v.object({ kind: v.literal('report'), of: subject, indicator: v.string(), month, from: orNull(value), to: orNull(value) }),
  v.object({ kind: v.literal('add-village'), village }),
  v.object({ kind: v.literal('add-facility'), facility }),
  v.object({ kind: v.literal('note'), of: subject, from: v.string(), to: v.string() }),
  v.object({ kind: v.literal('add-work'), work, villages: v.array(figured) }),
  v.variant('part', workEdits),
  v.object({ kind: v.literal('remove-work'), of: listed }),
]);

/** A list of changes. */
export const changesSchema: v.GenericSchema<unknown, readonly Change[]> = v.array(
  v.object({
    id: v.string(),
    at: v.string(),
    by: v.picklist(['hand', 'file']),
    source: v.string(),
    note: v.string(),
    edits: v.array(edit),
    programme: v.exactOptional(orNull(programmeSchema)),
  }),
);

const column = v.pipe(v.string(), v.regex(/^\d{1,5}$/));

/** What was said about a file. A key that is missing was not said. */
export const answersSchema = v.object({
  role: v.optional(v.picklist(ROLES)),
  encoding: v.optional(v.picklist(ENCODINGS)),
  sheet: v.optional(v.string()),
  crs: v.optional(v.picklist(CRS)),
  crsOf: v.optional(v.record(v.string(), v.picklist(CRS))),
  asOf: v.optional(month),
  mapping: v.optional(v.record(column, orNull(v.string()))),
  amendments: v.optional(v.array(v.object({ line: whole, column: whole, value: v.string() }))),
  prefer: v.optional(v.union([v.literal(true), v.array(v.string())])),
  placeOf: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,9}$/)), v.string())),
});

/** Checked answers without the keys that were not said. */
export function saidOnly(answers: v.InferOutput<typeof answersSchema>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, said]) => said !== undefined)) as Answers;
}

/** Answers as they are written. */
export function plainAnswers({ asOf, ...answers }: Answers): Record<string, unknown> {
  return { ...answers, ...(asOf !== undefined && { asOf: printMonth(asOf) }) };
}

const printed = (found: Month | null) => (found === null ? null : printMonth(found));

/** The months of a record as text. */
const withMonths = <Key extends string>(record: Readonly<Record<Key, Month | null>>, ...keys: readonly Key[]) => ({
  ...record,
  ...Object.fromEntries(keys.map((key) => [key, printed(record[key])])),
});

function plainEdit(given: Edit): Record<string, unknown> {
  if (given.kind === 'report') return { ...given, month: printMonth(given.month) };
  if (given.kind === 'add-facility') return { ...given, facility: withMonths(given.facility, 'opened', 'closed') };
  if (given.kind === 'add-work') return { ...given, work: withMonths(given.work, 'plannedStart', 'plannedEnd', 'completed') };
  if (given.kind !== 'work' || !isMonth(given.part)) return given;
  return { ...given, from: printed(given.from as Month | null), to: printed(given.to as Month | null) };
}

/** Changes as they are written. */
export function plainChanges(changes: readonly Change[]): readonly Record<string, unknown>[] {
  return changes.map(({ programme, ...change }) => ({
    ...change,
    edits: change.edits.map(plainEdit),
    ...(programme !== undefined && { programme: programme && plainProgramme(programme) }),
  }));
}
