/** A mixed-integer linear model as plain numbers: the best cost·x with lower ≤ x ≤ upper and rows.lower ≤ A·x ≤ rows.upper. */
export interface LinearModel {
  readonly sense: 'maximise' | 'minimise';
  /** One entry a column: what one of it counts. */
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column takes whole numbers only. */
  readonly integer: Uint8Array;
  readonly rows: Rows;
  /** Whether the best objective is whole for every choice of the whole columns: then a gap below one is none. */
  readonly wholeObjective: boolean;
}

/** A sparse matrix row by row: row r has `columns` and `values` from `starts[r]` up to, not including, `starts[r + 1]`. ±Infinity where a side is open. */
export interface Rows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Puts rows together one after the other. */
export class RowBuilder {
  private readonly starts = [0];
  private readonly columns: number[] = [];
  private readonly values: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];

  /** Adds an entry to the row at hand. */
  put(column: number, value: number): void {
    this.columns.push(column);
    this.values.push(value);
  }

  /** Ends the row at hand. */
  end(lower: number, upper: number): void {
    this.lower.push(lower);
    this.upper.push(upper);
    this.starts.push(this.columns.length);
  }

  build(): Rows {
    return {
      starts: Int32Array.from(this.starts),
      columns: Int32Array.from(this.columns),
      values: Float64Array.from(this.values),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
    };
  }
}

export function objectiveOf({ cost }: LinearModel, values: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < cost.length; column++) sum += cost[column]! * values[column]!;
  return sum;
}

/** So far a row or a bound may be missed, for its size: what HiGHS itself allows. */
const TOLERANCE = 1e-6;

const isWithin = (value: number, lower: number, upper: number) =>
  value >= lower - TOLERANCE * Math.max(1, Math.abs(lower)) && value <= upper + TOLERANCE * Math.max(1, Math.abs(upper));

/** Whether values keep to every bound and row: a solver's answer is not taken on trust. */
export function isFeasible({ lower, upper, rows }: LinearModel, values: Float64Array): boolean {
  for (let column = 0; column < values.length; column++) if (!isWithin(values[column]!, lower[column]!, upper[column]!)) return false;
  for (let row = 0; row < rows.lower.length; row++) {
    let sum = 0;
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) sum += rows.values[at]! * values[rows.columns[at]!]!;
    if (!isWithin(sum, rows.lower[row]!, rows.upper[row]!)) return false;
  }
  return true;
}
