import { useMemo, useRef, useState } from 'react';
import { isAsked } from '../../analysis/question.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { FIGURES, type Figure } from '../../domain/edit.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { yearEnd } from '../../domain/period.ts';
import { shownName, type Village } from '../../domain/place.ts';
import { type CorrectionCells, figureCell, readCorrection, reportCell, type Touched } from '../../io/read-correction.ts';
import { LAYERS } from '../../layers/index.ts';
import { dropDraft, keepDraft, typedAt, useDraft } from '../../state/draft.ts';
import type { View } from '../../state/view.ts';
import { editWords } from '../text/edit.ts';
import { useSay, useWords } from '../text/words.ts';
import { useKeptFocus } from '../village/kept-focus.ts';
import { unitOf } from '../village/reported.ts';
import { Field } from './Field.tsx';
import styles from './form.module.css';
import { Grounds, NO_GROUNDS } from './Grounds.tsx';
import { NotEditable } from './NotEditable.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { useIsEditable } from './use-is-editable.ts';

const FLAGS: readonly Figure[] = ['poor', 'deepPoverty', 'relocated'];

const UNTOUCHED: Touched = { figures: {}, reports: {} };

/** The indicators a village may be corrected in: those the data speaks of, in the layers' order, the one in view first. */
function correctable(dataset: Dataset, view: View): Indicator[] {
  const all = LAYERS.flatMap((layer) => layer.indicators.filter((indicator) => isAsked(dataset, indicator)));
  return all.sort((a, b) => Number(b.id === view.indicator) - Number(a.id === view.indicator));
}

/** A name with the unit its figures are in. */
const withUnit = (name: string, unit: string) => (unit === '' ? name : `${name} (${unit})`);

/** Corrects one village by hand: where it is, what it reported, its figures. */
export function CorrectionForm({ dataset, view, village }: { readonly dataset: Dataset; readonly view: View; readonly village: Village }) {
  const words = useWords(editWords);
  const say = useSay();
  const month = yearEnd(view.year);
  const indicators = useMemo(() => correctable(dataset, view), [dataset, view]);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, village.id);
  const [touched, setTouched] = useState(UNTOUCHED);
  const putReport = (indicator: string, cell: string) => setTouched({ ...touched, reports: { ...touched.reports, [indicator]: cell } });
  const putFigure = (figure: Figure, cell: string) => setTouched({ ...touched, figures: { ...touched.figures, [figure]: cell } });
  const [grounds, setGrounds] = useState(NO_GROUNDS);
  const isEditable = useIsEditable();
  const place = useDraft((store) => store.typed) ?? typedAt(village.position.at);
  const cells: CorrectionCells = { ...place, ...touched };
  const { edits, problems } = readCorrection(dataset, village, month, cells);
  const problemOf = (cell: string) => problems.find((problem) => problem.cell === cell)?.reason ?? null;
  return (
    <article className={styles.form} aria-label={words.form}>
      <h2 ref={heading} tabIndex={-1}>
        {words.correctTitle(shownName(village))}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (edits.length > 0 && problems.length === 0) keepDraft(edits, { by: 'hand', ...grounds });
        }}
      >
        <fieldset>
          <legend>{words.reports(view.year)}</legend>
          {indicators.map((indicator) => (
            <Field
              key={indicator.id}
              label={withUnit(say(indicator.name), unitOf(indicator, 2, view.language))}
              reason={problemOf(indicator.id)}
            >
              {(id) => (
                <Reported
                  id={id}
                  indicator={indicator}
                  value={reportCell(dataset, village, month, indicator.id, touched)}
                  onChange={(cell) => putReport(indicator.id, cell)}
                />
              )}
            </Field>
          ))}
        </fieldset>
        <PlaceFields was={village.position.at} reason={problemOf('position')} />
        <fieldset>
          <legend>{words.figuresTitle}</legend>
          {FIGURES.map((figure) => (
            <Field key={figure} label={words.figures[figure]} reason={problemOf(figure)}>
              {(id) =>
                FLAGS.includes(figure) ? (
                  <Choice
                    id={id}
                    value={figureCell(village, figure, touched)}
                    choices={['yes', 'no']}
                    onChange={(cell) => putFigure(figure, cell)}
                  />
                ) : (
                  <input
                    id={id}
                    inputMode="decimal"
                    value={figureCell(village, figure, touched)}
                    placeholder={words.notReported}
                    aria-invalid={problemOf(figure) !== null}
                    onChange={(event) => putFigure(figure, event.target.value)}
                  />
                )
              }
            </Field>
          ))}
        </fieldset>
        <Grounds grounds={grounds} onChange={setGrounds} />
        <footer>
          <NotEditable />
          {problems.length > 0 && <p role="status">{words.problems(problems.length)}</p>}
          <button type="button" onClick={dropDraft}>
            {words.cancel}
          </button>
          <button type="submit" className={styles.filled} disabled={!isEditable || edits.length === 0 || problems.length > 0}>
            {words.save(edits.length)}
          </button>
        </footer>
      </form>
    </article>
  );
}

function Reported({
  id,
  indicator,
  value,
  onChange,
}: {
  readonly id: string;
  readonly indicator: Indicator;
  readonly value: string;
  readonly onChange: (cell: string) => void;
}) {
  const words = useWords(editWords);
  if (indicator.headings.reads === 'yes-no') return <Choice id={id} value={value} choices={['yes', 'no', 'exempt']} onChange={onChange} />;
  return (
    <input
      id={id}
      inputMode="decimal"
      value={value === 'exempt' ? words.exempt : value}
      placeholder={words.notReported}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Choice({
  id,
  value,
  choices,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly ('yes' | 'no' | 'exempt')[];
  readonly onChange: (cell: string) => void;
}) {
  const words = useWords(editWords);
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{words.notReported}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {words[choice]}
        </option>
      ))}
    </select>
  );
}
