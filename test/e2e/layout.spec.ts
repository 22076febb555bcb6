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

/** What is cut off or too small to hit: every control and word on the screen, except what a frame scrolls into view. */
function complaints(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((leastTarget) => {
    const scrolls = (element: Element, axis: 'overflowX' | 'overflowY') => /auto|scroll/.test(getComputedStyle(element)[axis]);
    const frames = (element: Element): Element[] =>
      element.parentElement ? [element.parentElement, ...frames(element.parentElement)] : [];
    const words = document.createElement('canvas').getContext('2d');
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, select, input, summary, label, h1, h2, th, p, li, small, span')) {
      const box = element.getBoundingClientRect();
      const around = frames(element);
      const isRead = box.width > 0 && box.height > 0 && !around.some((frame) => getComputedStyle(frame).clipPath !== 'none');
      if (!isRead || element.closest('[class*="maplibregl"]')) continue;
      const name = `${element.tagName} ${(element.textContent || element.ariaLabel || '').slice(0, 20)}`;
      const isSwiped = around.some((frame) => frame.matches('nav') && scrolls(frame, 'overflowX'));
      const windows = around
        .filter((frame) => getComputedStyle(frame).overflowX !== 'visible')
        .map((frame) => frame.getBoundingClientRect());
      if (!isSwiped && [...windows, new DOMRect(0, 0, innerWidth)].some(({ left, right }) => box.left < left - 1 || box.right > right + 1))
        found.push(`cut at a side: ${name}`);
      if (!around.some((one) => scrolls(one, 'overflowY')) && (box.top < -1 || box.bottom > innerHeight + 1)) found.push(`off: ${name}`);
      if (element instanceof HTMLButtonElement && (box.width < leastTarget || box.height < leastTarget)) found.push(`small: ${name}`);
      if (element instanceof HTMLSelectElement && words) {
        const style = getComputedStyle(element);
        words.font = `${style.fontSize} ${style.fontFamily}`;
        const width = words.measureText(element.selectedOptions[0]?.text ?? '').width + 20;
        if (width > element.clientWidth - Number.parseFloat(style.paddingLeft)) found.push(`cut: ${element.selectedOptions[0]?.text}`);
      }
    }
    return [...new Set(found)];
  }, least);
}

/** How wide the district is drawn, and how far the uppermost village is below the headline's lower edge. */
function framing(page: Page): Promise<{ readonly width: number; readonly below: number }> {
  return page.evaluate(() => {
    const map = window.gapmap?.map;
    const headline = document.querySelector('main h1')?.parentElement?.getBoundingClientRect();
    const points = (map?.querySourceFeatures('villages') ?? []).flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [map?.project(geometry.coordinates as [number, number])] : [],
    );
    const [xs, ys] = [points.map((point) => point?.x ?? 0), points.map((point) => point?.y ?? 0)];
    const top = Math.min(...ys) + (map?.getCanvas().getBoundingClientRect().top ?? 0);
    return {
      width: Math.max(...xs) - Math.min(...xs),
      below: headline ? top - headline.bottom : 0,
    };
  });
}

const SIZES: readonly (readonly [width: number, height: number])[] = [
  [320, 640],
  [390, 844],
  [683, 384],
  [720, 450],
  [768, 1024],
  [844, 390],
  [911, 512],
  [1024, 768],
  [1093, 614],
  [1280, 600],
  [1366, 768],
  [1920, 1080],
  [2560, 1440],
];

for (const language of LANGUAGES) {
  test(`nothing is cut off, at any size of screen or zoom of the page (${language})`, async ({ driver, page }) => {
    await speak(page, language);
    await driver.given.app('#year=2019');
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await driver.given.drawn();
      const at = `${width} × ${height}`;
      expect(await complaints(page, 24), at).toEqual([]);
      await page.getByRole('button', { name: /^(筛选|Filters)$/ }).click();
      expect(await complaints(page, 24), `${at}, filters open`).toEqual([]);
      await page.getByRole('button', { name: /^(筛选|Filters)$/ }).click();
      const { width: across, below } = await framing(page);
      expect(across, `${at}, how wide the district is drawn`).toBeGreaterThan(200);
      expect(below, `${at}, the headline over the map`).toBeGreaterThanOrEqual(0);
    }
  });
}

for (const language of LANGUAGES) {
  test(`nothing of the works in order is cut off, at any size (${language})`, async ({ driver, page }) => {
    await speak(page, language);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const view of ['', '&workTab=joint', '&ranked=villages&county=610728']) {
        await page.goto(`./#year=2019&task=prioritise${view}`);
        await driver.given.drawn();
        await expect(page.getByRole('heading', { level: 1 })).toContainText('2019');
        expect(await complaints(page, 24), `${width} × ${height} ${view}`).toEqual([]);
      }
    }
  });
}

