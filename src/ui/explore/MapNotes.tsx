import { change } from '../../state/actions.ts';
import type { View } from '../../state/view.ts';
import { Popover } from '../parts/Popover.tsx';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
import { isAllowed } from './base-map-setting.ts';
import styles from './map-notes.module.css';

/** The map's footer: what its lines are worth, its approval number, and its few settings. */
export function MapNotes({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
    <div className={styles.notes}>
      <span>
        {words.schematic} · {words.mapNumber(view.mapNumber)}
      </span>
      <Popover button={words.mapSettings} label={words.mapSettings} look="plain" edge="right" up>
        <div className={styles.settings}>
          <label>
            {words.mapNumberLabel}
            <input value={view.mapNumber} maxLength={40} onChange={(event) => change({ mapNumber: event.target.value })} />
          </label>
          <label className={styles.check}>
            <input type="checkbox" checked={view.large} onChange={(event) => change({ large: event.target.checked })} />
            {words.large}
          </label>
          <BaseMapSetting view={view} />
        </div>
      </Popover>
    </div>
  );
}

function BaseMapSetting({ view }: { readonly view: View }) {
  const words = useWords(explore);
  const refused = view.baseMap !== '' && !isAllowed(view.baseMap);
  return (
    <label>
      {words.baseMap}
      <input
        value={view.baseMap}
        aria-invalid={refused}
        placeholder="tiles/{z}/{x}/{y}.png"
        onChange={(event) => change({ baseMap: event.target.value.trim() })}
      />
      <small>{refused ? words.baseMapRefused : words.baseMapHosts(__TILE_HOSTS__)}</small>
    </label>
  );
}
