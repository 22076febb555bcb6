import { MapSymbol } from '../../map/MapSymbol.tsx';
import { useStore } from '../../state/store.ts';
import legend from '../explore/legend.module.css';
import type { Shown } from '../prioritise/shown.ts';
import { explore } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { radiusKm } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { Sign } from './Sign.tsx';
import styles from './siting-legend.module.css';
import { signOf, useSiting } from './use-sited.ts';

/** What the map's symbols mean while sites are chosen, with how many there are. */
export function SitingLegend({ dataset, view }: Shown) {
  const words = useWords(sitingWords);
  const common = useWords(explore);
  const language = useLanguage();
  const zoom = useStore((store) => store.zoom);
  const sited = useSiting(dataset, view)?.sited;
  if (!sited) return null;
  const { asked, rows, newly, beyond } = sited;
  const fresh = rows.length - asked.locked.length;
  const symbol = (mark: Parameters<typeof MapSymbol>[0]['mark']) => <MapSymbol mark={mark} modelled={false} zoom={zoom} />;
  return (
    <section className={`${legend.legend} ${styles.legend}`} aria-label={common.legend}>
      {fresh > 0 && (
        <span className={legend.entry}>
          <Sign text="1" kept={false} />
          {words.legend.site(fresh, radiusKm(asked.problem.radius))}
        </span>
      )}
      {asked.locked.length > 0 && (
        <span className={legend.entry}>
          <Sign text={signOf(sited, fresh, language)} kept />
          {words.legend.kept(asked.locked.length)}
        </span>
      )}
      <span className={legend.entry}>
        {symbol('closed')}
        {words.legend.closed(newly.length)}
      </span>
      <span className={legend.entry}>
        {symbol('gap')}
        {words.legend.gap(beyond.length)}
      </span>
      <span className={legend.entry}>
        {symbol('met')}
        {symbol('exempt')}
        {symbol('unknown')}
        {words.legend.others}
      </span>
      <span className={legend.entry}>
        {symbol('facility')}
        {common.facility(facilityWord(asked.indicator, language))}
      </span>
    </section>
  );
}
