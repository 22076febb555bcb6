import { newId } from './id.ts';

/** How long another window may take to say that it edits a project, and to hand it over. */
const ANSWER_MS = 200;
const HAND_OVER_MS = 2_000;

/** What windows of one browser tell each other: who edits this project? I do. Let me. It is yours. I have kept something. */
type Message = {
  readonly kind: 'who' | 'mine' | 'hand-over' | 'yours' | 'saved';
  readonly project: string;
  readonly from: string;
};

/** What a window does when it is asked or told. */
export interface Manners {
  /** Whether this window edits the project. */
  readonly holds: (project: string) => boolean;
  /** Keeps what is not kept yet, and edits it no more. Whether all of it is kept: only then is it the other's. */
  readonly handOver: (project: string) => Promise<boolean>;
  /** Another window edits the project after all: its answer came late. */
  readonly isHeld: (project: string) => void;
  /** Another window has kept something of it. */
  readonly hasChanged: (project: string) => void;
}

const me = newId();
let channel: BroadcastChannel | null = null;
const waiting = new Set<(message: Message) => void>();

/**
 * Starts listening to the browser's other windows. This is manners, not the lock: windows that do not hear each other are kept apart by the
 * database, which takes each step of a project once (state/database, `append`).
 */
export function meetWindows(manners: Manners): void {
  if (typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel('gapmap');
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    for (const hear of waiting) hear(data);
    const { kind, project } = data;
    if (kind === 'who' && manners.holds(project)) say('mine', project);
    if (kind === 'hand-over' && manners.holds(project)) void manners.handOver(project).then((isKept) => isKept && say('yours', project));
    if (kind === 'mine') manners.isHeld(project);
    if (kind === 'saved') manners.hasChanged(project);
  };
}

function say(kind: Message['kind'], project: string): void {
  channel?.postMessage({ kind, project, from: me } satisfies Message);
}

/** Says something and waits for an answer of that kind: whether it came in time. */
function ask(kind: 'who' | 'hand-over', answer: 'mine' | 'yours', project: string, patience: number): Promise<boolean> {
  if (!channel) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isAnswered: boolean) => {
      clearTimeout(timer);
      waiting.delete(hear);
      resolve(isAnswered);
    };
    const hear = (message: Message) => {
      if (message.kind === answer && message.project === project) end(true);
    };
    const timer = setTimeout(() => end(false), patience);
    waiting.add(hear);
    say(kind, project);
  });
}

/** Whether another window edits a project. */
export function isHeldElsewhere(project: string): Promise<boolean> {
  return ask('who', 'mine', project, ANSWER_MS);
}

/** Asks the window that edits a project to keep what it has and let it go; one that does not answer is not waited for. */
export async function askForIt(project: string): Promise<void> {
  await ask('hand-over', 'yours', project, HAND_OVER_MS);
}

/** Tells the others that something of a project was kept. */
export function tellSaved(project: string): void {
  say('saved', project);
}
