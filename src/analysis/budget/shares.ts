import type { Share } from '../../domain/budget-rules.ts';

/** Shares of counties that are more than the whole together: a work is in one county, so only works that cost nothing keep them all. None where they are not. */
export function sharesBeyondWhole(shares: readonly Share[]): readonly Share[] {
  const largest = new Map<string, Share>();
  for (const share of shares) {
    if (share.county === null || share.perTenThousand === 0) continue;
    const known = largest.get(share.county);
    if (!known || known.perTenThousand < share.perTenThousand) largest.set(share.county, share);
  }
  const found = [...largest.values()];
  return found.reduce((sum, { perTenThousand }) => sum + perTenThousand, 0) > 10_000 ? found : [];
}
