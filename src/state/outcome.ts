import type { Failure, Outcome } from '../worker/api.ts';

/** What the worker could not do, as it tells it. */
export class NotDone extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

/** What the worker did. Rejects with NotDone where it could not. */
export async function done<T>(job: Promise<Outcome<T>>): Promise<T> {
  const outcome = await job;
  if (!outcome.ok) throw new NotDone(outcome.failure);
  return outcome.value;
}
