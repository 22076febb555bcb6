import { modesOf } from '../analysis/modes.ts';
import type { Indicator, Rule } from '../domain/indicator.ts';
import type { DistanceMode } from '../domain/parameters.ts';
import { FACILITY_KINDS, INDICATORS } from '../layers/index.ts';
import { CliError, oneOf } from './command.ts';

/** An indicator that nearness decides. */
export type NearIndicator = Indicator & { readonly rule: Extract<Rule, { kind: 'near' }> };

const isNear = (indicator: Indicator): indicator is NearIndicator => indicator.rule.kind === 'near' && !indicator.rule.optional;

/** The indicators that can be asked for: those that nearness decides without a switch. */
export const NEAR_INDICATORS: readonly NearIndicator[] = INDICATORS.map(({ indicator }) => indicator).filter(isNear);

/** The indicator asked for, else the first. Throws CliError for one that nearness does not decide, RangeError where no layer has any. */
export function nearnessIndicator(given?: string, known: readonly NearIndicator[] = NEAR_INDICATORS): NearIndicator {
  const id =
    given === undefined
      ? known[0]?.id
      : oneOf(
          given,
          'indicator',
          known.map((one) => one.id),
        );
  const found = known.find((one) => one.id === id);
  if (!found) throw new RangeError('no layer has a rule of nearness');
  return found;
}

/** Throws CliError for a mode that an indicator's rule does not allow. */
export function requireMode({ id, rule }: Indicator, mode: DistanceMode): void {
  if (!modesOf(rule).includes(mode))
    throw new CliError(`--mode ${mode}: villages report the way to their own township, and ${id} asks for any facility; take another mode`);
}

/** Facility kinds as they are asked for; none asked for: those of the first rule of nearness. */
export function readKinds(given: string | undefined): readonly string[] {
  if (given === undefined) return nearnessIndicator().rule.facilities;
  return given.split(',').map((kind) =>
    oneOf(
      kind,
      'kinds',
      FACILITY_KINDS.map(({ id }) => id),
    ),
  );
}
