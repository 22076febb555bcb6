import { useId } from 'react';
import { CRS, type Crs } from '../../domain/units.ts';
import { answerAbout, type ImportFile } from '../../state/import.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import styles from './file-questions.module.css';

/** What points in everyday tables are in; those in metres come from surveyors. */
const EVERYDAY: readonly Crs[] = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'];
const IN_METRES = CRS.filter((crs) => !EVERYDAY.includes(crs));

/** Asked, never guessed: a wrong system moves every village by hundreds of metres. */
export function CrsChoice({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const name = useId();
  const { inspection, crs } = file;
  const isByCounty = Object.keys(file.crsOf).length > 0;
  const suggested = inspection?.suggestedCrs ?? null;
  const isMetric = [crs, suggested].some((one) => one !== null && IN_METRES.includes(one));
  const choice = (one: Crs) => (
    <label key={one}>
      <input
        type="radio"
        name={name}
        checked={crs === one && !isByCounty}
        onChange={() => answerAbout(file.key, { crs: one, crsOf: {} })}
      />
      <b>{words.crsNames[one].name}</b>
      <span>
        {words.crsNames[one].hint}
        {suggested === one && <em>{words.suggested}</em>}
      </span>
    </label>
  );
  return (
    <fieldset className={styles.crs} data-open={crs === null}>
      <legend>
        {words.crs}
        {crs === null && <span className={styles.ask}>{words.crsAsk}</span>}
        {isByCounty && ` ${words.crsByCounty}`}
      </legend>
      <div className={styles.choices}>{EVERYDAY.map(choice)}</div>
      <details open={isMetric}>
        <summary>{words.moreSystems}</summary>
        <div className={styles.choices}>{IN_METRES.map(choice)}</div>
      </details>
    </fieldset>
  );
}
