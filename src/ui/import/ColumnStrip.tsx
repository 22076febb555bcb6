import type { ColumnMatch } from '../../domain/report.ts';
import type { Crs } from '../../domain/units.ts';
import { findIndicator } from '../../layers/index.ts';
import { importWords } from '../text/import.ts';
import { fieldNames } from '../text/import-reasons.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { amountInWords } from '../village/reported.ts';
import styles from './column-strip.module.css';

/** Every column of a file: its heading, what it was taken for, samples, and how its cells are read. */
export function ColumnStrip({ columns, crs }: { readonly columns: readonly ColumnMatch[]; readonly crs: Crs | null }) {
  const words = useWords(importWords);
  const name = useFieldName();
  if (columns.length === 0) return null;
  const refused = columns.filter((column) => column.refused).map((column) => column.heading);
  const look = (column: ColumnMatch) =>
    column.refused ? 'refused' : column.field === null ? 'unused' : isInverted(column) ? 'look' : undefined;
  return (
    <>
      <div className={styles.strip} tabIndex={0} role="region" aria-label={words.columns.heading}>
        <table>
          <tbody>
            <tr>
              <th scope="row">{words.columns.heading}</th>
              {columns.map((column, at) => (
                <td key={`${at} ${column.heading}`} data-look={look(column)}>
                  {column.heading || '—'}
                </td>
              ))}
            </tr>
            <tr className={styles.fields}>
              <th scope="row">{words.columns.field}</th>
              {columns.map((column, at) => (
                <td key={`${at} ${column.heading}`} data-look={look(column)}>
                  {name(column)}
                </td>
              ))}
            </tr>
            <tr className={styles.samples}>
              <th scope="row">{words.columns.samples}</th>
              {columns.map((column, at) => (
                <td key={`${at} ${column.heading}`} data-look={look(column)}>
                  {column.samples.map((sample, line) => (
                    <span key={`${line} ${sample}`}>{sample}</span>
                  ))}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words.columns.reads}</th>
              {columns.map((column, at) => (
                <td key={`${at} ${column.heading}`} data-look={look(column)}>
                  <Reads column={column} crs={crs} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {refused.length > 0 && <p className={styles.refused}>{words.refusedWhy(refused)}</p>}
    </>
  );
}

function useFieldName(): (column: ColumnMatch) => string {
  const words = useWords(importWords);
  const fields = useWords(fieldNames);
  const say = useSay();
  return ({ field, refused }) => {
    if (refused) return words.refused;
    if (field === null) return words.unused;
    const found = findIndicator(field);
    return found ? say(found.indicator.name) : (fields[field] ?? field);
  };
}

function isInverted(column: ColumnMatch): boolean {
  return findIndicator(column.field ?? '')?.indicator.rule.kind === 'none-left';
}

function Reads({ column, crs }: { readonly column: ColumnMatch; readonly crs: Crs | null }) {
  const { reads, crsNames } = useWords(importWords);
  const language = useLanguage();
  const found = findIndicator(column.field ?? '');
  if (column.field === 'lon' || column.field === 'lat' || column.field === 'lonlat')
    return crs === null ? reads.pending : crs === 'wgs84' ? reads.asIs : reads.crs(crsNames[crs].name);
  if (!found) return null;
  const { rule } = found.indicator;
  if (isInverted(column)) {
    return (
      <>
        <b>{reads.inverted}</b> <span className={styles.tag}>{reads.invertedTag}</span>
      </>
    );
  }
  if (rule.kind === 'share') return reads.atLeast(`${rule.atLeastPercent}%`);
  if (rule.kind === 'at-least') return reads.atLeast(amountInWords(found.indicator, rule.atLeast, language));
  return reads.yesNo;
}
