import * as v from 'valibot';
import { LANGUAGES } from '../domain/text.ts';
import { followView } from './actions.ts';
import { readAddress, writeAddress } from './address.ts';
import { openingView, type Project, useStore } from './store.ts';
import { browserPart, KEPT, type View } from './view.ts';

const STORAGE_KEY = 'gapmap.view';
const Browser = v.partial(v.object({ language: v.picklist(LANGUAGES), baseMap: v.string(), mapNumber: v.string(), large: v.boolean() }));

/** What the browser remembers between visits; whatever does not fit is left out. */
export function readBrowser(): Partial<View> {
  try {
    const parsed = v.safeParse(Browser, JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}'));
    return parsed.success ? (parsed.output as Partial<View>) : {};
  } catch (error) {
    // Storage may be switched off, or hold what another program wrote: the defaults serve, and the console says why.
    console.warn('Gapmap: settings could not be read', error);
    return {};
  }
}

function writeBrowser(view: View): void {
  const kept = Object.fromEntries(Object.entries(view).filter(([key]) => KEPT[key as keyof View] === 'browser'));
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch (error) {
    console.warn('Gapmap: settings could not be kept', error);
  }
}

/** Keys whose change is a step that "back" undoes; the others (a slider, a search) replace the address in place. */
const STEPS: readonly (keyof View)[] = [
  'indicator',
  'year',
  'county',
  'township',
  'selected',
  'receipt',
  'drawing',
  'pane',
  'task',
  'prioritising',
  'bureau',
  'ranked',
  'workTab',
  'scored',
  'explained',
];

/** Keeps address bar, browser and view in step, both ways: "back" always works. */
export function keepView(): void {
  const addressOf = (view: View, { dataset }: Project) => writeAddress(view, openingView(dataset, {}));
  useStore.subscribe((store, before) => {
    if (store.view === before.view || !store.project) return;
    writeBrowser(store.view);
    const hash = addressOf(store.view, store.project);
    if (hash === window.location.hash.slice(1)) return;
    const step = store.project === before.project && STEPS.some((key) => store.view[key] !== before.view[key]);
    window.history[step ? 'pushState' : 'replaceState'](null, '', `#${hash}`);
  });
  const follow = () => {
    const { project, view } = useStore.getState();
    // An edited link is told twice, by both events; after the first the address is this view's.
    if (!project || addressOf(view, project) === window.location.hash.slice(1)) return;
    followView(project, readAddress(window.location.hash), browserPart(view));
  };
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);
}
