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

/** The options of a command that asks for the nearest of some facilities without deciding anything by it. */
export const COUNTED_OPTIONS = { indicator: { type: 'string' }, kinds: { type: 'string' } } as const;

/** What the options do, for the usage of a command. */
export const COUNTED_USAGE = `  --indicator whose rule says which facilities count, as for gaps (default the first): ${NEAR_INDICATORS.map(({ id }) => id).join(', ')}
  --kinds     of facility, instead of a rule's: ${FACILITY_KINDS.map(({ id }) => id).join(', ')}
`;

type Given = Readonly<Partial<Record<keyof typeof COUNTED_OPTIONS, string | undefined>>>;

/** Which facilities count, and the radius that is meant where none is given: the rule's, with its kinds or those asked for. Throws CliError. */
export function readCounted({ indicator, kinds }: Given, known = NEAR_INDICATORS): Pick<NearIndicator['rule'], 'facilities' | 'radiusKm'> {
  const { rule } = nearnessIndicator(indicator, known);
  if (kinds === undefined) return rule;
  if (indicator !== undefined) throw new CliError('--indicator and --kinds exclude each other');
  const ids = FACILITY_KINDS.map(({ id }) => id);
  return { ...rule, facilities: kinds.split(',').map((kind) => oneOf(kind, 'kinds', ids)) };
}
