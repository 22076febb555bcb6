import type { Gap } from '../analysis/solver/solve.ts';
import { answerWhole } from './answer.ts';
import type { Answered } from './messages.ts';
import { solving, type ToSolve } from './solving.ts';

self.addEventListener('message', ({ data }: MessageEvent<ToSolve>) => {
  void answerWhole(solving, data, (message: Answered<Gap>) => self.postMessage(message));
});
