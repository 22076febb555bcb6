import { CRITERION_IDS, DEFAULT_WEIGHTS, ofEachCriterion, type Weights } from '../analysis/rank/criteria.ts';
import { CliError } from './command.ts';
import { readJsonObject } from './json-object.ts';

const EXAMPLE = `write for example {"${CRITERION_IDS[0]}":30,"${CRITERION_IDS[1]}":20}`;

/**
 * Reads weights by criterion from a JSON file, {"veto":30,…}; a criterion that is not in it weighs nothing. The defaults where no file is given.
 * Throws CliError.
 */
export function readWeights(file: string | undefined): Weights {
  if (file === undefined) return DEFAULT_WEIGHTS;
  const given = readJsonObject(file, 'weights', EXAMPLE);
  for (const [id, weight] of given) {
    if (!CRITERION_IDS.some((known) => known === id))
      throw new CliError(`${file}: "${id}" is no criterion; known: ${CRITERION_IDS.join(', ')}`);
    if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0)
      throw new CliError(`${file}: the weight of "${id}" is ${JSON.stringify(weight)}; a weight is a number from 0`);
  }
  const weights = ofEachCriterion(({ id }) => Number(given.get(id) ?? 0));
  if (CRITERION_IDS.every((id) => weights[id] === 0)) throw new CliError(`${file}: nothing in it weighs anything; ${EXAMPLE}`);
  return weights;
}