test('what is cut off or too small is noticed', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  expect(await complaints(page, 24)).toEqual([]);
  await page.evaluate(() => {
    const plant = (selector: string, style: Partial<CSSStyleDeclaration>) =>
      Object.assign(document.querySelector<HTMLElement>(selector)?.style ?? {}, style);
    plant('header', { width: '600px', overflow: 'hidden' });
    plant('table button', { padding: '0', minHeight: '0', height: '12px' });
    plant('select', { width: '60px' });
  });
  const noticed = (await complaints(page, 24)).join(' | ');
  for (const what of ['cut at a side: BUTTON EN', 'small: BUTTON', 'cut: 标准化卫生室']) expect(noticed).toContain(what);
});

test('on a phone every choice is a thumb high, and the slider stays under it', async ({ driver, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const language of LANGUAGES) {
    await page.goto('about:blank');
    await speak(page, language);
    await driver.given.app('#year=2019');
    await page.getByRole('button', { name: /^(怎么算|Rule)$/ }).click();
    const choices = page
      .getByRole('navigation', { name: /^(六项设施|Six services)$/ })
      .getByRole('button')
      .or(page.locator('[role="group"] button:visible, [aria-controls]:visible, select:visible, input:not([type="checkbox"]):visible'));
    for (const height of await choices.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
      expect(height).toBeGreaterThanOrEqual(44);
    for (const county of ['', '&county=610728']) {
      await page.goto(`./#year=2019${county}`);
      await driver.given.drawn();
      expect(await sweep(page), `${language} ${county}`).toHaveLength(1);
    }
  }
});

test('without WebGL the sentence that says so is not covered', async ({ page }) => {
  await page.addInitScript(() => {
    // As in a browser whose WebGL is switched off: its canvas still draws in two dimensions.
    const given: (this: HTMLCanvasElement, kind: string, options?: unknown) => RenderingContext | null =
      HTMLCanvasElement.prototype.getContext;
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, options?: unknown) {
        return kind.startsWith('webgl') ? null : given.call(this, kind, options);
      },
    });
  });
  for (const [width, height] of [
    [390, 844],
    [844, 390],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('./#year=2019');
    const said = page.getByText(/没有 WebGL/);
    await expect(said).toBeInViewport({ ratio: 1 });
    const isOnTop = await said.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint((left + right) / 2, y)));
    });
    expect(isOnTop, `${width} × ${height}`).toBe(true);
  }
});

test('the longest name of an indicator is whole in its list', async ({ driver, page }) => {
  await speak(page, 'en');
  await driver.given.app('#year=2019&indicator=sanitation-toilet-households');
  for (const width of [1024, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await complaints(page, 24), `${width}`).toEqual([]);
  }
});

test('the map keeps clear of a headline of two lines', async ({ driver, page }) => {
  await speak(page, 'en');
  await page.setViewportSize({ width: 1280, height: 600 });
  for (const view of ['indicator=sanitation-toilet-households', 'indicator=clinic-doctor&poorOnly=1', 'indicator=clinic-standard']) {
    await page.goto(`./#year=2019&${view}`);
    await driver.given.drawn();
    expect((await framing(page)).below, view).toBeGreaterThan(8);
  }
});

test('a click on a village whose line is well in sight leaves the map where it is, however long the headline becomes', async ({
  driver,
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await driver.given.app('#year=2019&county=610727&township=610727102');
  const centre = () => page.evaluate(() => window.gapmap?.map.getCenter().toArray().join());
  const before = await centre();
  const { x, y } = await page.evaluate(() => {
    const map = window.gapmap?.map;
    const box = map?.getCanvas().getBoundingClientRect();
    const gap = (map?.querySourceFeatures('villages') ?? []).find(
      ({ id }) => id !== undefined && map?.getFeatureState({ source: 'villages', id })['state'] === 1,
    );
    const at = gap?.geometry.type === 'Point' ? map?.project(gap.geometry.coordinates as [number, number]) : undefined;
    return { x: (at?.x ?? 0) + (box?.left ?? 0), y: (at?.y ?? 0) + (box?.top ?? 0) };
  });
  await page.mouse.click(x, y);
  await expect(page.getByRole('article')).toBeVisible();
  await driver.given.drawn();
  expect(await centre()).toBe(before);
});
