import type { Page } from 'playwright/test';
import { expect, test } from './driver.ts';
import { answer } from './own-files.ts';

const ROWS = 200_000;
const FILE = '二十万行.csv';

/** Drops a table of 200,000 rows × 20 columns on the page; it is made in the page, so that nothing crosses to it. */
async function dropLarge(page: Page): Promise<void> {
  await page.evaluate(
    ({ rows, name }) => {
      const counties = [
        ['610702', '汉台区'],
        ['610703', '南郑区'],
        ['610722', '城固县'],
        ['610723', '洋县'],
        ['610724', '西乡县'],
      ] as const;
      const parts = [
        '统计用区划代码,行政村,县区,镇办,经度,纬度,户数,户籍人口,常住人口,自然村,村民小组,是否贫困村,深度贫困村,退出年度,有无标准化卫生室,是否通硬化路,是否通动力电,是否通宽带,年度,备注',
      ];
      for (let row = 0; row < rows; row++) {
        const [code, county] = counties[row % counties.length] ?? counties[0];
        const lon = (107 + ((row * 7919) % 1000) / 10_000).toFixed(6);
        const lat = (33 + ((row * 104_729) % 1000) / 10_000).toFixed(6);
        parts.push(
          `${code}${100_000 + Math.floor(row / counties.length)},村${row},${county},镇${row % 200},${lon},${lat},${row % 900},${row % 3000},${row % 2500},${row % 9},${row % 20},${row % 3 ? '否' : '是'},否,${2016 + (row % 4)},${['有', '无', ''][row % 3]},是,${row % 5 ? '是' : '否'},是,2019,`,
        );
      }
      const data = new DataTransfer();
      data.items.add(new File([parts.join('\r\n')], name, { type: 'text/csv' }));
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { rows: ROWS, name: FILE },
  );
}

/** What is noted in the page since `watch` was last called: the longest task and wait for a frame, and the longest task after a reading ended; milliseconds. */
interface Noted {
  noted?: { task: number; frame: number; after: number };
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const scope = window as Noted;
    const isFirst = scope.noted === undefined;
    scope.noted = { task: 0, frame: 0, after: 0 };
    if (!isFirst) return;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        const kind = startTime >= ended ? 'after' : 'task';
        if (scope.noted) scope.noted[kind] = Math.max(scope.noted[kind], duration);
      }
    }).observe({ type: 'longtask' });
    let before = performance.now();
    // What follows the last frame with the progress in it is drawing the result, not reading.
    let ended = Number.POSITIVE_INFINITY;
    let wasReading = false;
    const frame = (now: number) => {
      if (scope.noted) scope.noted.frame = Math.max(scope.noted.frame, now - before);
      const isReading = document.querySelector('dialog progress') !== null;
      ended = isReading ? Number.POSITIVE_INFINITY : wasReading ? before : ended;
      wasReading = isReading;
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

async function noted(page: Page): Promise<{ readonly task: number; readonly frame: number; readonly after: number }> {
  const { task, frame, after } = await page.evaluate(
    () => (window as Noted).noted ?? { task: Number.NaN, frame: Number.NaN, after: Number.NaN },
  );
  return { task: Math.round(task), frame: Math.round(frame), after: Math.round(after) };
}

test('200,000 rows × 20 columns leave the main thread free, and are stopped within a second', async ({ driver, page }) => {
  await driver.given.app();
  const before = await page.getByRole('heading', { level: 1 }).or(page.getByRole('status')).first().textContent();
  await watch(page);
  await page.waitForTimeout(3000);
  const idle = await noted(page);

  await dropLarge(page);
  const dialog = page.getByRole('dialog');
  // Making the file is the test's own work, not the app's.
  await watch(page);
  await answer(page, FILE, 'WGS 84');
  const next = page.getByRole('button', { name: '下一步：对列' });
  await expect(next).toBeEnabled({ timeout: 60_000 });
  const looking = await noted(page);
  await next.click();
  const check = page.getByRole('button', { name: '核对', exact: true });
  await expect(check).toBeEnabled({ timeout: 60_000 });

  await check.click();
  const stop = dialog.getByRole('button', { name: '停止' });
  await expect(dialog.getByText(/已读 [\d,]+ 行/)).toBeVisible({ timeout: 60_000 });
  const stopped = await stop.evaluate(async (button: HTMLButtonElement) => {
    const start = performance.now();
    button.click();
    while (button.isConnected) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  });
  expect(stopped).toBeLessThan(1000);
  await expect(check, 'what was answered is still there').toBeEnabled();

  await watch(page);
  const started = Date.now();
  await check.click();
  const submit = page.getByRole('button', { name: /^导入 200,000 行$/ });
  await expect(submit).toBeEnabled({ timeout: 120_000 });
  const reading = await noted(page);
  const lasted = Date.now() - started;

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await page.getByRole('heading', { level: 1 }).or(page.getByRole('status')).first().textContent(), 'the open project').toBe(before);

  const description = `import of ${ROWS} rows × 20 columns, ${(lasted / 1000).toFixed(1)} s: longest task ${reading.task} ms (looking at the file ${looking.task} ms, drawing the check afterwards ${reading.after} ms), idle page ${idle.task} ms; longest wait for a frame ${reading.frame} ms, idle ${idle.frame} ms; stopped in ${Math.round(stopped)} ms`;
  test.info().annotations.push({ type: 'figure', description });
  // A machine may be slow: what is asserted is that no task is more than a small part of the reading, as one on this thread would be.
  for (const longest of [looking.task, reading.task, reading.after]) expect(longest, description).toBeLessThan(lasted / 5);
});
