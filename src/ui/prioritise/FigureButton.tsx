import type { ReactNode } from 'react';
import { change } from '../../state/actions.ts';
import number from '../parts/number-button.module.css';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
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
  const words = useWords(explore);
  return (
    <button
      type="button"
      className={number.number}
      title={words.openReceipt}
      aria-label={words.numberLabel(label)}
      onClick={(event) => {
        event.stopPropagation();
        change({ explained: figure });
      }}
    >
      {children}
    </button>
  );
}
