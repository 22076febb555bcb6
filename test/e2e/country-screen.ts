import { type Page, test } from 'playwright/test';
import { type byLayer, printed } from './country-figures.ts';
import { type Driver, expect } from './driver.ts';
import { longestTask } from './main-thread.ts';

/** As many villages as China has. */
export const COUNTRY = 690_000;

/** A figure that the run prints. */
export const figure = (description: string): void => void test.info().annotations.push({ type: 'figure', description });

/** Waits until a country that was asked for is up and its first picture drawn. */
export async function drawnFirst({ page, given }: Driver): Promise<void> {
  await page.waitForFunction(() => window.gapmap !== undefined, null, { timeout: 120_000 });
  await given.drawn();
}

/** The ranking's first rows: name, gap, and met of how many were to be served. */
export const ranked = (page: Page, rows: number) =>
  page
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll(
      (all, most) =>
        all.slice(0, most).map((row) => {
          const [name, gap, rate] = [...row.querySelectorAll('th button, td button')].map((button) => button.textContent ?? '');
          return `${name} ${gap} ${/[\d,]+\/[\d,]+/.exec(rate ?? '')?.[0] ?? ''}`;
        }),
      rows,
    );

/** The same of the command line's counties: more gaps first, of as many the lower rate, then by code. */
export function rankedOf(counties: ReturnType<typeof byLayer>[number]['counties'], rows: number): string[] {
  return [...counties]
    .sort((a, b) => b.gap - a.gap || (a.rate ?? 2) - (b.rate ?? 2) || ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
    .slice(0, rows)
    .map(({ name, gap, met }) => `${name} ${printed(gap)} ${printed(met)}/${printed(met + gap)}`);
}

/** Every layer's gap as the left pane prints it, against the command line. */
export async function expectLayers(page: Page, layers: ReturnType<typeof byLayer>): Promise<void> {
  const [first, ...others] = layers;
  await expect(page.getByRole('heading', { level: 1 })).toContainText(printed(first?.gap ?? -1));
  const panel = page.locator('aside').first();
  for (const part of ['met', 'gap', 'exempt', 'unknown'] as const)
    await expect(panel.locator(`li[data-state="${part}"]`)).toContainText(printed(first?.[part] ?? -1));
  for (const { name, gap } of others) await expect(panel, name).toContainText(`缺口 ${printed(gap)} `);
}

/** What the page keeps, megabytes: JavaScript's heap, and the memory of typed arrays beside it. */
export async function memoryOf(page: Page): Promise<{ readonly heap: number; readonly buffers: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as Readonly<Record<string, number>>;
  await session.detach();
  return { heap: Math.round((usedSize ?? Number.NaN) / 1e6), buffers: Math.round((backingStorageSize ?? Number.NaN) / 1e6) };
}

/** Waits until what was asked last is on the screen. */
export async function settled({ page, given }: Driver): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('正在找…')).toHaveCount(0, { timeout: 60_000 });
  await given.drawn();
}

/** What a person does, and how. */
export type Step = readonly [what: string, act: () => Promise<unknown>];

/** Takes one step after another and says how long each kept the page's thread at most, milliseconds: our code in one task, and the task whole, drawing and all. */
export async function walkThrough(driver: Driver, steps: readonly Step[]): Promise<string> {
  const kept = new Map<string, { readonly own: number; readonly whole: number }>();
  for (const [what, act] of steps) {
    await act();
    await settled(driver);
    const { own, whole } = await longestTask(driver.page);
    const before = kept.get(what);
    kept.set(what, { own: Math.max(own, before?.own ?? 0), whole: Math.max(whole, before?.whole ?? 0) });
  }
  const told = [...kept].sort(([, a], [, b]) => b.own - a.own).map(([what, { own, whole }]) => `${what} ${own} (${whole})`);
  return `longest task by code, ms (with drawing): ${told.join(', ')}`;
}
