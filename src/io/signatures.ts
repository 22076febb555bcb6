import { plain } from './cells.ts';
import type { BodyRecord } from './fill-down.ts';
import { isName } from './personal-columns.ts';

/** So many people sign below a form's last line. */
const MOST_SIGNATURES = 3;

const filledIn = ({ record }: BodyRecord) => record.cells.map((cell) => plain(cell).replace(/\s+/g, '')).filter(Boolean);

/**
 * A name that stands alone below a form's total or footer, with nothing but its like behind it, is a signature and no village: such
 * rows become part of the footer. Only where all rows of data say more than one thing: a bare list of villages has names like people's.
 */
export function markSignatures(body: readonly BodyRecord[]): readonly BodyRecord[] {
  const signed = new Set<BodyRecord>();
  let at = body.length - 1;
  for (; at >= 0; at--) {
    const one = body[at];
    if (!one || one.reason === 'blank-row') continue;
    const [only, ...more] = filledIn(one);
    if (one.reason !== null || only === undefined || more.length > 0 || !isName(only)) break;
    signed.add(one);
  }
  const above = body[at]?.reason;
  if (signed.size === 0 || signed.size > MOST_SIGNATURES || (above !== 'footer-row' && above !== 'total-row')) return body;
  const data = body.slice(0, at).filter(({ reason }) => reason === null);
  if (data.length === 0 || data.some((row) => filledIn(row).length < 2)) return body;
  return body.map((row) => (signed.has(row) ? { ...row, reason: 'footer-row' } : row));
}
