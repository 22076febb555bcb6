import type { CountyFinding } from '../../io/detect-systems.ts';
import { detectiveWords } from '../text/detective.ts';
import { useWords } from '../text/words.ts';
import styles from './detective.module.css';
import { drawWindow } from './detective-choice.ts';

const BOX = { width: 300, height: 240, room: 34 } as const;

/** One township: where its numbers lie as written, where a reading puts them, and where the places are known to be. */
export function DetectiveWindow({
  window,
  reading,
  system,
}: {
  readonly window: NonNullable<CountyFinding['window']>;
  readonly reading: number;
  readonly system: string;
}) {
  const words = useWords(detectiveWords);
  const { known, placed, raw, scale } = drawWindow(window.known, window.placed[reading] ?? [], window.raw, BOX);
  // Nothing to draw an arrow for where the reading leaves the numbers as they are.
  const moves = raw.some((from, at) => from && placed[at] && Math.hypot(from.x - placed[at].x, from.y - placed[at].y) > 2);
  return (
    <figure className={styles.window}>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={words.window(window.township, system)}>
        <defs>
          <marker id="detective-head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0.5 L6 3 L0 5.5 Z" />
          </marker>
        </defs>
        {known.map(({ x, y }, at) => (
          <rect key={at} className={styles.known} x={x - 6} y={y - 6} width={12} height={12} />
        ))}
        {moves &&
          raw.map((from, at) => {
            const to = placed[at];
            if (!from) return null;
            return (
              <g key={at}>
                <circle className={styles.raw} cx={from.x} cy={from.y} r={3.5} />
                {to && <line className={styles.arrow} x1={from.x} y1={from.y} x2={to.x} y2={to.y} markerEnd="url(#detective-head)" />}
              </g>
            );
          })}
        {placed.map((dot, at) => dot && <circle key={at} className={styles.placed} cx={dot.x} cy={dot.y} r={3.5} />)}
        <text className={styles.township} x={10} y={18}>
          {window.township}
        </text>
        <g className={styles.scale} transform={`translate(${BOX.width - 12 - scale.px} ${BOX.height - 12})`}>
          <path d={`M0 -4 V0 H${scale.px} V-4`} />
          <text x={-6} y={0} textAnchor="end">
            {words.scale(String(scale.km))}
          </text>
        </g>
      </svg>
      <figcaption>
        {moves && (
          <span>
            <i data-kind="raw" /> {words.legend.raw}
          </span>
        )}
        <span>
          <i data-kind="placed" /> {words.legend.placed(system)}
        </span>
        <span>
          <i data-kind="known" /> {words.legend.known}
        </span>
      </figcaption>
    </figure>
  );
}
