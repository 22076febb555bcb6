import type { Text } from './text.ts';

/** What one unit of a work costs. Every number of it is shown, can be changed by a person, and carries where it comes from. */
export interface UnitCost {
  /** Whole CNY a unit. */
  readonly cny: number;
  /** How far it may be off, both ways: 0.3 is ±30 %. */
  readonly spread: number;
  /** The year of its prices. */
  readonly year: number;
  readonly source: Text;
}

/**
 * How many units of a remedy a village needs to meet the indicator:
 * - `one`: one a village (a clinic, a transformer)
 * - `lacking`: as many as its rule says are still lacking: households short of the share, kilometres left
 * - `people-lacking`: the people of the households still lacking
 * - `road`: kilometres along the project's roads to where they are paved, each stretch counted once; where there is no such road, what
 *   the village reports under `reported`
 */
export type RemedyQuantity =
  | { readonly kind: 'one' }
  | { readonly kind: 'lacking' }
  | { readonly kind: 'people-lacking' }
  | { readonly kind: 'road'; readonly reported: string };

/** A kind of work that closes an indicator's gap. Layers declare them, as data. */
export interface Remedy {
  /** As a works list writes its kind: `road-new`. */
  readonly id: string;
  readonly name: Text;
  readonly quantity: RemedyQuantity;
  /** 公里, 人, 户, 处. */
  readonly unit: Text;
  readonly cost: UnitCost;
  /** Indicators that have to be met in the same village first, where they are a gap: water before toilets. */
  readonly after: readonly string[];
}

/** Who has a layer's works done. Layers of one bureau name the same id. */
export interface Bureau {
  readonly id: string;
  readonly name: Text;
}
