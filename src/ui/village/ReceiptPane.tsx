import { useRef, useState } from 'react';
import { placeOf, placesOf } from '../../analysis/places.ts';
import type { Receipt } from '../../analysis/receipt.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { DistanceMode } from '../../domain/parameters.ts';
import { closeReceipt } from '../../state/actions.ts';
import { receiptFor } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { ReceiptRequest, View } from '../../state/view.ts';
import { atLeastMark, percent } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { receiptWords } from '../text/receipt.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import { useKeptFocus } from './kept-focus.ts';
import { ReceiptBasis } from './ReceiptBasis.tsx';
import { ReceiptList } from './ReceiptList.tsx';
import { ReceiptStates } from './ReceiptStates.tsx';
import styles from './receipt-pane.module.css';

/** Where the number that was clicked comes from: its rule, its villages, its files. */
export function ReceiptPane() {
  const project = useStore((store) => store.project);
  const view = useStore((store) => store.view);
  if (!project || !view.receipt) return null;
  return <Pane dataset={project.dataset} view={view} request={view.receipt} />;
}

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly request: ReceiptRequest;
}

function Pane({ dataset, view, request }: Props) {
  const words = useWords(receiptWords);
  const common = useWords(shared);
  const { measuring } = useWords(modeWords);
  const say = useSay();
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const receipt = receiptFor(dataset, view, request);
  const place = placeName(dataset, view, request) ?? say(dataset.title);
  useKeptFocus(heading, request.part);
  return (
    <article className={styles.pane} aria-label={words.label} ref={setFrame}>
      <div className={styles.top}>
        <span>{words.label}</span>
        <button type="button" onClick={closeReceipt}>
          {common.close} <span aria-hidden="true">✕</span>
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        <b>{headline(receipt, request, words, measuring)}</b> · {say(receipt.indicator.name)} ·{' '}
        <span className={styles.whole}>{place}</span>
      </h2>
      <ReceiptStates receipt={receipt} request={request} />
      <ReceiptBasis dataset={dataset} view={view} receipt={receipt} request={request} place={place} />
      <ReceiptList dataset={dataset} view={view} receipt={receipt} request={request} place={place} frame={frame} />
    </article>
  );
}

function headline(
  receipt: Receipt,
  { part }: ReceiptRequest,
  words: (typeof receiptWords)['zh'],
  measuring: (mode: DistanceMode) => string,
): string {
  if (part === 'rate') return receipt.rate === null ? words.noRate : words.rate(percent(receipt.rate));
  if (part === 'air-only' && receipt.airOnly === null) return measuring('road');
  if (part === 'air-only') return `${words.amount(receipt.airOnly?.length ?? 0, 'villages')}${words.join}${words.parts[part]}`;
  if (part === 'field-check') return `${words.amount(receipt.fieldCheck.length, 'villages')}${words.join}${words.parts[part]}`;
  const { counts, weight } = receipt;
  return `${atLeastMark(counts, part)}${words.amount(counts[part], weight)}${words.join}${words.parts[part]}`;
}

function placeName(dataset: Dataset, view: View, { place }: ReceiptRequest): string | null {
  const code = place ?? view.township ?? view.county;
  if (code === null) return null;
  return placeOf(placesOf(dataset), code)?.name ?? code;
}
