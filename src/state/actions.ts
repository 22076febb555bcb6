import type { DistanceMode } from '../domain/parameters.ts';
import type { Millimetres, Wgs84 } from '../domain/units.ts';
import { latestView, showView } from './measured-away.ts';
import { type Camera, fittingView, type LinkPart, missingFrom, type Project, useStore } from './store.ts';
import { type Asked, inMode, type ReceiptRequest, type View } from './view.ts';

/** Changes the view; the one way it changes. */
export function change(part: Partial<View>): void {
  showView({ ...latestView(), ...part }, { missing: NOTHING });
}

const NOTHING: readonly LinkPart[] = [];

function moveCamera(kind: Camera['kind'], code: string): void {
  useStore.setState((store) => ({ camera: { kind, code, request: store.camera.request + 1 } }));
}

/** Opens a project in the view a link asks for; nothing of an earlier project is kept. */
export function openProject(project: Project, asked: Asked, kept: Partial<View>): void {
  const view = fittingView(project.dataset, asked, kept);
  const also = { opening: null, waiting: null, unmeasured: null, hovered: null };
  useStore.setState({ ...also, project, failure: null, view, missing: missingFrom(asked, view) });
  if (view.selected !== null) moveCamera('village', view.selected);
  else if (view.township ?? view.county) moveCamera('area', view.township ?? view.county ?? '');
  else moveCamera('all', '');
}

/** Takes the view an address asks for (a step back, an edited link), and the map with it where the place or the village is another. */
export function followView({ dataset }: Project, asked: Asked, kept: Partial<View>): void {
  const before = useStore.getState().view;
  const view = fittingView(dataset, asked, kept);
  showView(view, { missing: missingFrom(asked, view) });
  if (view.selected !== null && view.selected !== before.selected) moveCamera('village', view.selected);
  else if (view.county !== before.county || view.township !== before.township) {
    const place = view.township ?? view.county;
    moveCamera(place === null ? 'all' : 'area', place ?? '');
  }
}

/** Shows an indicator of a layer; a receipt of another indicator closes. */
export function showIndicator(indicator: string): void {
  change({ indicator, receipt: null, states: [], fieldCheckOnly: false });
}

/** Goes to a county (or, with null, the whole district); a township and an open card are left. */
export function goToCounty(county: string | null): void {
  change({ county, township: null, selected: null, receipt: null });
  moveCamera(county === null ? 'all' : 'area', county ?? '');
}

/** Goes to a township of a county; the list of its villages opens. */
export function goToTownship(county: string, township: string): void {
  change({ county, township, selected: null, receipt: null, pane: 'list' });
  moveCamera('area', township);
}

/** Opens a village's card. `near` also takes the map there (from a list); a click on the map leaves it where it is. */
export function selectVillage(id: string | null, near: boolean): void {
  change({ selected: id, receipt: null });
  if (id !== null && near) moveCamera('village', id);
}

/** Takes the map to a village whose card is open. */
export function showOnMap(id: string): void {
  moveCamera('village', id);
}

/** Takes the map to a place on the ground, and marks it until the map is asked to look elsewhere. */
export function showSpot(at: Wgs84): void {
  useStore.setState(({ camera }) => ({ camera: { kind: 'spot', code: '', request: camera.request + 1, at } }));
}

/** Takes the map to the villages that search and filters leave; `onlyLost`: only where some are out of sight or huddled together. */
export function lookAtHits(onlyLost: boolean): void {
  moveCamera(onlyLost ? 'lost-hits' : 'hits', '');
}

/** One step back: the receipt closes, else the card, else what is open of the programme. */
export function closeOne(): void {
  const { receipt, selected, explained, scored } = useStore.getState().view;
  if (receipt !== null) closeReceipt();
  else if (selected !== null) selectVillage(null, false);
  else if (explained !== null) change({ explained: null });
  else if (scored !== null) change({ scored: null });
}

/** Marks the village under the pointer, by index; null when it left. */
export function hover(index: number | null): void {
  if (useStore.getState().hovered !== index) useStore.setState({ hovered: index });
}

/** Takes the zoom the map has come to (MapLibre's levels): far out it draws counties. */
export function zoomed(zoom: number): void {
  useStore.setState({ zoom });
}

/** Told of the base map at an address: it cannot be had, or it can after all. */
export function reportBaseMap(url: string, isShown: boolean): void {
  useStore.setState(({ failedBaseMap }) => ({ failedBaseMap: isShown ? (failedBaseMap === url ? null : failedBaseMap) : url }));
}

/** Opens the receipt of a number, over the card if there is one. */
export function openReceipt(receipt: ReceiptRequest): void {
  change({ receipt });
}

/** Closes the receipt; the card it lay over is there again. */
export function closeReceipt(): void {
  change({ receipt: null });
}

/** Has distances measured in another way. */
export function setMode(mode: DistanceMode): void {
  change(inMode(latestView(), mode));
}

/** Moves the radius of the indicator in view, whole millimetres. */
export function setRadius(radius: Millimetres): void {
  const view = latestView();
  change({ radii: { ...view.radii, [view.indicator]: radius } });
}
