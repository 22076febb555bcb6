import { create } from 'zustand';
import { mainIndicator } from '../analysis/question.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { FileReport } from '../domain/report.ts';
import { findIndicator, LAYERS } from '../layers/index.ts';
import type { Failure } from '../worker/api.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

export interface Project {
  readonly dataset: Dataset;
  readonly reports: readonly FileReport[];
}

/** A move of the camera; `request` counts up so that the same place can be asked for again. */
export interface Camera {
  readonly kind: 'all' | 'area' | 'village' | 'hits' | 'lost-hits';
  readonly code: string;
  readonly request: number;
}

export interface Store {
  readonly project: Project | null;
  /** Why the sample could not be opened. */
  readonly failure: Failure | null;
  readonly view: View;
  /** Village index under the pointer, in map or table. */
  readonly hovered: number | null;
  readonly zoom: number;
  readonly camera: Camera;
}

/** The one store of inputs; everything else is derived (state/selectors). */
export const useStore = create<Store>()(() => ({
  project: null,
  failure: null,
  view: DEFAULT_VIEW,
  hovered: null,
  zoom: 0,
  camera: { kind: 'all', code: '', request: 0 },
}));

/** The view a data set opens with: its first layer, its latest year, the plan's reading of the rule. */
export function openingView(dataset: Dataset, kept: Partial<View>): View {
  const first = LAYERS[0];
  const indicator = first ? mainIndicator(dataset, first) : undefined;
  const { rule } = indicator ?? {};
  return {
    ...DEFAULT_VIEW,
    indicator: indicator?.id ?? '',
    year: dataset.years.at(-1) ?? 0,
    scope: rule?.kind === 'near' && !rule.ownTownship ? 'nearest' : 'own-township',
    ...kept,
  };
}

/** What a link asks for, as far as this data set has it. */
export function fittingView(dataset: Dataset, asked: Partial<View>, kept: Partial<View>): View {
  const opening = openingView(dataset, kept);
  const view = { ...opening, ...asked };
  return {
    ...view,
    indicator: findIndicator(view.indicator) ? view.indicator : opening.indicator,
    year: dataset.years.includes(view.year) ? view.year : opening.year,
    selected: dataset.villages.some((village) => village.id === view.selected) ? view.selected : null,
    receipt: view.receipt && findIndicator(view.receipt.indicator) ? view.receipt : null,
  };
}
