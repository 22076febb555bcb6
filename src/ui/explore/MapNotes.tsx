import type { Level } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { change } from '../../state/actions.ts';
import { hasBorders, holdsVillages } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import { DRAWINGS, type View } from '../../state/view.ts';
import { Popover } from '../parts/Popover.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { explore } from '../text/explore.ts';
import { mapWords } from '../text/map.ts';
import { useWords } from '../text/words.ts';
import { type BaseMapFault, baseMapOf, faultOf } from './base-map-setting.ts';
import styles from './map-notes.module.css';

/** The map's footer: its note, and its few settings. */
export function MapNotes({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
    <div className={styles.notes}>
      <MapNote view={view} />
      <Popover button={words.mapSettings} label={words.mapSettings} look="plain" edge="right" up>
        <MapSettings view={view} />
      </Popover>
    </div>
  );
}

/** What the map's lines are worth, and its approval number. */
export function MapNote({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
    <span className={styles.note}>
      {words.schematic} · {words.mapNumber(view.mapNumber)}
    </span>
  );
}

export function MapSettings({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
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
  );
}

const isArea = (drawing: View['drawing']): drawing is Level => drawing === 'county' || drawing === 'township';

/** Villages, counties or townships, or whichever fits the zoom; without borders, in a township or beside a card villages are drawn whatever was chosen. */
export function DrawingSwitch({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const own = useWords(mapWords);
  const held = holdsVillages(dataset, view);
  const isHeld = (drawing: View['drawing']) => isArea(drawing) && (held || !hasBorders(dataset, drawing));
  return (
    <Segmented
      label={words.drawing}
      small
      options={DRAWINGS.map((value) => ({
        value,
        text: words.drawings[value],
        disabled: isHeld(value),
        ...(isArea(value) && !hasBorders(dataset, value) && { hint: own.noBorders }),
      }))}
      value={isHeld(view.drawing) ? 'villages' : view.drawing}
      onChange={(drawing) => change({ drawing })}
    />
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
