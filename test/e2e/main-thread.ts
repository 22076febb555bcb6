import type { Page } from 'playwright/test';

/** What kept the page's thread: tasks of more than 50 ms, and the frames in them; milliseconds since the page began. */
interface Kept {
  readonly tasks: [from: number, until: number][];
  readonly frames: [from: number, until: number][];
}

interface Watched {
  gapmapKept?: Kept;
}

/** Notes long tasks and frames from the first script on. A frame's callbacks are the map's drawing, and nothing else of any length. */
export async function watchThread(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: Kept = { tasks: [], frames: [] };
    const watched: Window & Watched = window;
    watched.gapmapKept = kept;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) kept.tasks.push([startTime, startTime + duration]);
    }).observe({ type: 'longtask' });
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
      ask((now) => {
        const from = performance.now();
        try {
          draw(now);
        } finally {
          kept.frames.push([from, performance.now()]);
        }
      });
  });
}

/** The longest task since this was last asked, whole and without what was drawn in it, milliseconds. */
export async function longestTask(page: Page): Promise<{ readonly whole: number; readonly own: number }> {
  // The observer is told after the task.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  return page.evaluate(() => {
    const { tasks = [], frames = [] } = (window as Window & Watched).gapmapKept ?? {};
    let [whole, own] = [0, 0];
    for (const [from, until] of tasks) {
      const drawn = frames.reduce((sum, [begun, ended]) => sum + Math.max(0, Math.min(until, ended) - Math.max(from, begun)), 0);
      whole = Math.max(whole, until - from);
      own = Math.max(own, until - from - drawn);
    }
    tasks.length = 0;
    frames.length = 0;
    return { whole: Math.round(whole), own: Math.round(own) };
  });
}
