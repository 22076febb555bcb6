import type { Village } from '../../domain/place.ts';
import { selectVillage } from '../../state/actions.ts';
import { letGo, lock, place } from '../../state/siting-moves.ts';
import type { Shown } from '../prioritise/shown.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';
import styles from './site-here.module.css';
import { useSiting } from './use-sited.ts';

/** On a village's card while sites are chosen: what stands there, and what could. What is done closes the card, and shows among the sites. */
export function SiteHere({ dataset, view, village }: Shown & { readonly village: Village }) {
  const words = useWords(sitingWords);
  const known = useSiting(dataset, view);
  if (!known) return null;
  const { kept, placed } = view.siting;
  const settle = (act: (village: string) => void) => {
    act(village.id);
    selectVillage(null, false);
  };
  const isLocked = kept.includes(village.id);
  const isPlaced = placed.includes(village.id);
  const isChosen = known.sited?.rows.some((row) => dataset.villages.at(row.village)?.id === village.id);
  if (!village.position.at) return <p className={styles.here}>{words.cannotStand}</p>;
  return (
    <section className={styles.here} aria-label={words.siteHere}>
      {isChosen && <p>{isLocked ? words.isLocked : isPlaced ? words.isPlaced : words.isChosen}</p>}
      {!isPlaced && (
        <button type="button" onClick={() => settle(place)}>
          {words.here}
        </button>
      )}
      {!isLocked && (
        <button type="button" onClick={() => settle(lock)}>
          {words.lockHere}
        </button>
      )}
      {(isLocked || isPlaced) && (
        <button type="button" onClick={() => settle(letGo)}>
          {isLocked ? words.unlock : words.letGo}
        </button>
      )}
    </section>
  );
}
