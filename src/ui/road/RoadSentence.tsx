import type { Connectivity } from '../../analysis/road/connectivity.ts';
import { roadWords } from '../text/roads.ts';
import { useWords } from '../text/words.ts';
import styles from './roads.module.css';
import type { RoadReport } from './use-road-report.ts';

/** The roads in one sentence: what hangs together, what does not, and who is off the road; or that it is being worked out, or could not be. */
export function RoadSentence({ report: { found, isFailed, again } }: { readonly report: RoadReport }) {
  const words = useWords(roadWords);
  const summaryOf = ({ islands: [main, ...islands], gaps, villages, facilities }: Connectivity) =>
    main
      ? words.summary({
          km: main.length / 1e6,
          islands: islands.length,
          gaps: gaps.length,
          villages: villages.length,
          facilities: facilities.length,
        })
      : words.noRoads;
  return (
    <>
      <p role="status">{found ? summaryOf(found) : isFailed ? words.failed : words.working}</p>
      {isFailed && (
        <button type="button" className={styles.leads} onClick={again}>
          {words.again}
        </button>
      )}
    </>
  );
}
