import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { View } from '../../state/view.ts';
import { reportingWords } from '../text/reporting.ts';
import { useWords } from '../text/words.ts';
import { Board } from './Board.tsx';

interface BoardButtonProps {
  readonly dataset: Dataset;
  readonly view: View;
  readonly className?: string | undefined;
}

/** Opens the board of who has reported. */
export function BoardButton({ dataset, view, className }: BoardButtonProps) {
  const words = useWords(reportingWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {words.open}
      </button>
      {isOpen && <Board dataset={dataset} view={view} onClose={() => setOpen(false)} />}
    </>
  );
}
