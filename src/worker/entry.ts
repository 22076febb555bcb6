import { answer } from './answer.ts';
import { api } from './api.ts';
import type { Answered, Asked } from './messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answer(api, data, (message: Answered, transfer: ArrayBuffer[] = []) => self.postMessage(message, { transfer }));
});
