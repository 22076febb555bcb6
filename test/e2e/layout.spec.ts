import type { Page } from 'playwright/test';
import { expect, test } from './driver.ts';

const LANGUAGES = ['zh', 'en'] as const;

async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  await page.addInitScript((value) => {
    if (window.location.protocol === 'http:') localStorage.setItem('gapmap.view', JSON.stringify({ language: value }));
  }, language);
}

/** How high the slider and what stands around it are, over its whole length: one line of heights where nothing jumps. */
function sweep(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=range]');
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const frame = input?.parentElement;
    if (!input || !write || !frame) throw new Error('no slider');
    const seen = new Map<string, string>();
    let last = '';
    for (let tenths = 5; tenths <= 200; tenths += 5) {
      write.call(input, String(tenths / 10));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // React has drawn by the end of the task's microtasks; no frame of the map is waited for.
      await Promise.resolve();
      last = document.querySelector('h1')?.textContent ?? '';
      const tops = [input, ...frame.querySelectorAll('p, button, summary')].map((element) => element.getBoundingClientRect().top);
      const line = tops.map((top) => top.toFixed(1)).join(' ');
      if (!seen.has(line)) seen.set(line, `${(tenths / 10).toFixed(1)} km: ${line}`);
    }
    if (!/^\D*\d{1,2}\D*$|：无|no gap/.test(last)) throw new Error(`the headline did not follow: ${last}`);
    return [...seen.values()];
  });
}

for (const language of LANGUAGES) {
  test(`nothing around the slider moves while it does (${language})`, async ({ driver, page }) => {
    await speak(page, language);
    for (const width of [1366, 1024]) {
      await page.setViewportSize({ width, height: 768 });
      for (const place of ['', '&county=610728', '&county=610730', '&weight=registered']) {
        await page.goto(`./#year=2019${place}`);
        await driver.given.drawn();
        expect(await sweep(page), `${width} px ${place}`).toHaveLength(1);
      }
    }
  });
}
