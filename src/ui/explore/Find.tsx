import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { View } from '../../state/view.ts';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
import { Filters, filtersInForce, Search } from './Filters.tsx';
import styles from './find.module.css';

interface FindProps {
  readonly dataset: Dataset;
  readonly view: View;
  /** How the layer in view is counted, where no pane of its own has room for it. */
  readonly rule?: ReactNode;
}

/** One row that is always in sight: the search, and the filters behind a button that says how many are in force. */
export function Find({ dataset, view, rule = null }: FindProps) {
  const words = useWords(explore);
  const [open, setOpen] = useState<'rule' | 'filters' | null>(null);
  const panel = useId();
  const frame = useRef<HTMLDivElement>(null);
  // What was opened is seen, in a sheet that shows little at a time.
  useEffect(() => {
    if (open !== null) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const inForce = filtersInForce(view).filter((key) => key !== 'search').length;
  const toggle = (which: 'rule' | 'filters', text: string) => (
    <button type="button" aria-expanded={open === which} aria-controls={panel} onClick={() => setOpen(open === which ? null : which)}>
      {text}
    </button>
  );
  const shown = open === 'rule' ? rule : open === 'filters' ? <Filters dataset={dataset} view={view} /> : null;
  return (
    <div className={styles.find}>
      <div className={styles.row}>
        <Search view={view} />
        {rule !== null && toggle('rule', words.ruleInShort)}
        {toggle('filters', inForce === 0 ? words.filters : `${words.filters} · ${inForce}`)}
      </div>
      <div id={panel} ref={frame} className={styles.panel} data-shown={open} hidden={shown === null}>
        {shown}
      </div>
    </div>
  );
}
