import { useMemo } from 'react';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { PLAN } from '../../plans/index.ts';
import { openReceipt } from '../../state/actions.ts';
import { indicatorInView, receiptHeadInView } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { explore } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { count, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { receiptWords } from '../text/receipt.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './short-receipt.module.css';

/** The headline's receipt in three lines, with the way to the whole of it. */
export function ShortReceipt({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { byHand } = useWords(receiptWords);
  const { by } = useWords(modeWords);
  const say = useSay();
  const { indicator } = indicatorInView(view);
  const request = useMemo(() => ({ indicator: view.indicator, place: null, part: 'gap' }) as const, [view.indicator]);
  const receipt = receiptHeadInView(dataset, view);
  const files = receipt.files.map((file) => (file.byHand ? byHand : file.name));
  return (
    <section className={styles.receipt}>
      <h2>
        {words.howCounted} · {count(receipt.counts.gap)}
      </h2>
      <p>
        {receipt.byDistance
          ? words.shortRuleNear(
              {
                facility: facilityWord(indicator, view.language),
                own: receipt.question.scope === 'own-township',
                km: radiusKm(receipt.radius),
                by: by[receipt.question.mode],
                exempts: receipt.statusKnown,
              },
              say(indicator.lacking),
            )
          : words.shortRule(say(indicator.name))}
        {words.shortBasis(
          receipt.targets.length > 0 ? PLAN.source : receipt.ownTargets.find(({ source }) => source !== '')?.source || null,
          files,
          isDated(dataset) ? view.year : null,
          receipt.counts.unknown,
        )}
      </p>
      <button type="button" onClick={() => openReceipt(request)}>
        {words.wholeReceipt}
      </button>
    </section>
  );
}
