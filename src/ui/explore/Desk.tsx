import { type CSSProperties, lazy, useMemo } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { LAYERS } from '../../layers/index.ts';
import type { View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { useRoom } from '../parts/use-room.ts';
import { explore } from '../text/explore.ts';
import { shared } from '../text/shared.ts';
import { taskWords } from '../text/tasks.ts';
import { useWords } from '../text/words.ts';
import styles from './desk.module.css';
import { Find } from './Find.tsx';
import { Header } from './Header.tsx';
import { Headline } from './Headline.tsx';
import { LayerPanel } from './LayerPanel.tsx';
import { MapKey } from './MapKey.tsx';
import { DrawingSwitch, MapNotes } from './MapNotes.tsx';
import { MapPane } from './MapPane.tsx';
import { RightPane } from './RightPane.tsx';

const LeftPane = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).LeftPane }));
const Answer = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).Answer }));
const BelowMap = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).BelowMap }));

/** Between the map's picture and the headline over it, the legend below it, the pane's sides. */
const CLEAR = { top: 48, bottom: 48, side: 28 };

/**
 * One screen, three panes. Gaps: layers and their parameter, the map, ranking → list → card. Works: what decides their order, the map over the
 * budget, the works in their order.
 */
export function Desk({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { layers } = useWords(shared);
  const { names: tasks } = useWords(taskWords);
  const isPrioritising = view.task === 'prioritise';
  const head = useRoom(60);
  const foot = useRoom(61);
  const padding = useMemo(
    () => ({ top: head.held + CLEAR.top, right: CLEAR.side, bottom: foot.held + CLEAR.bottom, left: CLEAR.side }),
    [head.held, foot.held],
  );
  return (
    <div className={styles.desk}>
      <Header dataset={dataset} view={view} />
      <div className={styles.panes}>
        <aside className={styles.left} aria-label={isPrioritising ? tasks.prioritise : layers(LAYERS.length)}>
          {isPrioritising ? (
            <Later>
              <LeftPane dataset={dataset} view={view} />
            </Later>
          ) : (
            <LayerPanel dataset={dataset} view={view} />
          )}
        </aside>
        <main className={styles.middle}>
          <div className={styles.ground} style={{ '--foot': `${foot.height}px` } as CSSProperties}>
            <MapPane dataset={dataset} view={view} padding={padding} />
            <div className={styles.headline} ref={head.frame}>
              {isPrioritising ? (
                <Later>
                  <Answer dataset={dataset} view={view} />
                </Later>
              ) : (
                <Headline dataset={dataset} view={view} />
              )}
            </div>
            <div className={styles.foot} ref={foot.frame}>
              <MapKey dataset={dataset} view={view} />
              <div className={styles.footRight}>
                {!isPrioritising && <DrawingSwitch dataset={dataset} view={view} />}
                <MapNotes view={view} />
              </div>
            </div>
          </div>
          {isPrioritising && (
            <Later>
              <BelowMap dataset={dataset} view={view} />
            </Later>
          )}
        </main>
        <aside className={styles.right} aria-label={words.tabs}>
          {!isPrioritising && <Find dataset={dataset} view={view} />}
          <div className={styles.shown}>
            <RightPane dataset={dataset} view={view} />
          </div>
        </aside>
      </div>
    </div>
  );
}
