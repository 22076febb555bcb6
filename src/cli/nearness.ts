import { FACILITY_KINDS, INDICATORS } from '../layers/index.ts';
import { oneOf } from './command.ts';

/** The first indicator decided by nearness. Throws RangeError where no layer has one. */
export function nearnessIndicator() {
  const found = INDICATORS.find(({ indicator }) => indicator.rule.kind === 'near' && !indicator.rule.optional);
  if (!found) throw new RangeError('no layer has a rule of nearness');
  return found.indicator;
}

/** Facility kinds as they are asked for; none asked for: those of the first rule of nearness. */
export function readKinds(given: string | undefined): readonly string[] {
  if (given === undefined) {
    const { rule } = nearnessIndicator();
    return rule.kind === 'near' ? rule.facilities : [];
  }
  return given.split(',').map((kind) =>
    oneOf(
      kind,
      'kinds',
      FACILITY_KINDS.map(({ id }) => id),
    ),
  );
}
