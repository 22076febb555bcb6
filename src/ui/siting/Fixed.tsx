import { shownName } from '../../domain/place.ts';
import type { Sited } from '../../state/sited.ts';
import { letGo } from '../../state/siting-moves.ts';
import type { View } from '../../state/view.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './fixed.module.css';
import { Sign } from './Sign.tsx';
import { signOf } from './use-sited.ts';

/** Sites that stay whatever is searched: locked ones, and new ones that a hand put where they are. */
export function Fixed({ sited }: { readonly sited: Sited; readonly view: View }) {
  const words = useWords(sitingWords);
  const language = useLanguage();
  const { villages } = sited.asked.ground.dataset;
  const rows = sited.rows.map((row, index) => ({ row, sign: signOf(sited, index, language) }));
  const lists = [
    {
      of: rows.filter(({ row }) => row.kind === 'locked'),
      title: words.kept,
      hint: words.keptHint,
      act: words.unlock,
      actOf: words.unlockOf,
    },
    {
      of: rows.filter(({ row }) => row.kind === 'placed'),
      title: words.placed,
      hint: words.placedHint,
      act: words.letGo,
      actOf: words.letGoOf,
    },
  ];
  return lists.map(({ of, title, hint, act, actOf }) => {
    if (of.length === 0) return null;
    return (
      <section key={act} className={styles.fixed}>
        <h2>
          {title(of.length)} <small>{hint}</small>
        </h2>
        <ul>
          {of.map(({ row, sign }) => {
            const village = villages.at(row.village);
            if (!village) return null;
            return (
              <li key={row.key}>
                <Sign text={sign} kept={row.kind === 'locked'} />
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
