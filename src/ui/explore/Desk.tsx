import type { Dataset } from '../../domain/dataset.ts';
import { LAYERS } from '../../layers/index.ts';
import { change } from '../../state/actions.ts';
import { DRAWINGS, type View } from '../../state/view.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { explore } from '../text/explore.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './desk.module.css';
import { Filters } from './Filters.tsx';
import { Header } from './Header.tsx';
import { Headline } from './Headline.tsx';
import { LayerPanel } from './LayerPanel.tsx';
import { Legend } from './Legend.tsx';
import { MapNotes } from './MapNotes.tsx';
import { MapPane } from './MapPane.tsx';
import { RightPane } from './RightPane.tsx';

/** Room the headline, the legend and the controls take from the map's picture. */
const PADDING = { top: 108, right: 28, bottom: 112, left: 28 };

/** One screen, three panes: layers and their parameter, the map, ranking → list → card. */
export function Desk({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { layers } = useWords(shared);
  return (
    <div className={styles.desk}>
      <Header dataset={dataset} view={view} />
      <div className={styles.panes}>
        <aside className={styles.left} aria-label={layers(LAYERS.length)}>
          <LayerPanel dataset={dataset} view={view} />
          <Filters dataset={dataset} view={view} />
        </aside>
        <main className={styles.middle}>
          <MapPane dataset={dataset} view={view} padding={PADDING} />
          <div className={styles.headline}>
            <Headline dataset={dataset} view={view} />
          </div>
          <div className={styles.foot}>
            <Legend dataset={dataset} view={view} />
            <div className={styles.footRight}>
              <Segmented
                label={words.drawing}
                small
                options={DRAWINGS.map((value) => ({ value, text: words.drawings[value] }))}
                value={view.drawing}
                onChange={(drawing) => change({ drawing })}
              />
              <MapNotes view={view} />
            </div>
          </div>
        </main>
        <aside className={styles.right} aria-label={words.tabs}>
          <RightPane dataset={dataset} view={view} />
        </aside>
      </div>
    </div>
  );
}
