import type { ReactNode } from 'react';
import { openReceipt } from '../../state/actions.ts';
import type { ReceiptRequest } from '../../state/view.ts';
import { ReceiptButton } from './ReceiptButton.tsx';

/** A number that opens its receipt: the rule, the villages counted, the ones left out, the files. */
export function NumberButton({
  request,
  label,
  children,
}: {
  readonly request: ReceiptRequest;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ReceiptButton label={label} onOpen={() => openReceipt(request)}>
      {children}
    </ReceiptButton>
  );
}
