import { useRef, useState } from 'react';
import { countyOfTownship, placesOf, townshipsOf } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { type AdditionCells, readNewFacility, readNewVillage } from '../../io/read-addition.ts';
import type { CorrectionProblem } from '../../io/read-correction.ts';
import { FACILITY_KINDS } from '../../layers/index.ts';
import { selectVillage } from '../../state/actions.ts';
import { dropDraft, keepDraft, typedAt, useDraft } from '../../state/draft.ts';
import { placeInView } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { editWords } from '../text/edit.ts';
import { useSay, useWords } from '../text/words.ts';
import { useKeptFocus } from '../village/kept-focus.ts';
import { Field } from './Field.tsx';
import styles from './form.module.css';
import { Grounds, NO_GROUNDS } from './Grounds.tsx';
import { NotEditable } from './NotEditable.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { useIsEditable } from './use-is-editable.ts';

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly of: 'new-village' | 'new-facility';
}

/** Adds a village or a facility by hand. What keeps it from being added is said once a name stands there. */
export function AdditionForm({ dataset, view, of }: Props) {
  const words = useWords(editWords);
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, of);
  const { counties, townshipsOf } = usePlaces(dataset);
  const [cells, setCells] = useState<Omit<AdditionCells, 'lon' | 'lat'>>(() => ({
    name: '',
    code: '',
    kind: FACILITY_KINDS[0]?.id ?? '',
    ...startingPlace(dataset, view),
  }));
  const [grounds, setGrounds] = useState(NO_GROUNDS);
  const isEditable = useIsEditable();
  const typed = useDraft((store) => store.typed) ?? typedAt(null);
  const { edit, problems } = (of === 'new-village' ? readNewVillage : readNewFacility)(dataset, { ...cells, ...typed });
  const isBegun = cells.name.trim() !== '' || cells.code.trim() !== '';
  const problemOf = (cell: string) => (isBegun ? (problems.find((problem) => problem.cell === cell)?.reason ?? null) : null);
  const put = (part: Partial<typeof cells>) => setCells({ ...cells, ...part });
  return (
    <article className={styles.form} aria-label={words.add}>
      <h2 ref={heading} tabIndex={-1}>
        {of === 'new-village' ? words.addVillage : words.addFacility}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!edit) return;
          const isKept = keepDraft([edit], { by: 'hand', ...grounds });
          if (isKept && edit.kind === 'add-village') selectVillage(edit.village.id, true);
        }}
      >
        <fieldset>
          <Text label={words.name} value={cells.name} onChange={(name) => put({ name })} reason={problemOf('name')} />
          <Field label={words.county}>
            {(id) => <Suggested id={id} value={cells.county} from={counties} onChange={(county) => put({ county, township: '' })} />}
          </Field>
          <Field label={words.township}>
            {(id) => (
              <Suggested id={id} value={cells.township} from={townshipsOf(cells.county)} onChange={(township) => put({ township })} />
            )}
          </Field>
          {of === 'new-village' ? (
            <Text label={words.code} value={cells.code} onChange={(code) => put({ code })} reason={problemOf('code')} />
          ) : (
            <Field label={words.kind}>
              {(id) => (
                <select id={id} value={cells.kind} onChange={(event) => put({ kind: event.target.value })}>
                  {FACILITY_KINDS.map((kind) => (
                    <option key={kind.id} value={kind.id}>
                      {say(kind.name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </fieldset>
        <PlaceFields reason={problemOf('position')} />
        <Grounds grounds={grounds} onChange={setGrounds} />
        <footer>
          <NotEditable />
          <button type="button" onClick={dropDraft}>
            {words.cancel}
          </button>
          <button type="submit" className={styles.filled} disabled={!edit || !isEditable}>
            {words.saveNew}
          </button>
        </footer>
      </form>
    </article>
  );
}

function Text({
  label,
  value,
  onChange,
  reason,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly reason: CorrectionProblem['reason'] | null;
}) {
  return (
    <Field label={label} reason={reason}>
      {(id) => <input id={id} value={value} aria-invalid={reason !== null} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

function Suggested({
  id,
  value,
  from,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly from: readonly string[];
  readonly onChange: (text: string) => void;
}) {
  if (from.length === 0) return <input id={id} value={value} onChange={(event) => onChange(event.target.value)} />;
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">—</option>
      {from.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

/** The names a new place may belong to: those the data set knows, in the order of their codes. */
function usePlaces(dataset: Dataset): {
  readonly counties: readonly string[];
  readonly townshipsOf: (county: string) => readonly string[];
} {
  const places = placesOf(dataset);
  const inOrder = (of: readonly { readonly code: string; readonly name: string }[]) =>
    [...of]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ name }) => name)
      .filter(Boolean);
  return {
    counties: [...new Set(inOrder(places.county.list))],
    townshipsOf: (county) => [...new Set(inOrder(townshipsOf(places, ({ name }) => name === county)))],
  };
}

/** The county and township in view, where there is one. */
function startingPlace(dataset: Dataset, view: View): { readonly county: string; readonly township: string } {
  const place = placeInView(dataset, view);
  if (!place) return { county: '', township: '' };
  if (view.township === null) return { county: place.name, township: '' };
  return { county: countyOfTownship(placesOf(dataset), place.code)?.name ?? '', township: place.name };
}
