import { change, goToCounty } from '../../state/actions.ts';
import type { Outside } from '../../state/outside.ts';
import type { View } from '../../state/view.ts';
import { villageListWords } from '../text/village-list.ts';
import { useWords } from '../text/words.ts';
import styles from './village-list.module.css';

/** What the search finds that the list leaves out, each with the one step that lists it. */
export function FoundOutside({ found, view, more }: { readonly found: readonly Outside[]; readonly view: View; readonly more: boolean }) {
  const words = useWords(villageListWords);
  const include = ({ includes: { county, township, ...rest } }: Outside) => {
    if (county !== undefined || township !== undefined) goToCounty(county === null ? null : view.county);
    change(rest);
  };
  return (
    <div role="status" className={styles.outside}>
      {found.map((outside) => (
        <p key={outside.kind}>
          {words.found(outside.count, outside.kind, outside.barriers, more)} ·{' '}
          <button type="button" onClick={() => include(outside)}>
            {words.include(outside.barriers)}
          </button>
        </p>
      ))}
    </div>
  );
}
