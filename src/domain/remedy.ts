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

/** A unit cost of the domain document §5 [E], CNY at the prices of the plan's year: an engineering estimate of low confidence. */
export function estimated(cny: number): UnitCost {
  return {
    cny,
    spread: 0.3,
    year: 2018,
    source: { zh: '估：工程经验值，请按本地造价修改', en: 'Estimate: engineering experience; change it to local prices' },
  };
}

/**
 * How many units of a remedy a village needs to meet the indicator. Where what it asks for is not reported, nobody knows.
 * - `one`: one a village (a clinic, a transformer)
 * - `lacking`: as many as its rule says are still lacking: households short of the share. A percentage is one of `percentOf`
 * - `people-lacking`: the people of the households still lacking
 * - `reported`: what the village reports under another indicator: kilometres left
 * - `road`: kilometres along the project's roads to where they are paved, each stretch counted once; where there is no such road, what
 *   the village reports under `reported`
 * - `listed`: only a works list says how many; never proposed by itself
 */
export type RemedyQuantity =
  | { readonly kind: 'one' }
  | { readonly kind: 'lacking'; readonly percentOf?: 'households' }
  | { readonly kind: 'people-lacking' }
  | { readonly kind: 'reported'; readonly by: string }
  | { readonly kind: 'road'; readonly reported: string }
  | { readonly kind: 'listed' };

/** A kind of work that closes an indicator's gap. Layers declare them, as data. */
export interface Remedy {
  /** As a works list writes its kind: `road-new`. */
  readonly id: string;
  readonly name: Text;
  readonly quantity: RemedyQuantity;
  /** It does only where no more than so many percent of a village's households are still lacking; without it, everywhere. */
  readonly upToPercent?: number;
  /** 公里, 人, 户, 处. */
  readonly unit: Text;
  readonly cost: UnitCost;
  /** Indicators that have to be met in the same village first, where they are a gap: water before toilets. */
  readonly after: readonly string[];
  /** It lies in the ground along the way to the houses: dug for once with others that do. */
  readonly inTrench?: true;
}

/** Who has a layer's works done. Layers of one bureau name the same id. */
export interface Bureau {
  readonly id: string;
  readonly name: Text;
}
