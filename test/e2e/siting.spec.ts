import geodesic from 'geographiclib-geodesic';
import type { Page } from 'playwright/test';
import { answer } from '../../src/analysis/answer.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { members } from '../../src/analysis/tally.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { Village } from '../../src/domain/place.ts';
import { STATES } from '../../src/domain/state.ts';
import { findIndicator } from '../../src/layers/index.ts';
import { DEFAULT_VIEW } from '../../src/state/view.ts';
import { readSample } from '../analysis/road/sample.ts';
import { serious } from './barriers.ts';
import { expect, test } from './driver.ts';

const SITES = '#year=2019&task=prioritise&prioritising=sites&county=610728';
const RADIUS_M = 5000;

interface Placed {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly people: number;
}

const placed = ({ name, position, registered }: Village): Placed[] =>
  position.at ? [{ name, lon: position.at.lon, lat: position.at.lat, people: registered ?? 0 }] : [];

/** The county's villages, and those of them with a gap, as the engine has them; how far they are is measured here, by the geodesic of the library itself. */
async function county(): Promise<{ readonly villages: readonly Placed[]; readonly gaps: readonly Placed[] }> {
  const data = await readSample(['status.csv', 'status']);
  const clinic = findIndicator('clinic-standard');
  if (!clinic) throw new Error('no clinic');
  const { states } = answer(data, defaultQuestion(clinic.indicator, yearEnd(2019)));
  const { communities, relocated, poorOnly, deepPovertyOnly } = DEFAULT_VIEW;
  const inside = [...members(data, { county: '610728', township: null, communities, relocated, poorOnly, deepPovertyOnly })];
  const at = (indices: readonly number[]) => indices.flatMap((index) => placed(data.villages[index] as Village));
  return { villages: at(inside), gaps: at(inside.filter((index) => STATES[states[index] ?? -1] === 'gap')) };
}

const { WGS84 } = geodesic.Geodesic;
const metres = (a: Placed, b: Placed) => Math.round((WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? 0) * 1000) / 1000;

/** Villages with a gap within the radius of some sites and of none that is kept. */
function reachedBy(gaps: readonly Placed[], sites: readonly Placed[], kept: readonly Placed[]): readonly Placed[] {
  const isNear = (gap: Placed, ones: readonly Placed[]) => ones.some((one) => metres(gap, one) <= RADIUS_M);
  return gaps.filter((gap) => isNear(gap, sites) && !isNear(gap, kept));
}

const sumOf = (villages: readonly Placed[]) => villages.reduce((sum, { people }) => sum + people, 0);

/** The sites the table lists, by kind. */
async function listed(
  page: Page,
  villages: readonly Placed[],
): Promise<{ readonly fresh: readonly Placed[]; readonly kept: readonly Placed[] }> {
  const rows = await page
    .locator('tbody tr[data-kind]')
    .evaluateAll((all) =>
      all.map((row) => ({ kind: row.getAttribute('data-kind'), name: row.querySelector('button')?.textContent ?? '' })),
    );
  const find = (name: string) => {
    const found = villages.filter((village) => village.name === name);
    if (found.length !== 1) throw new Error(`${name}: ${found.length} villages`);
    return found;
  };
  return {
    fresh: rows.filter(({ kind }) => kind !== 'locked').flatMap(({ name }) => find(name)),
    kept: rows.filter(({ kind }) => kind === 'locked').flatMap(({ name }) => find(name)),
  };
}

const headline = (sites: number, reached: readonly Placed[]) =>
  `再建 ${sites} 处卫生室，${reached.length} 个村 ${sumOf(reached).toLocaleString('en-US')} 人进入 5 公里`;

