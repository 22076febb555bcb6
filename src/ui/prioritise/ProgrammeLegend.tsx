import { lazy } from 'react';
import { MapSymbol } from '../../map/MapSymbol.tsx';
import { useBest } from '../../state/best.ts';
import { chosenInView, effectInView, isWithinReach, villagesInView } from '../../state/prioritise.ts';
import { useStore } from '../../state/store.ts';
import { Legend } from '../explore/Legend.tsx';
import legend from '../explore/legend.module.css';
import { Later } from '../parts/Later.tsx';
import { explore } from '../text/explore.ts';
import { programmeLegend } from '../text/programme-legend.ts';
import { useWords } from '../text/words.ts';
import styles from './programme-legend.module.css';
import type { Shown } from './shown.ts';

const SitingLegend = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingLegend }));

/** What the map's symbols mean while works are put in order, with how many there are. */
export function ProgrammeLegend({ dataset, view }: Shown) {
  if (!isWithinReach(dataset, view)) return <Legend dataset={dataset} view={view} />;
  if (view.prioritising === 'works') return <WorksLegend dataset={dataset} view={view} />;
  return (
    <Later>
      <SitingLegend dataset={dataset} view={view} />
    </Later>
  );
}

function WorksLegend({ dataset, view }: Shown) {
  const words = useWords(programmeLegend);
  const common = useWords(explore);
  const zoom = useStore((store) => store.zoom);
  useBest();
  const chosen = chosenInView(dataset, view);
  const { closed, before } = effectInView(dataset, view);
  const { unknown } = villagesInView(dataset, view);
  const stretches = chosen.filter(({ path }) => path.length > 0).length;
  const symbol = (mark: Parameters<typeof MapSymbol>[0]['mark']) => <MapSymbol mark={mark} modelled={false} zoom={zoom} />;
  return (
    <section className={legend.legend} aria-label={common.legend}>
      {stretches > 0 && (
        <span className={legend.entry}>
          <i className={styles.stretch} />
          {words.stretch(stretches)}
        </span>
      )}
      {chosen.length > stretches && (
        <span className={legend.entry}>
          <i className={styles.spot} />
          {words.spot(chosen.length - stretches)}
        </span>
      )}
      <span className={legend.entry}>
        {symbol('closed')}
        {words.closed(closed.length)}
      </span>
      <span className={legend.entry}>
        {symbol('gap')}
        {words.left(before - closed.length)}
      </span>
      <span className={legend.entry}>
        {symbol('met')}
        {words.none}
      </span>
      {unknown.length > 0 && (
        <span className={legend.entry}>
          {symbol('unknown')}
          {words.unknown(unknown.length)}
        </span>
      )}
    </section>
  );
}
