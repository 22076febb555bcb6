import { useId } from 'react';
import { type Millimetres, millimetres } from '../../domain/units.ts';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';

/** Kilometres: domain rule's parameter, from half a kilometre to twenty. */
const LEAST_KM = 0.5;
export const MOST_KM = 20;
const STEP_KM = 0.1;

/** The radius of a nearness rule, with a tick at the one its rule has. */
export function RadiusSlider({
  label,
  radius,
  usualKm,
  onRadius,
}: {
  readonly label: string;
  readonly radius: Millimetres;
  readonly usualKm: number;
  readonly onRadius: (radius: Millimetres) => void;
}) {
  const words = useWords(explore);
  const ticks = useId();
  return (
    <>
      <input
        type="range"
        min={LEAST_KM}
        max={MOST_KM}
        step={STEP_KM}
        value={radius / 1e6}
        list={ticks}
        aria-label={label}
        aria-valuetext={words.radiusValue((radius / 1e6).toFixed(1))}
        onChange={(event) => onRadius(millimetres(Math.round(Number(event.target.value) * 1000)))}
      />
      <datalist id={ticks}>
        <option value={usualKm} />
      </datalist>
    </>
  );
}
