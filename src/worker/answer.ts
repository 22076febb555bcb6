import type { Tell } from '../io/progress.ts';
import type { Api, Outcome } from './api.ts';
import type { Answered, Asked, Question } from './messages.ts';
import { splitParts } from './parts.ts';
import { buffersOf } from './transfer.ts';

/** Jobs whose answer is columns: the page gets their memory itself. Such an answer must be made for it and kept by nobody here. */
const GIVEN_AWAY: ReadonlySet<Asked['job']> = new Set(['country', 'nearest', 'nameRanks', 'ways', 'walk']);

/** Does one job and posts how far it is, then its answer in parts. A fault of ours is posted as such, never thrown. */
export async function answer(api: Api, asked: Asked, post: (message: Answered, transfer?: ArrayBuffer[]) => void): Promise<void> {
  const tell: Tell = (progress) => post({ kind: 'progress', progress });
  await faultless(post, async () => {
    const outcome = await start(api, asked, tell);
    if (GIVEN_AWAY.has(asked.job)) {
      post({ kind: 'whole', whole: outcome }, buffersOf(outcome));
      post({ kind: 'end' });
      return;
    }
    const { whole, parts } = splitParts(outcome);
    post({ kind: 'whole', whole });
    parts.forEach((part, done) => {
      post({ kind: 'part', part, progress: { stage: 'hand-over', file: '', done, of: parts.length } });
    });
    post({ kind: 'end' });
  });
}

/** Jobs by name, each of which tells how far it is. */
type Jobs<Told> = Readonly<Record<string, (tell: (progress: Told) => void, ...given: never[]) => Promise<unknown>>>;

/** Does one job whose answer is small, and posts it whole. */
export async function answerWhole<Told>(jobs: Jobs<Told>, asked: Question, post: (message: Answered<Told>) => void): Promise<void> {
  await faultless(post, async () => {
    const job = jobs[asked.job];
    if (!job) throw new RangeError(`no job is called ${asked.job}`);
    post({ kind: 'whole', whole: await job((progress) => post({ kind: 'progress', progress }), ...(asked.given as never[])) });
    post({ kind: 'end' });
  });
}

async function faultless<Told>(post: (message: Answered<Told>) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    post({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
  }
}

function start(api: Api, asked: Asked, tell: Tell): Promise<Outcome<unknown>> {
  const job = api[asked.job] as (tell: Tell, ...given: readonly unknown[]) => Promise<Outcome<unknown>>;
  return job(tell, ...asked.given);
}
