import type { Wgs84 } from './units.ts';

/** A sum in whole CNY, and what it may come to by the spread of its unit cost. */
export interface Cost {
  readonly cny: number;
  readonly low: number;
  readonly high: number;
}

/** 待建项目: one thing that money can buy. A listed work that is not completed, or what a gap would need by its layer's remedy. */
export interface ProposedWork {
  /** Stable between two readings of the same data: the listed work's id, or remedy and village. */
  readonly id: string;
  /** Empty where it has none of its own: it is called by its village and its remedy. */
  readonly name: string;
  readonly remedy: string;
  readonly indicator: string;
  /** Indices of the villages whose gap is closed by it once all that it requires is done; none for a stretch of road that only leads on. */
  readonly villages: readonly number[];
  readonly county: string;
  readonly township: string;
  /** In the remedy's unit; null: not known, or its list counts it in another. The cost is null too then, but where its list says it. */
  readonly quantity: number | null;
  readonly cost: Cost | null;
  /** Ids of works that have to be done before it or in the same year. */
  readonly requires: readonly string[];
  /** Served by it; null where a village's figure is not known. */
  readonly people: number | null;
  /** Those of them who live in poor villages (the data has poor villages, not poor people). */
  readonly poorPeople: number | null;
  readonly hamlets: number | null;
  /** The year its target is due in; null: undated, or no target. */
  readonly due: number | null;
  /** The id it has in the project's works list; null: proposed by the remedy. */
  readonly listed: string | null;
  /** Where it runs, for the map and for GeoJSON; empty for a work at a spot. */
  readonly path: readonly (readonly Wgs84[])[];
  /** Some figure in it is simulated. */
  readonly simulated: boolean;
}

/** A proposed work and the year it is to be done in. */
export interface PlannedWork {
  readonly work: ProposedWork;
  readonly year: number;
}
