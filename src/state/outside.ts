import type { Assessment } from '../analysis/assess.ts';
import { columnsOf } from '../analysis/columns.ts';
import { members } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Extent } from '../domain/parameters.ts';
import type { VillageKind } from '../domain/place.ts';
import { STATES } from '../domain/state.ts';
import { matcher } from './search.ts';
import { hitsOf } from './sweep.ts';
import type { View } from './view.ts';

const VILLAGE_KINDS = ['village', 'community'] as const satisfies readonly VillageKind[];

/** What keeps a village out of the list: it lies elsewhere, a filter leaves it out, or its kind is not counted. */
const BARRIERS = ['place', 'filter', 'kind'] as const;
export type Barrier = (typeof BARRIERS)[number];

/** Villages or communities that a search finds beyond the list. */
export interface Outside {
  readonly kind: VillageKind;
  readonly count: number;
  readonly barriers: readonly Barrier[];
  /** What the view must change for all of them to be listed. */
  readonly includes: Partial<View>;
}

const EVERYONE: Extent = { county: null, township: null, communities: true, relocated: true, poorOnly: false, deepPovertyOnly: false };
const BARRIER_OF = {
  communities: 'kind',
  county: 'place',
  township: 'place',
  relocated: 'filter',
  poorOnly: 'filter',
  deepPovertyOnly: 'filter',
  states: 'filter',
  fieldCheckOnly: 'filter',
} as const satisfies Partial<Record<keyof View, Barrier>>;
type Key = keyof typeof BARRIER_OF;

/** Each of them as it keeps nobody out. */
const OPEN: Pick<View, Key> = { ...EVERYONE, states: [], fieldCheckOnly: false };

/** What a search finds that the view does not list, by kind, with the one step that would list it. Empty without a search. */
export function outside(dataset: Dataset, assessment: Assessment, view: View, listed: Uint32Array): readonly Outside[] {
  if (view.search.trim() === '') return [];
  const hits = hitsOf(dataset, view.search, matcher());
  if (hits === null || hits.length === 0) return [];
  const isListed = flagged(dataset, listed);
  const found = Array.from(hits).filter((index) => isListed[index] === 0);
  if (found.length === 0) return [];
  const { community } = columnsOf(dataset);
  const lets = lettingIn(dataset, assessment, view);
  return VILLAGE_KINDS.flatMap((kind) => {
    const anywhere = found.filter((index) => (community[index] === 1) === (kind === 'community'));
    const here = anywhere.filter((index) => lets.every(([key, letsIn]) => BARRIER_OF[key] !== 'place' || letsIn(index)));
    // What lies in the place in view comes first; what lies elsewhere is offered once there is nothing else.
    const indices = here.length > 0 ? here : anywhere;
    if (indices.length === 0) return [];
    const keys = lets.filter(([, letsIn]) => !indices.every(letsIn)).map(([key]) => key);
    const barriers = BARRIERS.filter((barrier) => keys.some((key) => BARRIER_OF[key] === barrier));
    return [{ kind, count: indices.length, barriers, includes: Object.fromEntries(keys.map((key) => [key, OPEN[key]])) }];
  });
}

/** Per village 1 where it is one of these. */
function flagged({ villages }: Dataset, indices: Uint32Array): Uint8Array {
  const flags = new Uint8Array(villages.length);
  for (const index of indices) flags[index] = 1;
  return flags;
}

/** Per part of the view whether it lets a village into the list. */
function lettingIn(
  dataset: Dataset,
  { states, fieldCheck }: Assessment,
  view: View,
): readonly (readonly [Key, (index: number) => boolean])[] {
  const byExtent = (Object.keys(EVERYONE) as (keyof Extent)[]).map((key) => {
    const isWithin = flagged(dataset, members(dataset, { ...EVERYONE, [key]: view[key] }));
    return [key, (index: number) => isWithin[index] === 1] as const;
  });
  const shown = new Set(view.states.map((state) => STATES.indexOf(state)));
  return [
    ...byExtent,
    ['states', (index) => shown.size === 0 || shown.has(states[index] ?? -1)],
    ['fieldCheckOnly', (index) => !view.fieldCheckOnly || fieldCheck[index] === 1],
  ];
}
