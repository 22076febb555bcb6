import type { Answered, Question } from './messages.ts';
import { appendPart } from './parts.ts';

/** What a caller may give along with a job. */
export interface RunningWith<Told> {
  readonly onProgress?: (progress: Told) => void;
  /** Stops the job: its promise rejects with the signal's reason at once. */
  readonly signal?: AbortSignal;
}

/** What is needed of a Worker. */
export interface Port<Asked, Told> {
  postMessage(message: Asked, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answered<Told> }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
}

/** How long a job may say nothing, and what it comes to then. */
export interface Watch<Asked, Told> {
  readonly silence: number;
  /** Returns the answer, or throws. */
  readonly still: (latest: Told | null, asked: Asked) => unknown;
  /** What a telling is about: of the same thing no more than ten a second are passed on. */
  readonly stageOf: (told: Told) => unknown;
}

/** Puts a job in the line; memory in `transfer` is handed over without a copy. */
export type Ask<Asked, Told> = <T>(asked: Asked, running?: RunningWith<Told>, transfer?: ArrayBuffer[]) => Promise<T>;

const SHOWN_EVERY_MS = 100;

interface Job<Asked, Told> extends RunningWith<Told> {
  readonly asked: Asked;
  readonly transfer: ArrayBuffer[];
  readonly settle: (answer: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

/** Jobs in a line, one after the other on a worker that `start` starts. One that is stopped or stands still takes its worker with it; the next gets a new one. */
export function createLine<Asked extends Question, Told>(start: () => Port<Asked, Told>, watch: Watch<Asked, Told>): Ask<Asked, Told> {
  const waiting: Job<Asked, Told>[] = [];
  let port: Port<Asked, Told> | null = null;
  let isBusy = false;

  const dismiss = () => {
    port?.terminate();
    port = null;
  };

  const next = () => {
    const job = isBusy ? undefined : waiting.shift();
    if (!job) return;
    isBusy = true;
    port ??= start();
    work(port, job, watch, dismiss, () => {
      isBusy = false;
      next();
    });
  };

  return <T>(asked: Asked, running: RunningWith<Told> = {}, transfer: ArrayBuffer[] = []): Promise<T> =>
    new Promise((resolve, reject) => {
      const job: Job<Asked, Told> = { ...running, asked, transfer, settle: (answer) => resolve(answer as T), fail: reject };
      if (running.signal?.aborted) {
        reject(running.signal.reason);
        return;
      }
      running.signal?.addEventListener('abort', () => {
        // One that waits is taken out of the line; one that runs hears of it in `work`.
        const at = waiting.indexOf(job);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(running.signal?.reason);
      });
      waiting.push(job);
      next();
    });
}

/** Runs one job on a free worker; calls `dismiss` where the worker cannot be used again, and `done` at the end in any case. */
function work<Asked, Told>(
  port: Port<Asked, Told>,
  { asked, transfer, settle, fail, onProgress, signal }: Job<Asked, Told>,
  { silence: most, still, stageOf }: Watch<Asked, Told>,
  dismiss: () => void,
  done: () => void,
): void {
  let whole: unknown;
  let latest: Told | null = null;
  let silence = 0;
  let shown = 0;
  let stage: unknown;

  const end = () => {
    clearInterval(watching);
    signal?.removeEventListener('abort', stop);
    port.onmessage = null;
    port.onerror = null;
    done();
  };
  const broken = (report: () => void) => {
    dismiss();
    report();
    end();
  };
  const stop = () => broken(() => fail(signal?.reason));
  const heard = (progress: Told) => {
    latest = progress;
    // Shown ten times a second: drawing each of hundreds would keep the page as busy as the work itself.
    if (performance.now() - shown < SHOWN_EVERY_MS && stageOf(progress) === stage) return;
    shown = performance.now();
    stage = stageOf(progress);
    onProgress?.(progress);
  };
  // Seconds are counted, not read off a clock: where this thread itself was held up, the worker is not to blame.
  const watching = setInterval(() => {
    silence += 1;
    if (silence < most) return;
    broken(() => {
      try {
        settle(still(latest, asked));
      } catch (error) {
        fail(error);
      }
    });
  }, 1000);

  signal?.addEventListener('abort', stop);
  port.onerror = ({ message }) => broken(() => fail(new Error(message)));
  port.onmessage = ({ data }) => {
    silence = 0;
    if (data.kind === 'progress') heard(data.progress);
    else if (data.kind === 'whole') whole = data.whole;
    else if (data.kind === 'part') {
      appendPart(whole, data.part);
      heard(data.progress);
    } else {
      if (data.kind === 'end') settle(whole);
      else fail(new Error(data.message));
      end();
    }
  };
  port.postMessage(asked, transfer);
}
