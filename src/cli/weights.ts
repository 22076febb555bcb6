import { CRITERION_IDS, DEFAULT_WEIGHTS, ofEachCriterion, type Weights } from '../analysis/rank/criteria.ts';
import { decode } from '../io/decode.ts';
import { CliError } from './command.ts';
import { readBytes } from './files.ts';

/**
 * Reads weights by criterion from a JSON file, {"veto":30,…}; a criterion that is not in it weighs nothing. The defaults where no file is given.
 * Throws CliError.
 */
export function readWeights(file: string | undefined): Weights {
  return file === undefined ? DEFAULT_WEIGHTS : weightsIn(file, decode(file, readBytes(file)).text);
}

function weightsIn(file: string, text: string): Weights {
  const example = `write for example {"${CRITERION_IDS[0]}":30,"${CRITERION_IDS[1]}":20}`;
  const said = parse(file, text, example);
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new CliError(`${file}: it is no object of weights; ${example}`);
  const given = new Map<string, unknown>(Object.entries(said));
  for (const [id, weight] of given) {
    if (!CRITERION_IDS.some((known) => known === id))
      throw new CliError(`${file}: "${id}" is no criterion; known: ${CRITERION_IDS.join(', ')}`);
    if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0)
      throw new CliError(`${file}: the weight of "${id}" is ${JSON.stringify(weight)}; a weight is a number from 0`);
  }
  const weights = ofEachCriterion(({ id }) => Number(given.get(id) ?? 0));
  if (CRITERION_IDS.every((id) => weights[id] === 0)) throw new CliError(`${file}: nothing in it weighs anything; ${example}`);
  return weights;
}

function parse(file: string, text: string, example: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${file}: it is not JSON; ${example}`);
  }
}
