import { useEffect, useId, useState } from 'react';
import { CRS, type Crs } from '../../domain/units.ts';
import type { CountyFinding } from '../../io/detect-systems.ts';
import { countKnown, detect } from '../../state/detective.ts';
import { answerAbout, columnsOf, type ImportFile } from '../../state/import.ts';
import { useStore } from '../../state/store.ts';
import { detectiveWords, ofAll } from '../text/detective.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { DetectiveWindow } from './DetectiveWindow.tsx';
import styles from './detective.module.css';
import { answerFrom, isAnswered, meanShift, shares, taken } from './detective-choice.ts';
import frame from './import-layer.module.css';

/** What was found of a file; null while it is being worked out. */
type Found = readonly CountyFinding[] | 'failed' | null;

/** Tries the systems again whenever the file reads otherwise; the systems already answered change nothing about that. */
function useFindings(file: ImportFile): Found {
  const project = useStore((store) => store.project);
  const [found, setFound] = useState<Found>(null);
  const { bytes, role, encoding, sheet, mapping, corrections, isLooking } = file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the file reads as is what counts, not the object that changes with each answer
  useEffect(() => {
    if (!project || isLooking || countKnown(file, project) === 0) return;
    let isOver = false;
    setFound(null);
    detect(file, project)
      .then((outcome) => {
        if (!isOver) setFound(outcome.ok ? outcome.value : 'failed');
      })
      .catch((error: unknown) => {
        if (isOver) return;
        console.warn('Gapmap: the systems could not be worked out', error);
        setFound('failed');
      });
    return () => {
      isOver = true;
    };
  }, [project, bytes, role, encoding, sheet, mapping, corrections, isLooking]);
  return found;
}

/** Which system a file's positions are in, county by county, worked out from places that are known. A person takes it or says otherwise. */
export function Detective({ file }: { readonly file: ImportFile }) {
  const words = useWords(detectiveWords);
  const project = useStore((store) => store.project);
  const found = useFindings(file);
  if (!project || countKnown(file, project) === 0) return <p className={styles.note}>{words.noKnown}</p>;
  if (found === null) return <p className={styles.note}>{words.working}</p>;
  if (found === 'failed') return <p className={styles.note}>{words.failed}</p>;
  return <Findings file={file} findings={found} />;
}

/** A county as people call it: a table may say which it is by its code alone. */
function useCountyName(): (county: string) => string {
  const counties = useStore((store) => store.project?.dataset.counties);
  return (county) => counties?.find(({ code }) => code === county)?.name ?? county;
}

function Findings({ file, findings }: { readonly file: ImportFile; readonly findings: readonly CountyFinding[] }) {
  const words = useWords(detectiveWords);
  const { crsNames } = useWords(importWords);
  const countyName = useCountyName();
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, Crs>>>({});
  const finding = findings.find(({ county }) => county === shown) ?? findings.find(({ window }) => window) ?? findings[0];
  if (!finding) return null;
  const systems = taken(findings, chosen);
  const answer = answerFrom(systems);
  const [most, other] = shares(systems);
  const untold = findings.filter(({ verdict }) => verdict.kind === 'cannot-tell');
  const isSwapped = ({ verdict }: CountyFinding) => verdict.kind === 'proposed' && verdict.reading.swapped;
  const allSwapped = findings.every(isSwapped);
  const choose = (counties: readonly CountyFinding[], crs: Crs) =>
    setChosen((before) => ({ ...before, ...Object.fromEntries(counties.map(({ county }) => [county, crs])) }));
  const adopt = () => {
    if (!answer) return;
    const [lon, lat] = ['lon', 'lat'].map((field) => columnsOf(file).findIndex((column) => column.field === field));
    // A whole file written the other way round has its two columns' names exchanged.
    const turned = allSwapped && lon !== undefined && lat !== undefined && lon >= 0 && lat >= 0;
    answerAbout(file.key, { ...answer, ...(turned && { mapping: { ...file.mapping, [lon]: 'lat', [lat]: 'lon' } }) });
  };
  const title =
    untold.length === findings.length
      ? findings.length === 1
        ? words.cannotTell(finding.verdict.kind === 'cannot-tell' ? finding.verdict.why : 'no-known', finding.sightings)
        : words.untold(untold.length)
      : untold.length === 0 && !other && most
        ? words.one(crsNames[most.crs].name, most.crs, allSwapped)
        : words.several(
            shares(taken(findings, {})).map(({ crs, counties }) => ({ system: crsNames[crs].name, counties })),
            untold.length,
          );
  return (
    <section className={styles.detective} aria-label={title}>
      <h4>
        {title}
        <span>{words.about(countyName(finding.county), finding.trials.length)}</span>
      </h4>
      <div className={styles.evidence}>
        <Evidence
          key={finding.county}
          finding={finding}
          system={systems.get(finding.county) ?? null}
          onChoose={(crs) => choose([finding], crs)}
        />
        {findings.length > 1 && <Counties findings={findings} shown={finding} systems={systems} onShow={setShown} onChoose={choose} />}
      </div>
      {findings.some(isSwapped) && !allSwapped && <p className={styles.hint}>{words.swappedRows}</p>}
      <div className={styles.actions}>
        {isAnswered(systems, file.crs, file.crsOf) ? (
          <p role="status">{words.adopted}</p>
        ) : (
          <button type="button" className={frame.plain} disabled={!answer} onClick={adopt}>
            {answer && !other ? words.adopt(crsNames[answer.crs].name) : words.adoptAll}
          </button>
        )}
        {findings.length === 1 && (
          <SystemSelect label={words.other} value={null} placeholder={words.other} onChoose={(crs) => choose(findings, crs)} />
        )}
        {untold.length > 1 && (
          <span className={styles.rest}>
            {words.restAs}
            <SystemSelect label={words.restAs} value={null} placeholder={words.choose} onChoose={(crs) => choose(untold, crs)} />
          </span>
        )}
      </div>
    </section>
  );
}

