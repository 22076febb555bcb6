import type { Dataset } from '../domain/dataset.ts';
import { DEMOS, FULL_SIZE, MOST_VILLAGES, makeCountry, sizesFor, villagesIn } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';
import { CliError, oneOf } from './command.ts';

interface Asked {
  readonly demo?: string;
  readonly data?: string;
  readonly villages?: string;
}

/** The country that the app opens as `?demo=country`, of as many villages. Throws CliError for what it cannot be. */
export function demoOf({ demo = '', data, villages = String(FULL_SIZE) }: Asked): Dataset {
  oneOf(demo, 'demo', DEMOS);
  if (data !== undefined) throw new CliError('--demo makes its data itself: leave --data out');
  const count = villagesIn(villages);
  if (count === null) throw new CliError(`--villages "${villages}" is not a number from 1 to ${MOST_VILLAGES}`);
  return syntheticDataset(makeCountry(sizesFor(count)));
}
