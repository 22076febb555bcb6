import { useEffect, useMemo } from 'react';
import { ring } from '../../analysis/rings.ts';
import { shownName } from '../../domain/place.ts';
import type { Planned, PlanSite } from '../../map/picture.ts';
import { selectVillage } from '../../state/actions.ts';
import type { Sited } from '../../state/sited.ts';
import { drag, step } from '../../state/siting-moves.ts';
import { leaveSearch, search } from '../../state/siting-search.ts';
import type { Drawn, Shown } from '../prioritise/shown.ts';
import { count } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { signOf, useSiting } from './use-sited.ts';

/** Tells the map which sites to draw, and has the best ones searched as long as it is there; shows nothing itself. */
export function SitingOnMap({ dataset, view, onDrawn }: Shown & Drawn) {
  const known = useSiting(dataset, view);
  const asked = known?.asked ?? null;
  const sited = known?.sited ?? null;
  const planned = usePlanned(sited);
  useEffect(() => onDrawn(planned), [onDrawn, planned]);
  useEffect(() => {
    if (asked) void search(asked);
  }, [asked]);
  useEffect(() => leaveSearch, []);
  return null;
}

/** Villages without a plan. */
const NOTHING: Planned = { plan: { stretches: [], spots: [], reaches: [], sites: [] }, closed: [] };

function usePlanned(sited: Sited | null): Planned {
  const sites = useSites(sited);
  return useMemo(() => {
    if (!sited) return NOTHING;
    const { asked, rows, newly } = sited;
    return {
      plan: { stretches: [], spots: [], reaches: [], sites },
      closed: newly,
      onDragSite: (key, at, isDone) => drag(asked, rows, key, at, isDone),
      onStepSite: (key, east, north) => step(asked, rows, key, east, north),
      onPressSite: (key) => {
        const row = rows.find((one) => one.key === key);
        if (row) selectVillage(asked.ground.dataset.villages.at(row.village)?.id ?? null, false);
      },
    };
  }, [sited, sites]);
}

/** More spokes than these of one site are a fan, not an answer to who goes where. */
const MOST_SPOKES = 60;

function useSites(sited: Sited | null): readonly PlanSite[] {
  const words = useWords(sitingWords);
  const language = useLanguage();
  return useMemo(() => {
    if (!sited) return [];
    const { asked, rows } = sited;
    const { villages } = asked.ground.dataset;
    return rows.flatMap((row, index): PlanSite[] => {
      const village = villages.at(row.village);
      const at = village?.position.at;
      if (!village || !at) return [];
      const isKept = row.kind === 'locked';
      const others = row.members.filter((member) => member.village !== row.village);
      const last = others.at(-1);
      return [
        {
          key: row.key,
          at,
          sign: signOf(sited, index, language),
          kept: isKept,
          label: [shownName(village), isKept ? words.locked : words.people(count(row.of.people))],
          ring: ring(at, asked.problem.radius),
          spokes: others.slice(0, MOST_SPOKES).flatMap((member) => {
            const to = villages.at(member.village)?.position.at;
            // The farthest says how far: a number on every spoke would hide them.
            return to ? [{ to, label: member === last && !isKept ? (member.distance / 1e6).toFixed(1) : '' }] : [];
          }),
        },
      ];
    });
  }, [sited, words, language]);
}
