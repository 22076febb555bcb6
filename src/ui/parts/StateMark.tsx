import type { State } from '../../domain/state.ts';

const SHAPES: Readonly<Record<State, React.JSX.Element>> = {
  met: <circle cx="6" cy="6" r="3.6" fill="var(--met)" />,
  gap: <path d="M6 0.6 11.4 6 6 11.4 0.6 6Z" fill="var(--gap)" />,
  exempt: <circle cx="6" cy="6" r="3.8" fill="none" stroke="var(--exempt)" strokeWidth="1.8" />,
  unknown: <path d="m2.4 2.4 7.2 7.2m0-7.2-7.2 7.2" fill="none" stroke="var(--unknown)" strokeWidth="1.8" />,
};

/** A state's symbol as on the map: its shape says it in greyscale too. The words stand beside it. */
export function StateMark({ state, size = 12 }: { readonly state: State; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[state]}
    </svg>
  );
}
