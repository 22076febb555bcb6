import { shownName } from '../../domain/place.ts';
import { letGo } from '../../state/siting-moves.ts';
import type { Known } from '../../state/siting-search.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './fixed.module.css';
import { Sign } from './Sign.tsx';
import { letterOf } from './use-sited.ts';

/** Sites that stay whatever is searched: locked ones, and new ones that a hand put where they are. */
export function Fixed({ known: { asked, sited } }: { readonly known: Known }) {
  const words = useWords(sitingWords);
  const language = useLanguage();
  const { dataset, candidates } = asked.ground;
  const numberOf = (candidate: number) => sited?.rows.findIndex((row) => row.candidate === candidate) ?? -1;
  const lists = [
    {
      sites: asked.locked.map((candidate, at) => ({ candidate, sign: letterOf(at, language) })),
      isKept: true,
      title: words.kept,
      hint: words.keptHint,
      act: words.unlock,
      actOf: words.unlockOf,
    },
    {
      sites: asked.placed.map((candidate) => ({ candidate, sign: String(numberOf(candidate) + 1 || '·') })),
      isKept: false,
      title: words.placed,
      hint: words.placedHint,
      act: words.letGo,
      actOf: words.letGoOf,
    },
  ];
  return lists.map(({ sites, isKept, title, hint, act, actOf }) => {
    if (sites.length === 0) return null;
    return (
      <section key={act} className={styles.fixed}>
        <h2>
          {title(sites.length)} <small>{hint}</small>
        </h2>
        <ul>
          {sites.map(({ candidate, sign }) => {
            const village = dataset.villages.at(candidates[candidate] ?? -1);
            if (!village) return null;
            return (
              <li key={village.id}>
                <Sign text={sign} kept={isKept} />
                <strong>{shownName(village)}</strong>
                <span className={styles.township}>{village.township}</span>
                <button type="button" aria-label={actOf(shownName(village))} onClick={() => letGo(village.id)}>
                  {act}
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}
