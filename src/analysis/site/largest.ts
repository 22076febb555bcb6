/** Puts the `count` largest values first, the least of them last, the others in any order: Hoare's selection, in time proportional to how many there are. */
export function putLargestFirst(values: Float64Array, count: number): void {
  if (count <= 0 || count >= values.length) return;
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let [low, high] = [left, right];
    while (low <= high) {
      while (values[low]! > pivot) low++;
      while (values[high]! < pivot) high--;
      if (low > high) break;
      const value = values[low]!;
      values[low++] = values[high]!;
      values[high--] = value;
    }
    if (count - 1 <= high) right = high;
    else if (count - 1 >= low) left = low;
    else return;
  }
}

/** The sum of the `count` largest values, which are put in another order. */
export function sumOfLargest(values: Float64Array, count: number): number {
  putLargestFirst(values, count);
  return values.subarray(0, Math.max(0, count)).reduce((sum, value) => sum + value, 0);
}
