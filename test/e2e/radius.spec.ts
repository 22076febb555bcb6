import { expect, test } from './driver.ts';

interface Counted {
  gapmapMessages?: number;
  gapmapUploads?: number;
}

test('moving the radius repaints: no upload, no message to a worker', async ({ driver, page }) => {
  await page.addInitScript(() => {
    const counted: Window & Counted = window;
    counted.gapmapMessages = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      counted.gapmapMessages = (counted.gapmapMessages ?? 0) + 1;
      post.apply(this, given);
    };
  });
  await driver.given.app('#year=2019');
  const slider = page.getByRole('slider', { name: '免建半径' });
  await slider.fill('0.5');
  await driver.given.drawn();

  const moved = await page.evaluate(async () => {
    const counted: Window & Counted = window;
    const map = window.gapmap?.map;
    const input = document.querySelector<HTMLInputElement>('input[type=range]');
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (!map || !input || !write) throw new Error('no map or slider');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** The longest a frame kept the main thread, of `steps` frames, milliseconds. */
    const longest = async (steps: number, act: (step: number) => void) => {
      let most = 0;
      for (let step = 0; step < steps; step++) {
        const began = performance.now();
        act(step);
        await frame();
        most = Math.max(most, performance.now() - began);
      }
      return most;
    };
    const bare = await longest(40, () => map.triggerRepaint());

    counted.gapmapMessages = 0;
    counted.gapmapUploads = 0;
    const upload = () => {
      counted.gapmapUploads = (counted.gapmapUploads ?? 0) + 1;
    };
    const addSource = map.addSource.bind(map);
    map.addSource = (...given) => {
      upload();
      return addSource(...given);
    };
    for (const name of Object.keys(map.getStyle().sources)) {
      const source = map.getSource(name);
      if (source && 'setData' in source && typeof source.setData === 'function') {
        const set = source.setData.bind(source);
        source.setData = (...given: unknown[]) => {
          upload();
          return set(...given);
        };
      }
    }
    const gaps: number[] = [];
    const slid = await longest(40, (step) => {
      write.call(input, String(0.5 + step * 0.5));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      gaps.push(Number(/[\d,]+/.exec(document.querySelector('h1')?.textContent ?? '')?.[0]?.replace(',', '') ?? 0));
    });
    await window.gapmap?.idle();
    return { bare, slid, gaps, messages: counted.gapmapMessages, uploads: counted.gapmapUploads, last: input.value };
  });

  expect(moved.last).toBe('20');
  expect(moved.uploads, 'setData and addSource calls').toBe(0);
  expect(moved.messages, 'messages to workers').toBe(0);
  expect(moved.gaps[0]).toBeGreaterThan(300);
  for (let step = 1; step < moved.gaps.length; step++) expect(moved.gaps[step]).toBeLessThanOrEqual(moved.gaps[step - 1] ?? 0);
  expect(moved.gaps.at(-1)).toBeLessThan(20);
  test.info().annotations.push({
    type: 'figure',
    description: `radius: longest frame ${moved.slid.toFixed(0)} ms while sliding, ${moved.bare.toFixed(0)} ms for a bare repaint, ratio ${(moved.slid / moved.bare).toFixed(2)}`,
  });
  await driver.then.wentWell();
});

test('the radius is inclusive, and 5.0 km is the plan’s', async ({ driver, page }) => {
  await driver.given.app('#year=2019');
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('slider', { name: '免建半径' }).fill('12');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
  await expect(page.getByText('距本镇卫生院 ≤ 12.0 公里免建')).toBeVisible();
  await page.getByRole('slider', { name: '免建半径' }).fill('5');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before ?? '');
  await page.getByRole('button', { name: '最近的' }).click();
  await expect(page.getByText('距最近卫生院 ≤ 5.0 公里免建')).toBeVisible();
  await driver.then.wentWell();
});
