import { costOf } from '../analysis/works/cost.ts';
import { isSimulated } from '../analysis/works/villages-of.ts';
import type { Edit } from '../domain/edit.ts';
import { shownName } from '../domain/place.ts';
import type { Remedy } from '../domain/remedy.ts';
import { commit } from './editing.ts';
import type { Sited, SiteRow } from './sited.ts';
import { doesReachClose, type SitingAsked } from './siting.ts';

/** What builds one of what is sited; null where the layer says of nothing that it would. */
export function remedyOfSites({ indicator }: SitingAsked): Remedy | null {
  return indicator.remedies?.find(({ quantity }) => quantity.kind === 'one') ?? null;
}

/** New sites that the list of works has not got yet. */
export function sitesToList(sited: Sited): readonly SiteRow[] {
  const remedy = remedyOfSites(sited.asked);
  if (!remedy) return [];
  const listed = new Set(sited.asked.ground.dataset.works.map(({ id }) => id));
  return sited.rows.filter((row) => row.kind !== 'locked' && !listed.has(workIdOf(sited, remedy, row)));
}

/** The id that the same work has where it is proposed for the village's own gap. */
const workIdOf = ({ asked }: Sited, remedy: Remedy, { village }: SiteRow) =>
  `${remedy.id}/${asked.ground.dataset.villages.at(village)?.id ?? ''}`;

/**
 * Puts the new sites into the project's list of works, undated: one change, one step of undo. Each is for its own village, and, where the rule has
 * it that a neighbour's counts, for all whose gaps it closes. False where nothing may be edited.
 * @param source what the change says of where it comes from.
 */
export function listSites(sited: Sited, source: string): boolean {
  const remedy = remedyOfSites(sited.asked);
  if (!remedy) return false;
  const { ground, indicator, question } = sited.asked;
  const { dataset, gaps } = ground;
  const isWide = doesReachClose(indicator, question);
  const edits = sitesToList(sited).flatMap((row): Edit[] => {
    const village = dataset.villages.at(row.village);
    if (!village) return [];
    const others = isWide ? row.members.map((member) => member.village).filter((one) => one !== row.village && gaps[one] === 1) : [];
    const served = [row.village, ...others].flatMap((one) => dataset.villages.at(one)?.id ?? []);
    return [
      {
        kind: 'add-work',
        work: {
          id: workIdOf(sited, remedy, row),
          name: `${shownName(village)}${remedy.name.zh}`,
          kind: remedy.id,
          indicator: indicator.id,
          county: village.county,
          township: village.township,
          quantity: 1,
          unit: remedy.unit.zh,
          cost: costOf(1, remedy.cost).cny,
          costBy: remedy.cost,
          plannedStart: null,
          plannedEnd: null,
          completed: null,
          simulated: isSimulated(dataset, row.village),
        },
        villages: served.map((id) => ({ kind: 'village', id })),
      },
    ];
  });
  return commit(edits, { by: 'hand', source, note: '' });
}
