import type { Dataset } from '../domain/dataset.ts';
import type { Question } from '../domain/parameters.ts';
import { findIndicator } from '../layers/index.ts';
import { type Assessment, assess, type Evidence, gather } from './assess.ts';

interface Remembered {
  readonly evidence: Evidence;
  assessment: Assessment | null;
}

/** Questions remembered per data set; the oldest is forgotten. A card and six layers over four years ask fewer than this. */
const REMEMBERED = 96;
const answers = new WeakMap<Dataset, Map<string, Remembered>>();

const keyOf = ({ radius: _, ...rest }: Question) => JSON.stringify(rest);

/** Whether a question's evidence is gathered: the answer costs no more than deciding then, at whatever radius. */
export function hasEvidence(dataset: Dataset, question: Question): boolean {
  return answers.get(dataset)?.has(keyOf(question)) ?? false;
}

/**
 * Answers a question, remembering the evidence so that moving the radius decides again without measuring again, and
 * the last assessment so that screens asking the same get the same object. Throws RangeError for an unknown indicator.
 */
export function answer(dataset: Dataset, question: Question): Assessment {
  const found = findIndicator(question.indicator);
  if (!found) throw new RangeError(`unknown indicator ${question.indicator}`);
  const known = answers.get(dataset) ?? new Map<string, Remembered>();
  answers.set(dataset, known);
  const { radius, ...rest } = question;
  const key = keyOf(question);
  const remembered = known.get(key) ?? { evidence: gather(dataset, found.indicator, rest), assessment: null };
  known.delete(key);
  known.set(key, remembered);
  const oldest = known.keys().next().value;
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  if (remembered.assessment?.radius !== radius) remembered.assessment = assess(remembered.evidence, radius);
  return remembered.assessment;
}
