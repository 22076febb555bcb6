import type { SitingAsked } from '../../state/siting.ts';
import { changeSiting } from '../../state/siting-moves.ts';
import { type CurvePoint, curveOf, useSearch } from '../../state/siting-search.ts';
import { count } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';
import styles from './curve.module.css';
import { printedShare, shareOf } from './said.ts';

const [WIDTH, HEIGHT] = [336, 118];
const ROOM = { left: 12, right: 12, top: 26, bottom: 20 };

/** How many are enough: what one new site comes to, two, … ten. A filled dot is proven, a hollow one may fall short of the best. */
export function Curve({ asked }: { readonly asked: SitingAsked }) {
  const words = useWords(sitingWords);
  const search = useSearch();
  const points = curveOf(asked, search).flatMap(({ value, ...point }) => (value === null ? [] : [{ ...point, value }]));
  const chosen = asked.problem.choose + asked.placed.length;
  const { objective, capacity } = asked.problem;
  const say = (value: number) => (objective === 'cover' ? words.people(count(value)) : words.radiusKm((value / 1e6).toFixed(1)));
  if (points.length === 0) return null;
  const shares = points.flatMap(({ answer }) => (answer && answer.proof !== 'optimal' ? (shareOf(answer) ?? []) : []));
  const at = points.find(({ sites }) => sites === chosen);
  const next = points.find(({ sites }) => sites === chosen + 1);
  return (
    <section className={styles.curve}>
      <header>
        <h2>{words.howManyFit}</h2>
        <small>
          {objective === 'cover' && capacity !== null ? words.curveOfServed : words.curveOf[objective]} · <i data-proven="true" />{' '}
          {words.proven} <i data-proven="false" /> {shares.length > 0 ? words.within(printedShare(Math.max(...shares))) : words.notProven}
        </small>
      </header>
      <Plot points={points} chosen={chosen} say={say} />
      <p>
        {at && <strong>{words.curveAt(at.sites, say(at.value))}</strong>}
        {at && next && isBetter(at.value, next.value, objective === 'cover') && (
          <span>{words.curveNext(next.sites, say(Math.abs(next.value - at.value)), objective === 'cover')}</span>
        )}
      </p>
    </section>
  );
}

/** Whether one site more is seen to help: what was chosen one by one may not show it. */
const isBetter = (value: number, next: number, isMore: boolean) => (isMore ? next > value : next < value);

interface Known extends CurvePoint {
  readonly value: number;
}

function Plot({
  points,
  chosen,
  say,
}: {
  readonly points: readonly Known[];
  readonly chosen: number;
  readonly say: (value: number) => string;
}) {
  const words = useWords(sitingWords);
  const most = Math.max(1, ...points.map(({ value }) => value).filter(Number.isFinite));
  const [first, last] = [points[0]?.sites ?? 0, points.at(-1)?.sites ?? 0];
  const x = (sites: number) => ROOM.left + ((sites - first) / Math.max(1, last - first)) * (WIDTH - ROOM.left - ROOM.right);
  const y = (value: number) => ROOM.top + (1 - value / most) * (HEIGHT - ROOM.top - ROOM.bottom);
  const drawn = points.flatMap((point) => (Number.isFinite(point.value) ? [{ ...point, x: x(point.sites), y: y(point.value) }] : []));
  const floor = HEIGHT - ROOM.bottom;
  return (
    <div className={styles.plot}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line className={styles.axis} x1={0} x2={WIDTH} y1={floor} y2={floor} />
        <text className={styles.most} x={WIDTH} y={ROOM.top - 6}>
          {say(most)}
        </text>
        <polyline className={styles.line} points={drawn.map((point) => `${point.x},${point.y}`).join(' ')} />
        {drawn.map((point) => (
          <g key={point.sites} data-chosen={point.sites === chosen}>
            {point.sites === chosen && <line className={styles.stem} x1={point.x} x2={point.x} y1={point.y} y2={floor} />}
            <circle data-proven={point.answer?.proof === 'optimal'} cx={point.x} cy={point.y} r={point.sites === chosen ? 6 : 4} />
            <text x={point.x} y={HEIGHT - 5}>
              {point.sites}
            </text>
          </g>
        ))}
      </svg>
      <div className={styles.buttons}>
        {points.map(({ sites, value, answer }) => (
          <button
            type="button"
            key={sites}
            aria-pressed={sites === chosen}
            aria-label={words.curvePoint(sites, say(value), answer?.proof === 'optimal')}
            title={words.curvePoint(sites, say(value), answer?.proof === 'optimal')}
            onClick={() => changeSiting({ choose: sites })}
          />
        ))}
      </div>
    </div>
  );
}
