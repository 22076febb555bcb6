import { create } from 'zustand';

/** Why a save did not happen; words are in ui/text. */
export const SAVE_PROBLEMS = ['no-storage', 'quota', 'blocked', 'aborted', 'newer', 'unknown'] as const;
export type SaveProblem = (typeof SAVE_PROBLEMS)[number];

/** Where the open project's changes are. */
export interface Saving {
  /** `nothing`: nothing was changed, so there is nothing to keep. */
  readonly status: 'nothing' | 'saved' | 'saving' | 'failed';
  /** When it was last kept whole: milliseconds since 1970. */
  readonly at: number | null;
  readonly problem: SaveProblem | null;
  /** What the browser said of it, for the curious. */
  readonly detail: string;
  /** Whether the browser promised not to clear it; null = not asked yet, or it cannot say. */
  readonly persisted: boolean | null;
  /** What happened to it that a person must know; stays until it is put away. */
  readonly notice: 'restored' | 'copied' | 'unreadable' | 'no-snapshots' | 'parts-without-snapshots' | 'not-downloaded' | null;
  /** Which window edits the project. */
  readonly holder: 'here' | 'elsewhere';
}

export const useSaving = create<Saving>()(() => ({
  status: 'nothing',
  at: null,
  problem: null,
  detail: '',
  persisted: null,
  notice: null,
  holder: 'here',
}));
