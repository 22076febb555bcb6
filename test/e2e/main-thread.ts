import type { Page } from 'playwright/test';

type Stretch = [from: number, until: number];

/** What kept the page's thread, milliseconds since the page began: tasks of more than 50 ms, and in such stretches the scripts that ran. */
interface Kept {
  readonly tasks: Stretch[];
  /** Whatever is called for: a press, a timer, a message. Layout that it forces is in it. */
  readonly scripts: Stretch[];
  /** Called to draw a frame: the map's drawing, and nothing else of any length. */
  readonly frames: Stretch[];
}

interface Watched {
  gapmapKept?: Kept;
}

/** What Chromium says of a script in a long frame; the DOM's types do not have it yet. */
interface ScriptTiming {
  readonly startTime: number;
  readonly duration: number;
  readonly invoker: string;
}

/**
 * Notes long tasks from the first script on, and what ran in them. Not all of a task is somebody's code: without a GPU the browser copies the map's
 * canvas within it (`ReadPixels`, a fifth of a second a frame), which is drawing.
 */
export async function watchThread(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: Kept = { tasks: [], scripts: [], frames: [] };
    const watched: Window & Watched = window;
    watched.gapmapKept = kept;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) kept.tasks.push([startTime, startTime + duration]);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        for (const { startTime, duration, invoker } of (entry as PerformanceEntry & { readonly scripts: readonly ScriptTiming[] }).scripts)
          (invoker === 'FrameRequestCallback' ? kept.frames : kept.scripts).push([startTime, startTime + duration]);
    }).observe({ type: 'long-animation-frame' });
  });
}

/** Of the tasks since this was last asked, milliseconds: the longest, whatever it did; the most that code ran in one, but for drawing; the longest drawing by code. */
export interface Longest {
  readonly whole: number;
  readonly own: number;
  readonly frame: number;
}

export async function longestTask(page: Page): Promise<Longest> {
  // The observers are told after the task, of a frame when it is on the screen.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return page.evaluate(() => {
    const { tasks = [], scripts = [], frames = [] } = (window as Window & Watched).gapmapKept ?? {};
    const longest = (stretches: readonly Stretch[]) => stretches.reduce((most, [from, until]) => Math.max(most, until - from), 0);
    const inTask = ([begun, ended]: Stretch) =>
      scripts.reduce((sum, [from, until]) => sum + Math.max(0, Math.min(until, ended) - Math.max(from, begun)), 0);
    // A script that is no part of a long task is one by itself.
    const own = tasks.reduce((most, task) => Math.max(most, inTask(task)), longest(scripts));
    const found = { whole: Math.round(longest(tasks)), own: Math.round(own), frame: Math.round(longest(frames)) };
    for (const list of [tasks, scripts, frames]) list.length = 0;
    return found;
  });
}
