import { memo } from 'react';
import type { Role } from '../../domain/dataset.ts';
import { printMonth } from '../../domain/period.ts';
import type { ColumnMatch } from '../../domain/report.ts';
import type { Crs } from '../../domain/units.ts';
import { findIndicator } from '../../layers/index.ts';
import type { Mapping } from '../../state/saved-mappings.ts';
import { fieldNames } from '../text/field-names.ts';
import { importWords } from '../text/import.ts';
import { columnWords } from '../text/import-columns.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { amountInWords } from '../village/reported.ts';
import styles from './column-strip.module.css';
import { asksLook, baseFields, fieldOf, indicatorGroups, lookOf } from './field-choices.ts';

interface ColumnStripProps {
  readonly columns: readonly ColumnMatch[];
  readonly role: Role | null;
  readonly crs: Crs | 'by-county' | null;
  readonly mapping: Mapping;
  /** Takes what a person says a column is; without it the strip only tells. */
  readonly onMatch?: (column: number, field: string | null) => void;
}

/** Every column of a file: its heading, what it was taken for, samples, how sure that is, and how its cells are read. */
export function ColumnStrip({ columns, role, crs, mapping, onMatch }: ColumnStripProps) {
  const words = useWords(columnWords);
  if (columns.length === 0) return null;
  const refused = columns.filter((column) => column.refused).map((column) => column.heading);
  return (
    <>
      <section className={styles.strip} tabIndex={0} aria-label={words.rows.heading}>
        <div className={styles.names} aria-hidden="true">
          {Object.values(words.rows).map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        {columns.map((column, at) => (
          <Column
            key={`${at} ${column.heading}`}
            column={column}
            at={at}
            role={role}
            crs={crs}
            field={fieldOf(column, at, mapping)}
            look={lookOf(column, at, mapping)}
            isSaid={mapping[at] !== undefined}
            {...(onMatch && { onMatch })}
          />
        ))}
      </section>
      {refused.length > 0 && <p className={styles.refused}>{words.refusedWhy(refused)}</p>}
    </>
  );
}

interface ColumnProps extends Pick<ColumnStripProps, 'role' | 'crs' | 'onMatch'> {
  readonly column: ColumnMatch;
  readonly at: number;
  readonly field: string | null;
  readonly look: ReturnType<typeof lookOf>;
  readonly isSaid: boolean;
}

const Column = memo(function Column({ column, at, role, crs, field, look, isSaid, onMatch }: ColumnProps) {
  const words = useWords(columnWords);
  const name = useFieldName();
  const sure = isSaid ? 1 : column.confidence;
  // 99.6 % is not certain: only 100 % prints as 100 %.
  const percent = Math.floor(sure * 100);
  return (
    <div
      className={styles.column}
      data-column={at}
      role="group"
      aria-label={column.heading || words.noHeading}
      data-look={look}
      data-tinted={asksLook(look)}
    >
      <span className={styles.heading}>{column.heading || words.noHeading}</span>
      <span className={styles.field}>
        {look === 'refused' ? (
          words.refused
        ) : onMatch ? (
          <FieldSelect column={column} role={role} field={field} onChange={(chosen) => onMatch(at, chosen)} />
        ) : (
          name(field)
        )}
      </span>
      <span className={styles.samples}>
        {column.samples.map((sample, line) => (
          <span key={`${line} ${sample}`} title={sample}>
            {sample}
          </span>
        ))}
      </span>
      <span className={styles.sure}>
        {field !== null && (
          <>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ width: `${percent}%` }} />
            </span>
            {percent}%
          </>
        )}
      </span>
      <span className={styles.reads}>
        {column.refusedFor && words.refusedFor[column.refusedFor]}
        <Reads field={field} crs={crs} />
        {look === 'idle' && column.readInstead !== undefined && <span className={styles.more}>{words.instead(column.readInstead)}</span>}
        {field !== null && column.month !== undefined && <span className={styles.more}>{words.month(printMonth(column.month))}</span>}
        {field !== null && column.filled !== undefined && <span className={styles.more}>{words.filled(column.filled)}</span>}
        {look === 'unsure' && onMatch && field !== null && (
          <button
            type="button"
            className={styles.confirm}
            aria-label={words.confirmOf(column.heading, name(field))}
            onClick={() => onMatch(at, field)}
          >
            {words.confirm}
          </button>
        )}
      </span>
    </div>
  );
});

interface FieldSelectProps {
  readonly column: ColumnMatch;
  readonly role: Role | null;
  readonly field: string | null;
  readonly onChange: (field: string | null) => void;
}

function FieldSelect({ column, role, field, onChange }: FieldSelectProps) {
  const words = useWords(columnWords);
  const name = useFieldName();
  const say = useSay();
  return (
    <select
      aria-label={words.fieldOf(column.heading || words.noHeading)}
      value={field ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{words.unused}</option>
      <optgroup label={words.base}>
        {baseFields(role, field).map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </optgroup>
      {indicatorGroups(role).map((layer) => (
        <optgroup key={layer.id} label={say(layer.name)}>
          {layer.indicators.map((indicator) => (
            <option key={indicator.id} value={indicator.id}>
              {say(indicator.name)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** What a field is called; an unused column says so. */
export function useFieldName(): (field: string | null) => string {
  const words = useWords(columnWords);
  const fields = useWords(fieldNames);
  const say = useSay();
  return (field) => {
    if (field === null) return words.unused;
    const found = findIndicator(field);
    return found ? say(found.indicator.name) : (fields[field] ?? field);
  };
}

function Reads({ field, crs }: { readonly field: string | null; readonly crs: Crs | 'by-county' | null }) {
  const { reads } = useWords(columnWords);
  const { crsNames } = useWords(importWords);
  const language = useLanguage();
  const found = findIndicator(field ?? '');
  if (field === 'lon' || field === 'lat' || field === 'lonlat')
    return crs === null
      ? reads.pending
      : crs === 'by-county'
        ? reads.byCounty
        : crs === 'wgs84'
          ? reads.asIs
          : reads.crs(crsNames[crs].name);
  if (!found) return null;
  const { rule } = found.indicator;
  if (rule.kind === 'none-left') {
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
