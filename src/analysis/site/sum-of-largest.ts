/** The sum of the `count` largest values, which are put in another order: Hoare's selection, in time proportional to how many there are. */
export function sumOfLargest(values: Float64Array, count: number): number {
  const most = Math.min(count, values.length);
  let [left, right] = [0, values.length - 1];
  // Until nothing after slot `most - 1` is larger than anything before it.
  while (left < right && most > left && most <= right) {
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
    if (most - 1 <= high) right = high;
    else if (most - 1 >= low) left = low;
    else break;
  }
  let sum = 0;
  for (let at = 0; at < most; at++) sum += values[at]!;
  return sum;
}