test('five clinics are sited, two kept, one dragged: every figure is that of the sites shown', async ({ driver, page }) => {
  const { villages, gaps } = await county();
  await driver.given.app(SITES);
  const proof = page.getByText('已证最优', { exact: true }).first();
  const says = async () => {
    const { fresh, kept } = await listed(page, villages);
    await driver.then.headline(headline(fresh.length, reachedBy(gaps, fresh, kept)));
    return { fresh, kept };
  };
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '已证最优' })).toBeVisible();
  const { fresh } = await says();
  const best = sumOf(reachedBy(gaps, fresh, []));
  for (const [index, other] of villages.entries()) {
    const swapped = fresh.map((site, at) => (at === index % fresh.length ? other : site));
    expect(sumOf(reachedBy(gaps, swapped, [])), 'no site exchanged for another does better').toBeLessThanOrEqual(best);
  }

  for (const site of fresh.slice(0, 2)) {
    await driver.when.press(site.name);
    await driver.when.press('锁定这里');
  }
  await expect(page.getByRole('heading', { name: /^已锁定 2 处/ })).toBeVisible();
  const kept = await says();
  expect(kept.kept.map(({ name }) => name)).toEqual(fresh.slice(0, 2).map(({ name }) => name));
  expect(kept.fresh).toHaveLength(5);

  const pin = page.getByRole('button', { name: /^选点 1：/ });
  const box = await pin.boundingBox();
  if (!box) throw new Error('no pin');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 70, box.y - 30, { steps: 5 });
  await expect(page.getByText('正在拖动')).toBeVisible();
  await says();
  await page.mouse.up();
  await expect(page.getByRole('heading', { name: /^手放 1 处/ })).toBeVisible();
  await expect(proof).toBeVisible();
  await says();

  await page.getByRole('button', { name: /^选点 2：/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('heading', { name: /^手放 2 处/ })).toBeVisible();
  await says();
  await driver.when.press(/^松开/);
  await expect(page.getByRole('heading', { name: /^手放 1 处/ })).toBeVisible();
  await says();
});

test('another aim and a capacity are answered at once, and proved after', async ({ driver, page }) => {
  const { villages, gaps } = await county();
  await driver.given.app(SITES);
  await page.getByRole('radio', { name: '最远的村尽量近' }).check();
  const { fresh } = await listed(page, villages);
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '已证最优' })).toBeVisible();
  const shown = (await listed(page, villages)).fresh;
  expect(fresh).toHaveLength(5);
  const worst = Math.max(...gaps.map((gap) => Math.min(...shown.map((site) => metres(gap, site)))));
  await driver.then.headline(`最远的村离最近一处 ${(worst / 1000).toFixed(1)} 公里`);
  await page.getByRole('radio', { name: '5 公里内的人最多' }).check();
  await page.getByRole('spinbutton', { name: '每处服务能力' }).fill('2000');
  const bar = page.getByRole('list').filter({ hasText: '圈内无容量' });
  await expect(bar).toBeVisible();
  const parts = await bar.getByRole('listitem').locator('strong').allTextContents();
  expect(parts.map((part) => Number(part.replaceAll(',', ''))).reduce((sum, part) => sum + part, 0)).toBe(sumOf(gaps));
});

test('a search is stopped, what was chosen one by one stays, and it is begun again', async ({ driver, page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.context().route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await driver.given.app(SITES);
  await driver.then.sees('正在求最优……');
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await driver.when.press('停下');
  await driver.then.sees('已停，是停下时最好的');
  await driver.then.headline(before ?? '');
  release();
  await driver.when.press('再求一次');
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '已证最优' })).toBeVisible();
});

test('sites go on the list of works, and back', async ({ driver, page }) => {
  await driver.given.app(SITES);
  await driver.when.press('并入排项目');
  await page.goBack();
  await driver.then.sees('这些新建点都在待建项目里了');
});

for (const language of ['zh', 'en']) {
  test(`choosing sites (${language}) has no serious barrier, at a desk or on a phone`, async ({ driver, page }) => {
    await page.addInitScript((value) => localStorage.setItem('gapmap.view', JSON.stringify({ language: value })), language);
    await driver.given.app(SITES);
    expect(await serious(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await driver.given.drawn();
    expect(await serious(page)).toEqual([]);
  });
}
