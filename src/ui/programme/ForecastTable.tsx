import { useState } from 'react';
import { type Forecast, OUTLOOKS, type Outlook } from '../../analysis/works/forecast.ts';
import { shownName } from '../../domain/place.ts';
import type { ProgrammeRow } from '../../domain/programme.ts';
import { itemAt } from '../../domain/records.ts';
import { findIndicator } from '../../layers/index.ts';
import { selectVillage } from '../../state/actions.ts';
import { forecastInView } from '../../state/forecast.ts';
import { type Project, useStore } from '../../state/store.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { count } from '../text/format.ts';
import { programmeWords } from '../text/programme.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './programme.module.css';

/** Villages named at once. */
const NAMED = 200;

/** What the listed works do to the gaps by the end of each year of the programme, an indicator a row; every number names its villages. */
export function ForecastTable({ project, rows }: { readonly project: Project; readonly rows: readonly ProgrammeRow[] }) {
  const words = useWords(programmeWords);
  const view = useStore((store) => store.view);
  const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other);
  const [year, setYear] = useState<number | null>(null);
  const shown = year !== null && years.includes(year) ? year : (years.at(-1) ?? view.year);
  const of = new Set(
    project.dataset.works.flatMap(({ id, indicator }) => (rows.some((row) => row.id === id) && indicator ? [indicator] : [])),
  );
  const indicators = [...of].filter((indicator) => findIndicator(indicator));
  const [, ...labels] = words.forecastColumns;
  return (
    <section className={styles.totals} aria-label={words.forecast(shown)}>
      <h3>{words.forecast(shown)}</h3>
      {years.length > 1 && (
        <p className={styles.years}>
          {years.map((one) => (
            <button key={one} type="button" aria-pressed={one === shown} onClick={() => setYear(one)}>
              {words.year(one)}
            </button>
          ))}
        </p>
      )}
      <table className={styles.table}>
        <ColumnHeads columns={words.forecastColumns} />
        <tbody>
          {indicators.map((indicator) => (
            <Row
              key={`${indicator} ${shown}`}
              indicator={indicator}
              forecast={forecastInView(project.dataset, view, indicator, shown)}
              project={project}
              labels={labels}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.about}>{words.forecastHow}</p>
    </section>
  );
}

interface RowProps {
  readonly indicator: string;
  readonly forecast: Forecast;
  readonly project: Project;
  readonly labels: readonly string[];
}

function Row({ indicator, forecast: { now, after, gaps }, project, labels }: RowProps) {
  const say = useSay();
  const [opened, setOpened] = useState<Outlook | null>(null);
  const name = say(findIndicator(indicator)?.indicator.name ?? { zh: indicator, en: indicator });
  const [gapNow, gapAfter, unknown, ...outlooks] = labels;
  return (
    <>
      <tr>
        <td>
          <b>{name}</b>
        </td>
        <td data-label={gapNow}>{count(now.gap)}</td>
        <td data-label={gapAfter}>
          <b>{count(after.gap)}</b>
        </td>
        <td data-label={unknown}>{count(now.unknown)}</td>
        {OUTLOOKS.map((outlook, at) => (
          <td key={outlook} data-label={outlooks[at]}>
            <button
              type="button"
              className={styles.number}
              disabled={gaps[outlook].length === 0}
              aria-expanded={opened === outlook}
              aria-label={`${name} ${outlooks[at]} ${count(gaps[outlook].length)}`}
              onClick={() => setOpened(opened === outlook ? null : outlook)}
            >
              {count(gaps[outlook].length)}
            </button>
          </td>
        ))}
      </tr>
      {opened && (
        <tr>
          <td colSpan={labels.length + 1}>
            <Villages project={project} villages={gaps[opened]} />
          </td>
        </tr>
      )}
    </>
  );
}

function Villages({ project, villages }: { readonly project: Project; readonly villages: readonly number[] }) {
  const words = useWords(programmeWords);
  return (
    <p className={styles.villages}>
      {villages.slice(0, NAMED).map((at) => {
        const village = itemAt(project.dataset.villages, at);
        return (
          village && (
            <button key={at} type="button" className={styles.number} onClick={() => selectVillage(village.id, true)}>
              {shownName(village)}
            </button>
          )
        );
      })}
      {villages.length > NAMED && words.andMore(villages.length - NAMED)}
    </p>
  );
}
