import { answer } from '../../src/analysis/answer.ts';
import { columnsOf } from '../../src/analysis/columns.ts';
import { defaultQuestion, mainIndicator } from '../../src/analysis/question.ts';
import { members, tally } from '../../src/analysis/tally.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { millimetres } from '../../src/domain/units.ts';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { printed } from './country-figures.ts';
import { expect, test } from './driver.ts';
import { closeMap, drawnPoints, type FirstPicture, moveRadius, openMap, openPlain, type PlainPoints } from './plain-points.ts';

const POINTS = 100_000;
const ROUNDS = 3;
const RADII = ['5', '8'] as const;
const EVERYONE = { county: null, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };

/** The points that the app draws, as a page would have them: the villages with a position, their states at both radii by the engine. */
function pointsOf() {
  const dataset = syntheticDataset(makeCountry(sizesFor(POINTS)));
  const layer = LAYERS[0];
  if (!layer) throw new Error('no layer');
  const question = defaultQuestion(mainIndicator(dataset, layer), yearEnd(dataset.years.at(-1) ?? 0));
  const counted = members(dataset, EVERYONE);
  const { lon, lat } = columnsOf(dataset).position;
  const placed = [...counted].filter((index) => !Number.isNaN(lon[index]));
  const at = (km: string) => answer(dataset, { ...question, radius: millimetres(Number(km) * 1000) });
  const ofRadius = <T>(work: (km: string) => T) => Object.fromEntries(RADII.map((km) => [km, work(km)]));
  const points: PlainPoints = {
    places: placed.map((index) => [lon[index] ?? 0, lat[index] ?? 0]),
    states: ofRadius((km) => {
      const { states } = at(km);
      return placed.map((index) => states[index] ?? -1);
    }),
  };
  return { points, counts: ofRadius((km) => tally(at(km), counted)) };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Came {
  gapmapCame?: number;
}

test('100,000 points: the first picture and a moved radius, beside a plain GeoJSON source', async ({ driver, page, browser }) => {
  const { points, counts } = pointsOf();

  // From the moment the data is there and the screen comes up to the first complete picture.
  await page.addInitScript(() => {
    const came: Window & Came = window;
    new MutationObserver((_, observer) => {
      if (!document.querySelector('aside')) return;
      came.gapmapCame = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const first: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto('about:blank');
    await page.goto(`./?demo=country&villages=${POINTS}#drawing=villages`);
    await page.waitForFunction(() => window.gapmap !== undefined, null, { timeout: 60_000 });
    first.push(
      await page.evaluate(async () => {
        await window.gapmap?.idle();
        return performance.now() - ((window as Window & Came).gapmapCame ?? Number.NaN);
      }),
    );
  }
  // And on a map that is up and at rest: from the press that asks for the villages to the first complete picture of them.
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto('about:blank');
    await page.goto(`./?demo=country&villages=${POINTS}#drawing=county`);
    await page.waitForFunction(() => window.gapmap !== undefined, null, { timeout: 60_000 });
    await page.evaluate(() => window.gapmap?.idle());
    const villages = page.getByRole('button', { name: '村', exact: true });
    shown.push(
      await villages.evaluate(async (button: HTMLElement) => {
        const began = performance.now();
        button.click();
        await window.gapmap?.idle();
        return performance.now() - began;
      }),
    );
  }
  const headline = page.getByRole('heading', { level: 1 });
  const moved: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const km = RADII[(round + 1) % 2] ?? '5';
    moved.push(
      await page.evaluate(async (to) => {
        const input = document.querySelector<HTMLInputElement>('input[type=range]');
        const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        const began = performance.now();
        write?.call(input, to);
        input?.dispatchEvent(new Event('input', { bubbles: true }));
        await window.gapmap?.idle();
        return performance.now() - began;
      }, km),
    );
    await expect(headline).toContainText(printed(counts[km]?.gap ?? -1));
  }
  const sight = await page.evaluate(() => {
    const map = window.gapmap?.map;
    const { lng, lat } = map?.getCenter() ?? { lng: 0, lat: 0 };
    const { clientWidth, clientHeight } = map?.getCanvas() ?? { clientWidth: 0, clientHeight: 0 };
    return { centre: [lng, lat] as const, zoom: map?.getZoom() ?? 0, width: clientWidth, height: clientHeight };
  });

  const { page: other, close } = await openPlain(browser, points);
  const plain: FirstPicture[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) await closeMap(other);
    plain.push(await openMap(other, sight));
  }
  const byData: number[] = [];
  const byPaint: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const km = RADII[(round + 1) % 2] ?? '5';
    byData.push(await moveRadius(other, 'moveBySetData', km));
    // Of those with a position, the plain map shows as many in each state as the engine says.
    const expected: Record<string, number> = {};
    for (const state of points.states[km] ?? []) expected[state] = (expected[state] ?? 0) + 1;
    expect(await drawnPoints(other)).toEqual(expected);
  }
  for (let round = 0; round < 2 * ROUNDS; round++) byPaint.push(await moveRadius(other, 'moveByPaint', RADII[(round + 1) % 2] ?? '5'));
  await close();

  const told = (mine: readonly number[], theirs: readonly number[]) =>
    `${Math.round(median(mine))} against ${Math.round(median(theirs))} ms, ${(median(theirs) / median(mine)).toFixed(1)} ×`;
  test.info().annotations.push({
    type: 'figure',
    description: `${POINTS} points against a plain GeoJSON source, medians: villages shown on a map at rest ${told(
      shown,
      plain.map((one) => one.shown),
    )}; the whole screen from its data against an empty map and its points ${told(
      first,
      plain.map(({ up, shown: drawn }) => up + drawn),
    )}; radius ${told(moved, byData)} (setData), ${told(moved, byPaint)} (setPaintProperty)`,
  });
  await driver.then.wentWell();
});
