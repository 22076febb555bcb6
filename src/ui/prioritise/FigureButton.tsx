import type { ReactNode } from 'react';
import { change } from '../../state/actions.ts';
import { ReceiptButton } from '../parts/ReceiptButton.tsx';
import type { Figure } from './figures.ts';

/** A number of the programme that opens its receipt. */
export function FigureButton({
  figure,
  label,
  children,
}: {
  readonly figure: Figure;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ReceiptButton label={label} onOpen={() => change({ explained: figure })}>
      {children}
    </ReceiptButton>
  );
}
