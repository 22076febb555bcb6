import type { Failure } from '../../worker/api.ts';
import { fieldNames } from '../text/field-names.ts';
import { importReasons } from '../text/import-reasons.ts';
import { useWords } from '../text/words.ts';
import styles from './failure-note.module.css';

const GEO = [
  [/json$/i, 'GeoJSON'],
  [/\.kml$/i, 'KML'],
  [/\.zip$/i, 'shapefile'],
] as const;

/** Why a file cannot be read, as a sentence: what is wrong, where, what to do. */
export function FailureNote({ failure }: { readonly failure: Failure }) {
  const { problems } = useWords(importReasons);
  const fields = useWords(fieldNames);
  const { problem, file, line, column } = failure;
  // A column that is missing is a field of ours; any other is a heading as it is written.
  const named = problem === 'missing-column' ? (fields[column ?? ''] ?? column) : column;
  const { why, todo } = problems[problem]({ line, column: named ?? '', geo: GEO.find(([pattern]) => pattern.test(file))?.[1] ?? null });
  return (
    <p className={styles.note} role="alert" data-problem={problem}>
      <b>{file}</b> {why} <span>{todo}</span>
    </p>
  );
}
