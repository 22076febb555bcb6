/** Stretches of a line, from and to one after the other. */
export type Spans = readonly number[];

/**
 * What any of the stretches covers, as stretches in order that do not touch. Begins and ends in order of their own: after so many of each a gap begins
 * exactly where the next begin lies beyond that end.
 */
export function merged(spans: Spans): number[] {
  if (spans.length <= 2) return [...spans];
  const count = spans.length / 2;
  const begins = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    begins[at] = spans[2 * at]!;
    ends[at] = spans[2 * at + 1]!;
  }
  begins.sort();
  ends.sort();
  const out: number[] = [];
  let from = begins[0]!;
  for (let at = 0; at < count; at++) {
    const to = ends[at]!;
    if (at + 1 < count && begins[at + 1]! <= to) continue;
    out.push(from, to);
    from = begins[at + 1]!;
  }
  return out;
}

/** What none of the stretches covers between 0 and an end. */
export function gapsIn(spans: Spans, end: number): number[] {
  const out: number[] = [];
  let from = 0;
  const covered = merged(spans);
  for (let at = 0; at < covered.length; at += 2) {
    if (covered[at]! > from) out.push(from, covered[at]!);
    from = Math.max(from, covered[at + 1]!);
  }
  if (from < end) out.push(from, end);
  return out;
}
