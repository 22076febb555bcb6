import { readFileSync } from 'node:fs';
import geodesic from 'geographiclib-geodesic';
import type { Download, Page } from 'playwright/test';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { printed } from './country-figures.ts';
import { COUNTRY, drawnFirst, figure, memoryOf, settled, walkThrough } from './country-screen.ts';
import { expect, test } from './driver.ts';
import { longestTask, watchThread } from './main-thread.ts';

const COVERED_WITHIN_KM = 5;

interface Row {
  readonly code: string;
  readonly state: string;
  readonly facility: string;
  readonly metres: number | null;
}

/** The rows of a list that was taken home. */
async function rowsOf(download: Download): Promise<readonly Row[]> {
  const [header = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n');
  const headings = header.split(',');
  const read = (cells: readonly string[], heading: string) => cells[headings.indexOf(heading)] ?? '';
  return lines.map((line) => {
    const cells = line.split(',');
    const metres = read(cells, '判定距离(米)');
    return {
      code: read(cells, '行政区划代码'),
      state: read(cells, '状态'),
      facility: read(cells, '判定机构编号'),
      metres: metres === '' ? null : Number(metres),
    };
  });
}

async function exported(page: Page): Promise<Download> {
  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('group', { name: '导出当前名单' }).getByRole('button', { name: 'CSV' }).click();
  return waiting;
}

/** The number that the left pane prints of a state. */
const countOf = async (page: Page, state: 'met' | 'gap' | 'exempt' | 'unknown') =>
  Number((await page.locator(`aside li[data-state="${state}"] button`).first().textContent())?.replaceAll(',', ''));

test('in a country of 690,000 villages a planner lists, searches, sorts, asks what is covered and where a number comes from, and goes down to a village', async ({
  driver,
  page,
}) => {
  test.setTimeout(300_000);
  await watchThread(page);
  await page.goto(`./?demo=country&villages=${COUNTRY}#year=2020`);
  await drawnFirst(driver);
  await longestTask(page);

  const list = page.getByRole('table', { name: '村名单' });
  const search = page.getByRole('searchbox');
  const filters = page.getByRole('button', { name: '筛选' });
  const gapsOnly = page.getByRole('group', { name: '只看' }).getByRole('button', { name: '缺口' });
  const slider = page.getByRole('slider', { name: '免建半径' });
  const covered = page.getByRole('checkbox', { name: '显示覆盖范围' });
  const hint = (text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible({ timeout: 60_000 });
  const gaps = await countOf(page, 'gap');
  let taken: Download | null = null;

  const kept = await walkThrough(driver, [
    ['list', () => page.getByRole('button', { name: '村名单' }).click()],
    ['filters', () => filters.click()],
    ['gaps only', () => gapsOnly.click()],
    ['export of the gaps', async () => (taken = await exported(page))],
    ['all states', () => gapsOnly.click()],
    ['filters', () => filters.click()],
    ['search', () => search.fill('东河')],
    ['search, letter by letter', () => search.pressSequentially('xi')],
    ['search by pinyin', () => search.fill('xigou')],
    ['no search', () => search.fill('')],
    ['sort by name', () => list.getByRole('button', { name: '按村排序' }).click()],
    ['sort by place', () => list.getByRole('button', { name: '按县区 · 镇办排序' }).click()],
    ['sort by distance', () => list.getByRole('button', { name: '按公里排序' }).click()],
    ['sort by households', () => list.getByRole('button', { name: '按户排序' }).click()],
    ['coverage', () => covered.check().then(() => hint(`任一卫生院 ${COVERED_WITHIN_KM} 公里内：`))],
    ['coverage, radius', () => slider.fill('7').then(() => hint('任一卫生院 7 公里内：'))],
    ['radius back', () => slider.fill('5').then(() => hint(`任一卫生院 ${COVERED_WITHIN_KM} 公里内：`))],
    ['no coverage', () => covered.uncheck()],
    ['receipt', () => page.getByRole('heading', { level: 1 }).getByRole('button').click()],
    ['receipt closed', () => page.keyboard.press('Escape')],
    ['ranking', () => page.getByRole('button', { name: '排名' }).click()],
    ['county', () => page.getByRole('table').locator('tbody th button').first().click()],
    ['township', () => page.getByRole('table').locator('tbody th button').first().click()],
    ['card', () => list.locator('[aria-rowindex="2"]').getByRole('button').click()],
    ['card closed', () => page.keyboard.press('Escape')],
    ['country again', () => page.getByRole('navigation', { name: '位置' }).getByRole('button').first().click()],
  ]);
  const { heap, buffers } = await memoryOf(page);
  figure(`country of ${COUNTRY} villages: ${kept}; heap ${heap} MB and buffers ${buffers} MB`);
  if (taken === null) throw new Error('nothing was exported');
  const rows = await rowsOf(taken);
  expect(rows).toHaveLength(gaps);
  expect(rows.every(({ state, metres }) => state === '缺口' && (metres ?? 0) > COVERED_WITHIN_KM * 1000)).toBe(true);
  expect(heap + buffers, 'MB that the page keeps').toBeLessThan(600);
});

test('a county of a country says the same in its counts, its coverage, a card, a receipt and its list as geographiclib', async ({
  driver,
  page,
}) => {
  const dataset = syntheticDataset(makeCountry(sizesFor(COUNTRY)));
  const byId = new Map(dataset.facilities.map((facility) => [facility.id, facility]));
  const county = dataset.counties.at(1000);
  if (!county) throw new Error('no such county');
  const villages = [...Array(dataset.villages.length).keys()].flatMap((index) => {
    const village = dataset.villages.at(index);
    return village?.county === county.name && village.code?.startsWith(county.code) ? village : [];
  });
  const metresTo = (at: { readonly lon: number; readonly lat: number }, to: { readonly lon: number; readonly lat: number }) =>
    geodesic.Geodesic.WGS84.Inverse(at.lat, at.lon, to.lat, to.lon).s12 ?? Number.NaN;

  await page.goto(`./?demo=country&villages=${COUNTRY}#year=2020&county=${county.code}&pane=list`);
  await drawnFirst(driver);
  const counts = { 缺口: 'gap', 达标: 'met', 豁免: 'exempt', 未报: 'unknown' } as const;
  const rows = await rowsOf(await exported(page));
  const counted = villages.filter(({ kind }) => kind === 'village');
  await expect(page.getByText(`共 ${printed(counted.length)} 个村`)).toBeVisible();
  expect(rows.map(({ code }) => code).sort()).toEqual(counted.map(({ code }) => code).sort());
  for (const [word, state] of Object.entries(counts))
    expect(rows.filter((row) => row.state.startsWith(word)).length, word).toBe(await countOf(page, state));
  for (const { code, facility, metres } of rows) {
    const at = villages.find((village) => village.code === code)?.position.at;
    const to = byId.get(facility)?.position.at;
    expect(metres === null, code).toBe(!at || !to);
    if (at && to) expect(Math.abs(metresTo(at, to) - (metres ?? 0)), code).toBeLessThan(0.001);
  }

  // Of those with a position, how many lie within the radius of any hospital that is open.
  const month = 2020 * 12 + 11;
  const { rule } = LAYERS[0]?.indicators[0] ?? { rule: null };
  const kinds = rule?.kind === 'near' ? rule.facilities : [];
  const open = dataset.facilities.filter(
    ({ kind, opened, closed }) => kinds.includes(kind) && (opened === null || opened <= month) && (closed === null || closed > month),
  );
  const placed = counted.flatMap(({ position }) => position.at ?? []);
  const near = placed.filter((at) =>
    open.some(({ position: { at: to } }) => {
      const isAround = to && Math.abs(to.lat - at.lat) < 0.1 && Math.abs(to.lon - at.lon) < 0.1;
      return isAround && metresTo(at, to) <= COVERED_WITHIN_KM * 1000;
    }),
  );
  await page.getByRole('checkbox', { name: '显示覆盖范围' }).check();
  await expect(page.getByText(`${((near.length / placed.length) * 100).toFixed(1)}% 的村`)).toBeVisible();
  await settled(driver);
  expect(await page.evaluate(() => window.gapmap?.map.queryRenderedFeatures({ layers: ['coverage'] }).length ?? 0)).toBeGreaterThan(0);

  const gap = rows.find(({ state }) => state === '缺口');
  if (!gap) throw new Error('a county without a gap');
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const receipt = page.getByRole('article');
  const gaps = await countOf(page, 'gap');
  await expect(receipt.getByRole('button', { name: `名单 · ${printed(gaps)} 个村` })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await receipt.getByRole('button', { name: '导出这份名单' }).click();
  const ofReceipt = await rowsOf(await waiting);
  expect(ofReceipt.map(({ code }) => code).sort()).toEqual(
    rows
      .filter(({ state }) => state === '缺口')
      .map(({ code }) => code)
      .sort(),
  );
  await page.keyboard.press('Escape');

  await page.evaluate((id) => {
    window.location.hash = `${window.location.hash}&selected=${id}`;
  }, gap.code);
  const card = page.getByRole('article', { name: '村卡片' });
  await expect(card).toContainText(gap.code);
  await expect(card.locator('dt').filter({ hasText: '直线' }).locator('..')).toContainText(
    `${((gap.metres ?? 0) / 1000).toFixed(1)} 公里缺口`,
  );
});

test('what a whole country covers is told and not drawn, and a level without borders cannot be chosen', async ({ driver, page }) => {
  await page.goto(`./?demo=country&villages=${COUNTRY}#drawing=township`);
  await drawnFirst(driver);
  const switches = page.getByRole('group', { name: '地图画法' });
  await expect(switches.getByRole('button', { name: '镇' })).toBeDisabled();
  await expect(switches.getByRole('button', { name: '镇' })).toHaveAttribute('title', '数据里没有这一级的界线，画不出');
  await expect(switches.getByRole('button', { name: '村' }), 'the link is not followed into an empty map').toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('checkbox', { name: '显示覆盖范围' }).check();
  await expect(page.getByText('点开一个县区，地图上就画出覆盖了哪里')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel('图例').getByText('覆盖范围')).toHaveCount(0);

  // Nine digits, and nothing sticks out of a pane.
  await page.evaluate(() => {
    window.location.hash = 'weight=registered';
  });
  await expect(page.locator('aside li[data-state="exempt"]').first()).toContainText(/\d{3},\d{3},\d{3}/);
  for (const language of ['中', 'EN']) {
    await page.getByRole('button', { name: language, exact: true }).click();
    await settled(driver);
    const outside = await page.locator('aside').evaluateAll((panes) =>
      panes.flatMap((pane) => {
        const { right } = pane.getBoundingClientRect();
        const isOut = (element: Element) => element.getBoundingClientRect().right > right + 1;
        return [...pane.querySelectorAll('button, small, th, td, li')].filter(isOut).map(({ textContent }) => textContent);
      }),
    );
    expect(outside, language).toEqual([]);
  }
});
