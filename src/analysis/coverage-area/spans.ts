/** Stretches of a line, from and to one after the other. */
export type Spans = readonly number[];

/** What any of the stretches covers, as stretches in order that do not touch. */
export function merged(spans: Spans): number[] {
  const order = Array.from({ length: spans.length / 2 }, (_, index) => index * 2).sort((a, b) => spans[a]! - spans[b]!);
  const out: number[] = [];
  for (const at of order) {
    const [from, to] = [spans[at]!, spans[at + 1]!];
    if (out.length > 0 && from <= out.at(-1)!) out[out.length - 1] = Math.max(out.at(-1)!, to);
    else out.push(from, to);
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
