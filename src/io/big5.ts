/** Characters with a second byte below 0x7f before a text is taken for Big5: a few are rare characters of GBK. */
const LEAST = 4;
const LEAST_SHARE = 0.2;

/**
 * Whether bytes that also pass for GB18030 are Big5: gibberish that nobody would notice. Four in ten characters of Big5 have a second byte
 * of 40–7E; in GBK only rare and traditional characters do, and of those many begin with 81–A0, where Big5 has none.
 */
export function looksLikeBig5(bytes: Uint8Array): boolean {
  let pairs = 0;
  let low = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    const isLow = trail >= 0x40 && trail <= 0x7e;
    if (lead < 0xa1 || lead > 0xf9 || !(isLow || trail >= 0xa1)) return false;
    pairs++;
    if (isLow) low++;
  }
  return low >= LEAST && low >= pairs * LEAST_SHARE;
}
