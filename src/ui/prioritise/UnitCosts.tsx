import { useEffect, useRef } from 'react';
import { REMEDIES } from '../../analysis/works/closed-by.ts';
import { cnyOfWan, wanOfCny } from '../../domain/money.ts';
import type { Remedy } from '../../domain/remedy.ts';
import { change } from '../../state/actions.ts';
import { WAN, worksInView } from '../../state/prioritise.ts';
import { changeUnitCost, costsInView, unitCostInView } from '../../state/unit-costs.ts';
import { count } from '../text/format.ts';
import { listWords } from '../text/prioritise-list.ts';
import { unitCostWords } from '../text/unit-costs.ts';
import { useSay, useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';
import styles from './unit-costs.module.css';

/** What a unit of each kind of work in view costs, to be changed to local prices. */
export function UnitCosts({ dataset, view }: Shown) {
  const words = useWords(unitCostWords);
  const used = new Set(worksInView(dataset, view).map(({ remedy }) => remedy));
  if (used.size === 0) return null;
  return (
    <details className={styles.costs}>
      <summary>
        {words.title} <span>{words.changed(Object.keys(costsInView(view)).length)}</span>
      </summary>
      <p>{words.how}</p>
      {REMEDIES.filter(({ id }) => used.has(id)).map((remedy) => (
        <UnitCostRow key={remedy.id} view={view} remedy={remedy} />
      ))}
    </details>
  );
}

function UnitCostRow({ view, remedy }: Pick<Shown, 'view'> & { readonly remedy: Remedy }) {
  const words = useWords(unitCostWords);
  const { price } = useWords(listWords);
  const say = useSay();
  const { cny, year, spread, source } = unitCostInView(view, remedy);
  // By the layer's cost, so that the unit stays while the figure changes.
  const isInWan = remedy.cost.cny >= WAN;
  const shown = (whole: number) => (isInWan ? wanOfCny(whole) : whole);
  const inForce = String(shown(cny));
  const field = useRef<HTMLInputElement>(null);
  // Only once it is another one (a reset, a step back): while somebody writes, the field is theirs.
  useEffect(() => {
    if (field.current) field.current.value = inForce;
  }, [inForce]);
  const give = (input: HTMLInputElement) => {
    if (input.value === inForce) return;
    const given = changeUnitCost(view, remedy, isInWan ? cnyOfWan(input.value) : Number(input.value));
    // What is no cost is not taken: the one in force stands there again.
    if (given === null) input.value = inForce;
    else change({ costs: given });
  };
  return (
    <div>
      <label>
        {say(remedy.name)}
        <span>
          <input
            ref={field}
            type="number"
            min={0}
            step="any"
            defaultValue={inForce}
            onBlur={({ target }) => give(target)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') give(currentTarget);
            }}
          />
          {words.per(isInWan, say(remedy.unit))}
        </span>
      </label>
      <small>
        {price(year, Math.round(spread * 100), say(source))}{' '}
        {cny !== remedy.cost.cny && (
          <button type="button" onClick={() => change({ costs: changeUnitCost(view, remedy, remedy.cost.cny) ?? {} })}>
            {words.reset(count(shown(remedy.cost.cny)))}
          </button>
        )}
      </small>
    </div>
  );
}
