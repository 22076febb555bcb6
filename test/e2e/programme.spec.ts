import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import readWorkbook from 'read-excel-file/node';
import type { Change, Edit } from '../../src/domain/edit.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { ProgrammeEntry } from '../../src/domain/programme.ts';
import { writeProjectFile } from '../../src/io/project-file.ts';
import { workbook } from '../support/workbook.ts';
import { expect, test } from './driver.ts';

const place = (county: string, township: string, name: string) => ({ code: null, county, township, name, kind: null });
const entry = (id: string, remedy: string, people: number): ProgrammeEntry => ({
  id,
  remedy,
  rank: null,
  score: null,
  people,
  poorPeople: null,
  hamlets: null,
  due: 2020,
  requires: [],
  simulated: true,
  estimate: null,
});
const clinic = (village: string, county: string, township: string, name: string): Edit => ({
  kind: 'add-work',
  work: {
    id: `clinic-new/${village}`,
    name: `${name}新建村卫生室`,
    kind: 'clinic-new',
    indicator: 'clinic-standard',
    county,
    township,
    quantity: 1,
    unit: '处',
    cost: 150_000,
    plannedStart: null,
    plannedEnd: yearEnd(2020),
    completed: null,
    simulated: true,
  },
  villages: [{ kind: 'village', id: village }],
});

/** Two clinics of two counties and a listed work of the sample, accepted with 600,000 CNY for 2020. */
const ACCEPTED: Change = {
  id: 'accepted-1',
  at: '2019-12-01T08:00:00.000Z',
  by: 'hand',
  source: '接受方案 2020 年',
  note: '',
  edits: [
    clinic('610727112205', '略阳县', '白雀寺镇', '一里沟村'),
    clinic('610728103207', '镇巴县', '观音镇', '八角庙村'),
    {
      kind: 'work',
      of: { kind: 'work', id: 'W-0009', words: place('镇巴县', '巴庙镇', '吊钟村线路改造') },
      part: 'plannedEnd',
      from: null,
      to: yearEnd(2020),
    },
  ],
  programme: {
    receipt: {
      title: { zh: '接受方案 2020 年', en: 'Programme 2020 accepted' },
      asOf: yearEnd(2019),
      budget: [{ year: 2020, cny: 600_000 }],
      carriesOver: false,
      spent: 545_000,
      value: null,
      stated: [{ what: { zh: '权重 贫困人口', en: 'Weight: poor people' }, value: { zh: '20', en: '20' } }],
      people: 'registered',
      unitCosts: [],
      files: ['villages.csv'],
    },
    works: [
      entry('clinic-new/610727112205', 'clinic-new', 712),
      entry('clinic-new/610728103207', 'clinic-new', 862),
      entry('W-0009', 'power-line', 900),
    ],
  },
};
const PROJECT = {
  name: '方案.gapmap',
  bytes: writeProjectFile(
    { name: '方案试验', origin: 'sample', inputs: [], changes: [ACCEPTED], snapshots: [] },
    '2019-12-31T00:00:00.000Z',
  ),
};

/** The sheets of a workbook as texts, by name. */
async function sheetsOf(path: string): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const sheets = await readWorkbook(readFileSync(path));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((cell) => String(cell ?? '')))]));
}

async function exportProgramme(page: Page, format: RegExp) {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: format }).click();
  return waiting;
}

test('a programme goes out as a workbook, is edited by a program that is not ours, and comes back as a difference', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(PROJECT);
  await driver.given.drawn();

  const download = await exportProgramme(page, /^方案 Excel/);
  expect(download.suggestedFilename()).toBe('短板图-方案-2020-演示数据.xlsx');
  const sheets = await sheetsOf(await download.path());
  expect([...sheets.keys()]).toEqual(['说明', '略阳县', '镇巴县']);
  const about = sheets.get('说明')?.map(([what, value]) => `${what} ${value}`);
  for (const line of ['2020 年预算 60 万元', '权重 贫困人口 20', '方案编号 accepted-1']) expect(about).toContain(line);
  expect(about?.some((line) => line.startsWith('演示数据'))).toBe(true);
  const [headings = [], ...zhenba] = sheets.get('镇巴县') ?? [];
  const at = (heading: string) => headings.indexOf(heading);
  expect(zhenba.map((row) => [row[0], row[at('方案年度')], row[at('投资(万元)')]])).toEqual([
    ['clinic-new/610728103207', '2020', '15'],
    ['W-0009', '2020', '24.5'],
    ['合计', '', '39.5'],
  ]);

  // A year is moved, a cost raised, a work taken out, a clinic added.
  const change = (row: readonly string[], cells: Readonly<Record<string, string>>) =>
    row.map((cell, column) => cells[headings[column] ?? ''] ?? cell);
  const [eightCorners = [], line = []] = zhenba;
  const added = headings.map(
    (heading) => ({ 方案年度: '2020', 行政村代码: '610727112206', 项目类型: '新建标准化卫生室', '投资(万元)': '15' })[heading] ?? '',
  );
  const back = workbook({
    sheets: [
      {
        name: '全市',
        rows: [headings, change(eightCorners, { 方案年度: '2021' }), change(line, { '投资(万元)': '64.5', 受益人口: '5' }), added],
      },
    ],
  });
  await driver.when.drop({ name: '方案-改好.xlsx', bytes: back });

  const dialog = page.getByRole('dialog', { name: '方案有 4 处不同' });
  const row = (name: string) => dialog.getByRole('row').filter({ hasText: name });
  await expect(row('八角庙村新建村卫生室')).toContainText(/方案年度.*2020 年.*2021 年/);
  await expect(row('吊钟村线路改造')).toContainText(/投资.*24.5 万元.*64.5 万元/);
  await expect(row('新增')).toContainText('2020 年 · 15 万元');
  await expect(row('一里沟村新建村卫生室')).toContainText('撤下');
  await expect(dialog).toContainText('1 格改了但不采用');
  await expect(dialog).toContainText('2020 年超出预算 19.5 万元');
  await row('一里沟村新建村卫生室').getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: '采用 3 处' }).click();

  // One step; what was not taken is still a difference; undone, all of it is one again.
  const rest = page.getByRole('dialog', { name: '方案有 1 处不同' });
  await expect(rest.getByRole('row').filter({ hasText: '一里沟村新建村卫生室' })).toBeVisible();
  await rest.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('dialog', { name: '方案有 4 处不同' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '重做' }).click();
  await rest.getByRole('button', { name: '完成' }).click();

  // The list of changes says whose word it was; the programme has the works that it has now.
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: /^改动/ }).click();
  const list = page.getByRole('dialog', { name: /处改动/ });
  await expect(list.getByRole('row').filter({ hasText: '改好的方案 方案-改好.xlsx' })).toHaveCount(3);
  await page.keyboard.press('Escape');
  const again = await exportProgramme(page, /^方案 Excel/);
  const after = await sheetsOf(await again.path());
  expect(after.get('略阳县')?.map(([id]) => id)).toEqual(['项目编号', 'clinic-new/610727112205', 'clinic-new/610727112206', '合计']);

  const geojson = await exportProgramme(page, /^方案 GeoJSON/);
  const { features } = JSON.parse(readFileSync(await geojson.path(), 'utf8'));
  expect(features).toHaveLength(4);
  expect(features[0]).toMatchObject({
    geometry: { type: 'Point' },
    properties: { id: 'clinic-new/610727112205', cost_cny: 150_000, simulated: true },
  });
});

