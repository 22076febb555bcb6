import { change } from '../../state/actions.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { Popover } from '../parts/Popover.tsx';
import { explore } from '../text/explore.ts';
import { mapWords } from '../text/map.ts';
import { useWords } from '../text/words.ts';
import { type BaseMapFault, baseMapOf, faultOf } from './base-map-setting.ts';
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

/** An address, and in one sentence what is wrong with it or which may be given. */
function BaseMapSetting({ view }: { readonly view: View }) {
  const words = useWords(explore);
  const own = useWords(mapWords);
  const failed = useStore((store) => store.failedBaseMap);
  const says: Readonly<Record<BaseMapFault, string>> = {
    'no-address': own.noAddress,
    'no-tiles': own.noTiles,
    refused: words.baseMapRefused,
  };
  const fault = view.baseMap === '' ? null : faultOf(view.baseMap);
  const isMissing = fault === null && failed !== null && failed === baseMapOf(view.baseMap)?.url;
  return (
    <label>
      {words.baseMap}
      <input
        value={view.baseMap}
        aria-invalid={fault !== null || isMissing}
        placeholder="tiles/{z}/{x}/{y}.png"
        onChange={(event) => change({ baseMap: event.target.value.trim() })}
      />
      <small role="status" data-wrong={fault !== null || isMissing}>
        {fault ? says[fault] : isMissing ? own.noAnswer : words.baseMapHosts(__TILE_HOSTS__)}
      </small>
    </label>
  );
}
