import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { View } from '../../state/view.ts';
import { coverageSentences, coverageWords } from '../text/coverage.ts';
import type { Counted } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { useWords } from '../text/words.ts';
import styles from './coverage-line.module.css';
import { isGroundDrawn } from './is-ground-drawn.ts';
import { useCoverage, useServing } from './use-coverage.ts';

interface CoverageLineProps {
  readonly dataset: Dataset;
  readonly view: View;
  readonly indicator: Indicator;
  /** Code of the county or township; null for the whole. */
  readonly place: string | null;
  /** The villages counted, the same array as long as they are the same. */
  readonly members: ArrayLike<number>;
  readonly who: Counted;
  /** Also that hospitals beyond the data's border are not known. */
  readonly withBorder?: boolean;
}

/** One quiet line: what lies within the radius, of the ground, the villages and the people, and what is not known of it. */
export function CoverageLine({ dataset, view, indicator, place, members, who, withBorder = false }: CoverageLineProps) {
  const words = useWords(coverageWords);
  const serving = useServing(dataset, view, indicator);
  const coverage = useCoverage(dataset, serving, place, members);
  if (!serving) return <p className={styles.line}>{words.straightOnly}</p>;
  if (!coverage) return <p className={styles.line}>{words.working}</p>;
  const facility = facilityWord(indicator, view.language);
  const isUndrawn = view.coverage && coverage.ground !== null && !isGroundDrawn(dataset, view);
  const { sentence, notes } = coverageSentences(coverage, { facility, who, weight: view.weight }, view.language);
  return (
    <p className={styles.line}>
      {sentence && <span>{sentence}</span>}
      {[...notes, ...(withBorder && coverage.ground ? [words.beyond(facility)] : []), ...(isUndrawn ? [words.openCounty] : [])].map(
        (note) => (
          <small key={note}>{note}</small>
        ),
      )}
    </p>
  );
}
