import type { Ranking } from '../../analysis/rank/ranking.ts';
import type { Stability } from '../../analysis/rank/stability.ts';
import { change } from '../../state/actions.ts';
import { rankingInView } from '../../state/prioritise.ts';
import { useFirmnessOf } from '../../state/stability.ts';
import { count, percent } from '../text/format.ts';
import { prioritiseWords } from '../text/prioritise.ts';
import { useWords } from '../text/words.ts';
import { FigureButton } from './FigureButton.tsx';
import type { Shown } from './shown.ts';
import styles from './stability-box.module.css';

/** Per cent, as far as weights may be moved to see what of the order holds. */
const SPANS = [10, 25, 50];

/** How firm the order is when the weights move: worked out once they rest, and until then the last one, paler. */
export function StabilityBox({ dataset, view }: Shown) {
  const words = useWords(prioritiseWords);
  const ranking = rankingInView(dataset, view);
  const { span } = view;
  const found = useFirmnessOf(ranking, span);
  const first = Math.min(50, ranking.order.length);
  if (first === 0) return null;
  return (
    <section className={styles.box} data-old={found?.isOld ?? true} aria-label={words.stable(first)}>
      <header>
        <h2>{words.stable(first)}</h2>
        {found ? (
          <FigureButton figure="stability" label={`${words.stable(first)} ${percent(found.stability.kept)}`}>
            <strong>{Math.round(found.stability.kept * 100)}%</strong>
          </FigureButton>
        ) : (
          <strong>—</strong>
        )}
      </header>
      <Strip ranking={ranking} stability={found?.stability ?? null} first={first} />
      <p role="status">{found && !found.isOld ? <Told stability={found.stability} ranking={ranking} /> : words.reckoning}</p>
      <label>
        {words.span}
        <select value={span} onChange={({ target }) => change({ span: Number(target.value) })}>
          {[...new Set([...SPANS, span])]
            .sort((a, b) => a - b)
            .map((one) => (
              <option key={one} value={one}>
                ±{one}%
              </option>
            ))}
        </select>
      </label>
    </section>
  );
}

/** Whether some draw puts one out of the first. */
const isHollow = ({ inFirst }: Stability, position: number) => (inFirst[position] ?? 0) < 1;

function Strip({ ranking, stability, first }: { readonly ranking: Ranking; readonly stability: Stability | null; readonly first: number }) {
  return (
    <div className={styles.strip} aria-hidden="true">
      {Array.from(ranking.order.subarray(0, first), (position) => (
        <i key={position} data-hollow={stability !== null && isHollow(stability, position)} />
      ))}
    </div>
  );
}

function Told({ ranking, stability }: { readonly ranking: Ranking; readonly stability: Stability }) {
  const words = useWords(prioritiseWords);
  const { rules, first, kept } = stability;
  if (ranking.order.length <= first) return words.stableAll;
  const hollow = ranking.order.subarray(0, first).filter((position) => isHollow(stability, position)).length;
  return `${words.stableHow(rules.draws, first, count(Number((kept * first).toFixed(1))))}${words.stableHollow(hollow)}`;
}
