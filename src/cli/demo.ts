import type { Dataset } from '../domain/dataset.ts';
import { DEMOS, FULL_SIZE, MOST_VILLAGES, makeCountry, sizesFor, villagesIn, withRoads } from '../io/synthetic/country.ts';
import { syntheticDataset } from '../io/synthetic/dataset.ts';
import { CliError, oneOf } from './command.ts';
import type { AskedMode } from './distance-mode.ts';

interface Asked {
  readonly demo?: string;
  readonly data?: string;
  readonly villages?: string;
}

/**
 * The country that the app opens as `?demo=country`, of as many villages; its roads are made where distances are measured along them. Throws CliError for
 * what it cannot be.
 */
export function demoOf({ demo = '', data, villages = String(FULL_SIZE) }: Asked, { mode }: AskedMode): Dataset {
  oneOf(demo, 'demo', DEMOS);
  if (data !== undefined) throw new CliError('--demo makes its data itself: leave --data out');
  const count = villagesIn(villages);
  if (count === null) throw new CliError(`--villages "${villages}" is not a number from 1 to ${MOST_VILLAGES}`);
  const country = makeCountry(sizesFor(count));
  return syntheticDataset(mode === 'road' ? withRoads(country) : country);
}
