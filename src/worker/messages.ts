import type { Progress } from '../io/progress.ts';
import type { Given, JobName } from './api.ts';
import type { Part } from './parts.ts';

/** A job by its name, with what it is given. */
export interface Question {
  readonly job: string;
  readonly given: readonly unknown[];
}

/** What the worker is asked: one job at a time. */
export type Asked = { [Name in JobName]: { readonly job: Name; readonly given: Given<Name> } }[JobName];

/** What it answers, in this order: progress while it works, then the answer without its long lists, these in parts, and the end. */
export type Answered<Told = Progress> =
  | { readonly kind: 'progress'; readonly progress: Told }
  | { readonly kind: 'whole'; readonly whole: unknown }
  | { readonly kind: 'part'; readonly part: Part; readonly progress: Told }
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly message: string };
