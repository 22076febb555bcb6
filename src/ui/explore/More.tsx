import type { Dataset } from '../../domain/dataset.ts';
import { openImport } from '../../state/import-store.ts';
import type { View } from '../../state/view.ts';
import { UndoRedo } from '../edit/UndoRedo.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { Popover } from '../parts/Popover.tsx';
import { ProjectMenu } from '../project/ProjectMenu.tsx';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
import { LanguageSwitch } from './Header.tsx';
import { DrawingSwitch, MapSettings } from './MapNotes.tsx';
import styles from './more.module.css';

/** What a narrow screen has no other place for: files in and out, the language, what the map draws and on what. */
export function More({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  return (
    <Popover button={words.more} label={words.more} look="button" edge="right">
      {(close) => (
        <div className={styles.more}>
          <div className={styles.row}>
            <LanguageSwitch view={view} />
            <UndoRedo />
            <div className={styles.files}>
              <button type="button" onClick={() => openImport()}>
                {words.importData}
              </button>
              <ExportMenu />
              <ProjectMenu dataset={dataset} view={view} onElsewhere={close} />
            </div>
          </div>
          <div className={styles.named}>
            {words.drawing}
            <DrawingSwitch dataset={dataset} view={view} />
          </div>
          <MapSettings view={view} />
        </div>
      )}
    </Popover>
  );
}
