import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { ColumnRoads } from '../../domain/road-columns.ts';
import { visibleFacilities, visibleStates } from '../difference.ts';
import type { Box, Window } from '../geometry.ts';
import type { Ground } from '../ground.ts';
import type { MapPicture } from '../picture.ts';
import { boxOnScreen, windowOf } from '../screen.ts';
import { facilityPoints, roadLines, villagePoints } from '../sources.ts';
import { NEAR } from '../symbol-sizes.ts';
import { Crowd } from './crowd.ts';
import { recordsIn } from './place-grid.ts';
import { PointsLayer } from './points-layer.ts';
import { roadsIn } from './roads-in.ts';

/** More villages than this around the view get no names: there is no room for them. */
const MOST_NAMED = 3_000;
/** More roads than this are not drawn. */
const MOST_ROADS = 8_000;

interface Held {
  readonly window: Window;
  readonly villages: readonly number[];
  readonly facilities: readonly number[];
}

/**
 * Many villages on the map: their symbols are a layer of its own, and the sources that hold every village of a prefecture hold those around
 * the view, for their names, once one is near enough to read any; so do the roads' where they are columns.
 */
export class CrowdSync {
  readonly crowd: Crowd;
  readonly layer: PointsLayer;
  private held: Held | null = null;
  private told: Pick<MapPicture, 'states' | 'facilities' | 'drawing'> | null = null;

  constructor(
    private readonly map: MapLibre,
    readonly ground: Ground,
    private readonly picture: () => MapPicture,
    pixelRatio: number,
  ) {
    this.crowd = new Crowd(ground);
    this.layer = new PointsLayer(pixelRatio, (zoom) => this.crowd.at(zoom, this.picture()));
  }

  /** The style is a fresh one: nothing is held and nothing told. */
  restart(): void {
    this.held = null;
    this.told = null;
  }

  /** Draws the picture as it is now. */
  show(): void {
    this.layer.repaint();
    this.tell(false);
  }

  /** The map has come to rest: other villages may be near now. */
  settle(): void {
    if (this.map.getZoom() < NEAR) {
      if (this.held && this.held.villages.length + this.held.facilities.length > 0) this.hold(null);
      return;
    }
    const view = windowOf(boxOnScreen(this.map, 0));
    if (this.held && contains(this.held.window, view)) return;
    this.hold(boxOnScreen(this.map, this.map.getCanvas().clientWidth / 2));
  }

  private hold(box: Box | null): void {
    const { dataset } = this.ground;
    const window = box && windowOf(box);
    const near = (grid: Ground['villages']) => {
      const found = window ? recordsIn(grid, window, MOST_NAMED + 1) : [];
      return found.length > MOST_NAMED ? [] : found;
    };
    const held = { villages: near(this.ground.villages), facilities: near(this.ground.facilities) };
    this.held = window && { window, ...held };
    this.map.getSource<GeoJSONSource>('villages')?.setData(villagePoints(dataset, held.villages));
    this.map.getSource<GeoJSONSource>('facilities')?.setData(facilityPoints(dataset, held.facilities));
    if (dataset.roads instanceof ColumnRoads)
      this.map.getSource<GeoJSONSource>('roads')?.setData(roadLines(box ? roadsIn(dataset.roads, box, MOST_ROADS) : []));
    this.tell(true);
  }

  /** Names are shown of what is drawn only. */
  private tell(isHeldAnew: boolean): void {
    const picture = this.picture();
    const isSame =
      this.told?.states === picture.states && this.told.facilities === picture.facilities && this.told.drawing === picture.drawing;
    if (isSame && !isHeldAnew) return;
    this.told = picture;
    const states = visibleStates(picture.drawing, picture.states);
    const facilities = visibleFacilities(picture.drawing, picture.facilities);
    for (const id of this.held?.villages ?? []) this.map.setFeatureState({ source: 'villages', id }, { state: states[id] });
    for (const id of this.held?.facilities ?? []) this.map.setFeatureState({ source: 'facilities', id }, { drawn: facilities[id] });
  }
}

function contains(outer: Window, inner: Window): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}
