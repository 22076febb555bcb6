import { type Remote, wrap } from 'comlink';
import type { Api } from './api.ts';

let remote: Remote<Api> | null = null;

/** The reading worker, started at the first call and kept. */
export function reader(): Remote<Api> {
  remote ??= wrap<Api>(new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' }));
  return remote;
}
