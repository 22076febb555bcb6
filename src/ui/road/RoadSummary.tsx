import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { roadWords } from '../text/roads.ts';
import { useWords } from '../text/words.ts';
import { RoadDialog } from './RoadDialog.tsx';
import { RoadSentence } from './RoadSentence.tsx';
import styles from './roads.module.css';
import { useRoadReport } from './use-road-report.ts';

/** For roads that are being checked: how they hang together in one sentence, and the list behind it. */
export function RoadSummary({ dataset }: { readonly dataset: Dataset }) {
  const words = useWords(roadWords);
  const report = useRoadReport(dataset);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.summary}>
      <RoadSentence report={report} />
      {report.found && (
        <button type="button" className={styles.leads} onClick={() => setOpen(true)}>
          {words.list}
        </button>
      )}
      {isOpen && <RoadDialog dataset={dataset} onClose={() => setOpen(false)} />}
    </div>
  );
}
