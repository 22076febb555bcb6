import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import districts from '../data/districts.topojson?url';
import facilities from '../data/facilities.csv?url';
import roads from '../data/roads.geojson?url';
import status from '../data/status.csv?url';
import townshipCells from '../data/township-cells.topojson?url';
import villages from '../data/villages.csv?url';
import works from '../data/works.csv?url';
import { readAddress } from './state/address.ts';
import { hasUnsaved } from './state/autosave.ts';
import { keepMeasured } from './state/ensure-measured.ts';
import { keepView, readBrowser } from './state/keep.ts';
import type { SampleFile } from './state/project.ts';
import { start } from './state/projects.ts';
import { useStore } from './state/store.ts';
import { App } from './ui/App.tsx';
import './ui/base.css';

/** The sample district, served beside the app; the county lines come first, an own project starts with them. */
const SAMPLE: readonly SampleFile[] = [
  { name: 'districts.topojson', role: 'districts', url: districts },
  { name: 'township-cells.topojson', role: 'districts', url: townshipCells },
  { name: 'roads.geojson', role: 'roads', url: roads },
  { name: 'villages.csv', role: 'villages', url: villages },
  { name: 'facilities.csv', role: 'facilities', url: facilities },
  { name: 'status.csv', role: 'status', url: status },
  { name: 'works.csv', role: 'works', url: works },
];

const kept = readBrowser();
useStore.setState((store) => ({ view: { ...store.view, ...kept } }));
keepView();
keepMeasured();
window.addEventListener('beforeunload', (event) => {
  if (hasUnsaved()) event.preventDefault();
});
void start(SAMPLE, readAddress(window.location.hash), kept, new URLSearchParams(window.location.search));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
