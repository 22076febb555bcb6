import { placesOf } from '../../analysis/places.ts';
import { OBJECTIVES } from '../../domain/budget-rules.ts';
import { change } from '../../state/actions.ts';
import { DEEP } from '../../state/view.ts';
import { CountyOptions } from '../explore/CountyOptions.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { budgetWords } from '../text/prioritise-budget.ts';
import { useWords } from '../text/words.ts';
import styles from './budget-rules.module.css';
import type { Shown } from './shown.ts';

const MOST_A_VILLAGE = 6;

/** By what rules money is spent. */
export function BudgetRules({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const counties = placesOf(dataset).county.list;
  const setShare = (code: string, percent: number | null) => {
    const { [code]: _, ...others } = view.shares;
    change({ shares: percent === null ? others : { ...others, [code]: Math.min(99, Math.max(0, Math.round(percent) || 0)) } });
  };
  const own = Object.keys(view.shares).filter((code) => code !== DEEP);
  return (
    <div className={styles.rules}>
      <label>
        <input type="checkbox" checked={view.deadlines} onChange={({ target }) => change({ deadlines: target.checked })} />
        {words.deadlines}
      </label>
      <label>
        <input type="checkbox" checked={view.requirements} onChange={({ target }) => change({ requirements: target.checked })} />
        {words.requirements}
      </label>
      <label>
        <input
          type="checkbox"
          disabled={view.choosing === 'nested'}
          checked={view.carryOver && view.choosing === 'best'}
          onChange={({ target }) => change({ carryOver: target.checked })}
        />
        {words.carryOver}
        {view.choosing === 'nested' && <small>{words.carryOverBest}</small>}
      </label>
      <label className={styles.named}>
        {words.perVillage}
        <select
          value={view.perVillage ?? ''}
          onChange={({ target }) => change({ perVillage: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">{words.noLimit}</option>
          {Array.from({ length: MOST_A_VILLAGE }, (_, at) => at + 1).map((most) => (
            <option key={most}>{most}</option>
          ))}
        </select>
      </label>
      <Share
        label={words.deepShare}
        percent={view.shares[DEEP] ?? 0}
        onChange={(percent) => setShare(DEEP, percent === 0 ? null : percent)}
      />
      {own.map((code) => (
        <Share
          key={code}
          label={words.countyShare(counties.find((place) => place.code === code)?.name ?? code)}
          percent={view.shares[code] ?? 0}
          onChange={(percent) => setShare(code, percent)}
        />
      ))}
      {counties.length > 1 && (
        <select
          aria-label={words.addCounty}
          value=""
          onChange={({ target }) => {
            if (target.value !== '') setShare(target.value, 0);
          }}
        >
          <option value="">{words.addCounty}</option>
          <CountyOptions dataset={dataset} />
        </select>
      )}
      <p>{words.aims}</p>
      <Segmented
        label={words.aims}
        small
        options={OBJECTIVES.map((value) => ({ value, text: words.aim[value] }))}
        value={view.aim}
        onChange={(aim) => change({ aim })}
      />
    </div>
  );
}

function Share({
  label,
  percent,
  onChange,
}: {
  readonly label: string;
  readonly percent: number;
  readonly onChange: (percent: number) => void;
}) {
  const words = useWords(budgetWords);
  return (
    <label className={styles.named}>
      {label}
      <span>
        <input
          type="number"
          min={0}
          max={99}
          value={percent}
          onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? 0 : target.valueAsNumber)}
        />
        {words.share}
      </span>
    </label>
  );
}
