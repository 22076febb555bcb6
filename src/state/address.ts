import * as v from 'valibot';
import { SORT_KEYS } from '../analysis/order.ts';
import { SITING_OBJECTIVES } from '../analysis/site/problem.ts';
import { OBJECTIVES } from '../domain/budget-rules.ts';
import { DISTANCE_MODES, SCOPES, WEIGHTS } from '../domain/parameters.ts';
import { STATES } from '../domain/state.ts';
import { TRAVELLERS } from '../domain/travel.ts';
import type { Millimetres } from '../domain/units.ts';
import { type Asked, CHOOSING, DEFAULT_VIEW, DRAWINGS, KEPT, PRIORITISING, SITED_FOR, TASKS, type View, WORK_TABS } from './view.ts';

const flag = v.pipe(
  v.picklist(['0', '1']),
  v.transform((text) => text === '1'),
);
const text = v.pipe(v.string(), v.maxLength(200));
const radius = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/),
  v.transform((digits) => Number(digits) as Millimetres),
);
const part = v.picklist([...STATES, 'rate', 'field-check', 'air-only']);

const upTo = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^\\d{1,${digits}}$`)), v.transform(Number));
/** Whole CNY: nothing is free. */
const unitCost = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));
/** `key:number` pairs, as many as there are kinds of work. */
const numbersBy = <Value>(value: v.GenericSchema<string, Value>) =>
  v.pipe(
    v.string(),
    v.maxLength(2000),
    v.transform((list) => list.split(',').map((pair) => pair.split(':'))),
    v.array(v.tuple([text, value])),
    v.transform((pairs) => Object.fromEntries(pairs)),
  );
/** As many ids as a county has villages. */
const ids = v.pipe(
  v.string(),
  v.maxLength(20_000),
  v.transform((list) =>
    list === '' ? [] : list.split(',').map((id) => id.replaceAll('%2C', ',').replaceAll('%7E', '~').replaceAll('%25', '%')),
  ),
);

/** How each linked key is written in the address and read back; a text that does not fit is ignored (a mode or a traveller: told, see `Asked`), never trusted. */
const READERS = {
  indicator: text,
  year: v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number)),
  radii: numbersBy(radius),
  mode: v.fallback(v.nullable(v.picklist(DISTANCE_MODES)), null),
  traveller: v.fallback(v.nullable(v.picklist(TRAVELLERS)), null),
  scope: v.picklist(SCOPES),
  centreOnly: flag,
  neighbours: flag,
  waive: flag,
  communities: flag,
  relocated: flag,
  poorOnly: flag,
  deepPovertyOnly: flag,
  county: text,
  township: text,
  weight: v.picklist(WEIGHTS),
  states: v.pipe(
    text,
    v.transform((list) => list.split(',')),
    v.array(v.picklist(STATES)),
  ),
  fieldCheckOnly: flag,
  search: text,
  drawing: v.picklist(DRAWINGS),
  coverage: flag,
  selected: text,
  receipt: v.pipe(
    text,
    v.transform((written) => written.split('~')),
    v.tuple([text, text, part]),
    v.transform(([indicator, place, of]) => ({ indicator, place: place === '' ? null : place, part: of })),
  ),
  sort: v.pipe(
    text,
    v.transform((written) => written.split('~')),
    v.tuple([v.picklist(SORT_KEYS), flag]),
    v.transform(([key, descending]) => ({ key, descending })),
  ),
  pane: v.picklist(['ranking', 'list']),
  task: v.picklist(TASKS),
  prioritising: v.picklist(PRIORITISING),
  bureau: text,
  points: numbersBy(upTo(3)),
  span: upTo(2),
  ranked: v.picklist(['works', 'villages']),
  budgets: numbersBy(upTo(9)),
  choosing: v.picklist(CHOOSING),
  perVillage: upTo(2),
  aim: v.picklist(OBJECTIVES),
  shares: numbersBy(upTo(2)),
  deadlines: flag,
  requirements: flag,
  carryOver: flag,
  costs: numbersBy(unitCost),
  workTab: v.picklist(WORK_TABS),
  scored: text,
  explained: text,
  siting: v.pipe(
    v.string(),
    v.transform((written) => written.split('~')),
    v.tuple([
      upTo(4),
      v.picklist(SITING_OBJECTIVES),
      v.picklist(SITED_FOR),
      v.union([
        v.pipe(
          v.literal(''),
          v.transform(() => null),
        ),
        upTo(9),
      ]),
      ids,
      ids,
    ]),
    v.transform(([choose, objective, demand, capacity, kept, placed]) => ({ choose, objective, demand, capacity, kept, placed })),
  ),
} as const;

type Linked = keyof typeof READERS;

/** Neither a comma nor the `~` between two parts is left in an id. */
const writeIds = (list: readonly string[]) =>
  list.map((id) => id.replaceAll('%', '%25').replaceAll('~', '%7E').replaceAll(',', '%2C')).join(',');

function write(key: Linked, view: View): string {
  if (key === 'receipt') return view.receipt ? [view.receipt.indicator, view.receipt.place ?? '', view.receipt.part].join('~') : '';
  if (key === 'sort') return `${view.sort.key}~${view.sort.descending ? 1 : 0}`;
  if (key === 'siting') {
    const { choose, objective, demand, capacity, kept, placed } = view.siting;
    return [choose, objective, demand, capacity ?? '', writeIds(kept), writeIds(placed)].join('~');
  }
  if (key === 'radii' || key === 'points' || key === 'budgets' || key === 'shares' || key === 'costs') {
    return Object.entries(view[key])
      .map(([id, value]) => `${id}:${value}`)
      .join(',');
  }
  const value = view[key];
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value === null ? '' : String(value);
}

/** The view as the part of the address after `#`: only what differs from the defaults. */
export function writeAddress(view: View, defaults: View): string {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(KEPT) as (keyof View)[]) {
    if (KEPT[key] !== 'link') continue;
    const written = write(key as Linked, view);
    if (written !== write(key as Linked, defaults)) parameters.set(key, written);
  }
  return parameters.toString();
}

/** Reads an address back: what it says of the view, leaving out whatever does not fit. */
export function readAddress(hash: string): Asked {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const read: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(READERS)) {
    const written = parameters.get(key);
    if (written === null) continue;
    if (written === '') {
      read[key] = DEFAULT_VIEW[key as Linked];
      continue;
    }
    const result = v.safeParse(schema, written);
    if (result.success) read[key] = result.output;
  }
  return read;
}