test('the programme says what its years cost and still lack, names the villages, and is withdrawn in one step', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  await driver.when.drop(PROJECT);
  await driver.given.drawn();
  await page.getByRole('button', { name: '项目', exact: true }).click();
  await page.getByRole('button', { name: '方案', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '接受方案 2020 年' });
  await expect(dialog.getByRole('region', { name: '各年投资' })).toContainText('54.5 万元 · 3 个项目');
  await expect(dialog).toContainText('权重 贫困人口');
  const forecast = dialog.getByRole('region', { name: '到 2020 年底还缺多少村' });
  await expect(forecast.getByRole('row')).toHaveCount(3);
  await dialog.getByRole('button', { name: '撤下方案' }).click();
  await dialog.getByRole('button', { name: '确定撤下？可撤销' }).click();
  await expect(page.getByRole('dialog', { name: '方案', exact: true })).toContainText('还没有接受过方案');
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(dialog).toContainText('54.5 万元 · 3 个项目');
});

test('a budget is set, the programme accepted, exported, a line edited, and the difference is that line', async ({ driver, page }) => {
  await driver.given.app();
  await page.getByRole('button', { name: '排项目' }).click();
  await page.getByLabel('2020 年预算，万元').fill('800');
  await page.getByLabel('2020 年预算，万元').press('Enter');
  await page.getByRole('button', { name: '接受此方案……' }).click();
  const asking = page.getByRole('dialog');
  const accept = asking.getByRole('button', { name: /^接受 [\d,]+ 个项目$/ });
  const works = Number(((await accept.textContent()) ?? '').replace(/\D/g, ''));
  await expect(asking.getByRole('region', { name: '各年投资' })).toContainText(`${works.toLocaleString('en-US')} 个项目`);
  const spent = /([\d.,]+) 万元 · /
    .exec((await asking.getByRole('region', { name: '各年投资' }).textContent()) ?? '')?.[1]
    ?.replaceAll(',', '');
  await accept.click();

  // The sum in the workbook is the sum on the screen, and within the budget.
  const download = await exportProgramme(page, /^方案 Excel/);
  const sheets = [...(await sheetsOf(await download.path()))].filter(([name]) => name !== '说明');
  const [headings = []] = sheets[0]?.[1] ?? [];
  const at = (heading: string) => headings.indexOf(heading);
  const rows = sheets.flatMap(([, [, ...below]]) => below.filter(([id]) => id !== '合计'));
  expect(rows).toHaveLength(works);
  const wan = rows.reduce((sum, row) => sum + Math.round(Number(row[at('投资(万元)')]) * 10_000), 0) / 10_000;
  expect(String(wan)).toBe(spent);
  expect(wan).toBeLessThanOrEqual(800);
  expect(rows.every((row) => row[at('方案年度')] === '2020' && row[at('名次')] !== '')).toBe(true);

  const [first = [], ...others] = rows;
  const later = first.map((cell, column) => (column === at('方案年度') ? '2021' : cell));
  await driver.when.drop({ name: '方案.xlsx', bytes: workbook({ sheets: [{ name: '全部', rows: [headings, later, ...others] }] }) });
  const dialog = page.getByRole('dialog', { name: '方案有 1 处不同' });
  await expect(dialog).toContainText(`${(works - 1).toLocaleString('en-US')} 个项目没有变`);
  await expect(dialog.getByRole('region', { name: '方案有 1 处不同' }).getByRole('row').nth(1)).toContainText(/方案年度.*2020 年.*2021 年/);
  await dialog.getByRole('button', { name: '采用 1 处' }).click();
  await expect(page.getByRole('dialog', { name: '和现在的方案一样' })).toContainText(`${works.toLocaleString('en-US')} 个项目没有变`);
});
