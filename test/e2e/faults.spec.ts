import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from 'playwright/test';
import type { Change } from '../../src/domain/edit.ts';
import { readProjectFile, writeProjectFile } from '../../src/io/project-file.ts';
import { BROKEN, NAUGHTY } from '../support/naughty-strings.ts';
import { expect, test } from './driver.ts';
import { toCheck, utf8 } from './own-files.ts';

/** Small enough to be read at once: what is tested here is how it is kept. */
const TABLE = {
  name: '三村.csv',
  bytes: utf8(
    '统计用区划代码,行政村,经度,纬度,户数\n610727112205,甲村,106.07,33.23,10\n610727112201,乙村,106.13,33.26,20\n610727112203,丙村,106.15,33.19,30\n',
  ),
};
const CARD = '#selected=610727112205';

test.use({ actionTimeout: 10_000 });

/** Seeded, so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A tab without WebGL: nothing here looks at the map, and the tab is there sooner. */
async function tab(context: BrowserContext, address = CARD): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
    } as typeof original;
  });
  await page.goto(`./${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

const card = (page: Page) => page.getByRole('article');
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /./ });
const kept = (page: Page) => page.getByRole('status', { name: '保存' });
const isKept = (page: Page) => expect(kept(page)).toHaveText(/^已存在本机/);
const shows = (page: Page, households: number) => expect(card(page)).toContainText(`· ${households.toLocaleString('en-US')} 户`);

/** Brings the three villages in as a project of their own, as far as the last button. */
async function bringIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入数据' }).click();
  await page
    .getByTestId('import-files')
    .first()
    .setInputFiles({ name: TABLE.name, mimeType: 'text/csv', buffer: Buffer.from(TABLE.bytes) });
  await page.getByRole('radio', { name: /^WGS 84 / }).check();
  await toCheck(page);
}

const openIt = (page: Page) => page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();

/** A tab with the three villages as a project, kept. */
async function ownTab(context: BrowserContext): Promise<Page> {
  const page = await tab(context);
  await bringIn(page);
  await openIt(page);
  await isKept(page);
  await page.goto(`./${CARD}`);
  await page.reload();
  await expect(card(page)).toContainText('甲村');
  return page;
}

/** Presses a button without waiting for it to stand still: a tab behind another draws once a second. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).dispatchEvent('click');

/** Corrects 甲村's households by the form. */
async function correct(page: Page, households: number): Promise<void> {
  await press(page, '更正');
  await page.getByLabel('户数', { exact: true }).fill(String(households));
  await press(page, '保存 1 处更正');
}

/** How many changes the browser holds, looked up from outside the app: a page of the same origin that runs none of it. */
async function keptChanges(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.goto('./icon.svg');
  const count = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('gapmap');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('steps').objectStore('steps').getAll();
          asking.onsuccess = () => {
            resolve((asking.result as readonly { readonly kind: string }[]).filter(({ kind }) => kind === 'commit').length);
            opening.result.close();
          };
        };
      }),
  );
  await page.close();
  return count;
}

test('an edit is there again when the tab is', async ({ context }) => {
  const page = await ownTab(context);
  await correct(page, 11);
  await isKept(page);
  await page.reload();
  await shows(page, 11);
  await page.close();
  const other = await tab(context);
  await shows(other, 11);
  await expect(alert(other)).toHaveCount(0);
});

for (const half of [1, 2]) {
  test(`25 of 50 times edited and closed at once, ${half}: no edit is lost`, async ({ context }) => {
    const first = await ownTab(context);
    await first.close();
    for (let round = 1; round <= 25; round++) {
      const page = await tab(context);
      await correct(page, 100 * half + round);
      await page.close();
    }
    expect(await keptChanges(context)).toBe(25);
    const page = await tab(context);
    await shows(page, 100 * half + 25);
  });
}

/** Kills the tab's process some milliseconds from now. */
async function kill(page: Page, after: number): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await page.waitForTimeout(after);
  const crashed = page.waitForEvent('crash');
  // It never answers: what would is dead.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close().catch(() => undefined);
}

test('a tab killed at 10 moments of an import comes back with the old or the new, never with half', async ({ context }) => {
  const draw = random(20181012);
  let page = await tab(context);
  for (let round = 0; round < 10; round++) {
    await bringIn(page);
    await openIt(page);
    await kill(page, draw() * 120);
    page = await tab(context);
    await expect(page.getByRole('banner')).toContainText(/汉中市|自有数据/);
    if (await page.getByRole('banner').getByText('自有数据').count()) await shows(page, 10);
    await expect(alert(page)).toHaveCount(0);
  }
});

test('a tab killed at 10 moments of saving keeps what was told to be kept', async ({ context }) => {
  const draw = random(29);
  let page = await ownTab(context);
  let before = 10;
  for (let round = 1; round <= 10; round++) {
    await correct(page, 200 + round);
    const isSaved = round % 2 === 0;
    if (isSaved) await isKept(page);
    await kill(page, isSaved ? 0 : draw() * 30);
    page = await tab(context);
    const households = Number(/· (\d+) 户/.exec((await card(page).textContent()) ?? '')?.[1]);
    // What was not told to be kept may be there or not, but nothing else is.
    expect(isSaved ? [200 + round] : [before, 200 + round], `round ${round}`).toContain(households);
    await expect(alert(page)).toHaveCount(0);
    before = households;
  }
});

test('two tabs with 100 edits in turn: one edits, the other looks on, and none is lost', async ({ context }) => {
  const one = await ownTab(context);
  const other = await tab(context);
  await expect(alert(other)).toContainText('另一个窗口正在编辑，这里只能看');
  for (let round = 1; round <= 100; round++) {
    const page = round % 2 === 1 ? one : other;
    if (round > 1) await press(page, '在这里编辑');
    await expect(page.getByRole('button', { name: '在这里编辑' })).toHaveCount(0);
    if (round > 1) await shows(page, 1000 + round - 1);
    await correct(page, 1000 + round);
  }
  await shows(one, 1100);
  await isKept(other);
  expect(await keptChanges(context)).toBe(100);
});

test('two tabs that do not hear each other: the second to save is told, and both versions stay', async ({ context }) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
  const one = await ownTab(context);
  const other = await tab(context);
  await correct(one, 11);
  await isKept(one);
  await correct(other, 22);
  await expect(alert(other)).toContainText('另一个窗口也改了这个项目。两边都留着');
  await isKept(other);
  await shows(other, 22);
  await one.reload();
  await other.reload();
  await shows(other, 22);
  expect(await keptChanges(context)).toBe(2);
  await one.getByRole('button', { name: '项目', exact: true }).click();
});

/** Makes the storage refuse from now on, or no longer. */
const refuse = (page: Page, how: 'quota' | 'abort' | null) =>
  page.evaluate((kind) => {
    const originals = window as Window & { add?: typeof IDBObjectStore.prototype.add; commit?: typeof IDBTransaction.prototype.commit };
    originals.add ??= IDBObjectStore.prototype.add;
    originals.commit ??= IDBTransaction.prototype.commit;
    IDBObjectStore.prototype.add = originals.add;
    IDBTransaction.prototype.commit = originals.commit;
    if (kind === 'quota') {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }
    if (kind === 'abort') {
      IDBTransaction.prototype.commit = function (this: IDBTransaction) {
        this.abort();
      };
    }
  }, how);

test('a full or broken storage says so, keeps trying, and keeps the edits once it can', async ({ context }) => {
  const page = await ownTab(context);
  for (const [index, how, text] of [
    [0, 'quota', '没存上：本机存放空间满了'],
    [1, 'abort', '没存上：浏览器中断了保存'],
  ] as const) {
    await refuse(page, how);
    await correct(page, 31 + index);
    await expect(alert(page)).toContainText(text);
    await shows(page, 31 + index);
    expect(await keptChanges(context), 'nothing by halves').toBe(index);
    await refuse(page, null);
    await expect(alert(page), 'tried again by itself').toHaveCount(0);
    await isKept(page);
    expect(await keptChanges(context)).toBe(index + 1);
  }
});

test('a storage that is deleted while the project is open is written anew, and told', async ({ context }) => {
  const page = await ownTab(context);
  await correct(page, 51);
  await isKept(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('gapmap');
        deleting.onsuccess = () => resolve();
        deleting.onblocked = () => reject(new Error('the app holds on to it'));
      }),
  );
  await expect(alert(page)).toContainText('浏览器里的存档被清掉了，已重新存好');
  await correct(page, 52);
  await isKept(page);
  expect(await keptChanges(context)).toBe(2);
  await page.reload();
  await shows(page, 52);
});

test('a browser that keeps nothing says so at the first edit, and the project can be taken home', async ({ context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  const page = await tab(context);
  await bringIn(page);
  await openIt(page);
  await expect(alert(page)).toContainText('没存上：这个浏览器不让存');
  const download = alert(page).getByRole('button', { name: '下载项目文件' });
  await context.setOffline(true);
  await download.click();
  await expect(alert(page)).toContainText('项目文件没下载成');
  await context.setOffline(false);
  const waiting = page.waitForEvent('download');
  await download.click();
  expect((await waiting).suggestedFilename()).toMatch(/\.gapmap$/);
  await expect(alert(page)).not.toContainText('项目文件没下载成');
});

test('naughty strings come back from the browser’s storage as they were', async ({ context }) => {
  const strings = [...NAUGHTY, ...BROKEN];
  const changes = strings.map(
    (text, index): Change => ({
      id: String(index),
      at: '2019-12-01T08:00:00.000Z',
      by: 'hand',
      source: text,
      note: text,
      edits: [{ kind: 'note', of: { kind: 'village', id: text }, from: text, to: text }],
    }),
  );
  const given = { name: '__proto__', origin: 'own', inputs: [{ name: '＝1+1.csv', bytes: TABLE.bytes }], changes, snapshots: [] } as const;
  const page = await tab(context);
  await page.getByRole('button', { name: '导入数据' }).click();
  const file = Buffer.from(writeProjectFile(given, '2019-12-31T00:00:00.000Z'));
  await page.getByTestId('import-files').first().setInputFiles({ name: 'p.gapmap', mimeType: 'application/zip', buffer: file });
  await isKept(page);
  await page.close();
  const again = await tab(context);
  await again.getByRole('button', { name: '项目', exact: true }).click();
  const waiting = again.waitForEvent('download');
  await again.getByRole('button', { name: '下载项目文件' }).click();
  const taken = readFileSync(await (await waiting).path());
  expect(strings.length).toBeGreaterThanOrEqual(500);
  expect(readProjectFile('p.gapmap', new Uint8Array(taken))).toEqual(given);
});