function SystemSelect({
  label,
  value,
  placeholder,
  onChoose,
}: {
  readonly label: string;
  readonly value: Crs | null;
  readonly placeholder: string;
  readonly onChoose: (crs: Crs) => void;
}) {
  const { crsNames } = useWords(importWords);
  return (
    <select
      className={styles.select}
      aria-label={label}
      data-open={value === null}
      value={value ?? ''}
      onChange={(event) => {
        const crs = CRS.find((one) => one === event.target.value);
        if (crs) onChoose(crs);
      }}
    >
      {value === null && <option value="">{placeholder}</option>}
      {CRS.map((crs) => (
        <option key={crs} value={crs}>
          {crsNames[crs].name}
        </option>
      ))}
    </select>
  );
}

/** One county's readings side by side, and a township of it drawn. */
function Evidence({
  finding,
  system,
  onChoose,
}: {
  readonly finding: CountyFinding;
  readonly system: Crs | null;
  readonly onChoose: (crs: Crs) => void;
}) {
  const words = useWords(detectiveWords);
  const { crsNames } = useWords(importWords);
  const name = useId();
  const { trials, sightings, inside, rows, window } = finding;
  const at = Math.max(
    0,
    trials.findIndex(({ crs }) => crs === system),
  );
  const nameOf = (index: number) => {
    const trial = trials[index];
    if (!trial) return '';
    return trial.swapped ? words.reversed(crsNames[trial.crs].name) : crsNames[trial.crs].name;
  };
  const shift = window && meanShift(window.raw, window.placed[at] ?? []);
  if (!window) {
    const { verdict } = finding;
    return <p className={styles.hint}>{verdict.kind === 'cannot-tell' && words.cannotTell(verdict.why, sightings)}</p>;
  }
  return (
    <>
      <DetectiveWindow window={window} reading={at} system={nameOf(at)} />
      <div className={styles.trials}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.columns.reading}</th>
              <th scope="col" colSpan={2}>
                {words.columns.near}
              </th>
              <th scope="col">{words.columns.median}</th>
              {inside && <th scope="col">{words.columns.inside}</th>}
            </tr>
          </thead>
          <tbody>
            {trials.map((trial, index) => (
              <tr key={nameOf(index)} data-best={index === at}>
                <th scope="row">
                  <label>
                    <input type="radio" name={name} checked={index === at && system !== null} onChange={() => onChoose(trial.crs)} />
                    {nameOf(index)}
                  </label>
                </th>
                <td>
                  <span className={styles.bar} aria-hidden="true">
                    <i style={{ width: `${(trial.near / Math.max(1, sightings)) * 100}%` }} />
                  </span>
                </td>
                <td>{ofAll(trial.near, sightings)}</td>
                <td>{trial.medianM < 1e5 ? (trial.medianM / 1000).toFixed(2) : '—'}</td>
                {inside && <td className={styles.aside}>{ofAll(inside[index] ?? 0, rows)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.hint}>
          {finding.verdict.kind === 'cannot-tell' && `${words.cannotTell(finding.verdict.why, sightings)}${words.stop}`}
          {shift && shift.km < 5 && words.shift(shift.km.toFixed(2), words.directions[shift.eighth] ?? '')}
          {inside && words.insideHint}
        </p>
      </div>
    </>
  );
}

/** All counties of the file with the system taken for each; one that cannot be told is asked. */
function Counties({
  findings,
  shown,
  systems,
  onShow,
  onChoose,
}: {
  readonly findings: readonly CountyFinding[];
  readonly shown: CountyFinding;
  readonly systems: ReadonlyMap<string, Crs | null>;
  readonly onShow: (county: string) => void;
  readonly onChoose: (counties: readonly CountyFinding[], crs: Crs) => void;
}) {
  const words = useWords(detectiveWords);
  const countyName = useCountyName();
  return (
    <table className={styles.counties}>
      <thead>
        <tr>
          <th scope="col">{words.columns.county}</th>
          <th scope="col">{words.columns.system}</th>
          <th scope="col">{words.columns.near}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => {
          const { county, trials, sightings, verdict } = finding;
          const called = countyName(county) || words.noCounty;
          return (
            <tr key={county} data-shown={finding === shown}>
              <th scope="row">
                <button type="button" aria-pressed={finding === shown} aria-label={words.show(called)} onClick={() => onShow(county)}>
                  {called}
                </button>
              </th>
              <td>
                <SystemSelect
                  label={words.systemOf(called)}
                  value={systems.get(county) ?? null}
                  placeholder={words.choose}
                  onChoose={(crs) => onChoose([finding], crs)}
                />
              </td>
              <td>{verdict.kind === 'proposed' ? ofAll(trials[0]?.near ?? 0, sightings) : words.doubts[verdict.why](sightings)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
