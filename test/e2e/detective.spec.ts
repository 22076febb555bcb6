import { readFileSync } from 'node:fs';
import gcoord from 'gcoord';
import { seeded } from '../support/seeded.ts';
import { expect, test } from './driver.ts';
import { answer, toCheck, utf8 } from './own-files.ts';

const VILLAGES = readFileSync(new URL('../../data/villages.csv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .filter(([, , , county]) => ['略阳县', '留坝县', '佛坪县'].includes(county ?? ''));
const HEADINGS = '统计用区划代码,行政村,县区,镇办,经度,纬度';
type Write = (lon: number, lat: number) => readonly number[];
const as =
  (system: typeof gcoord.GCJ02 | typeof gcoord.BD09): Write =>
  (lon, lat) =>
    gcoord.transform([lon, lat], gcoord.WGS84, system as typeof gcoord.GCJ02);
const asIs: Write = (lon, lat) => [lon, lat];

/** A table of the villages, each county written in its own system. */
function table(name: string, write: (county: string) => Write, keep: (index: number) => boolean = () => true) {
  const { gaussian } = seeded(7);
  const rows = VILLAGES.filter((_, index) => keep(index)).map(([code = '', village, , county = '', township, lon, lat]) => {
    const [x = 0, y = 0] = write(county)(Number(lon) + gaussian() / 3100, Number(lat) + gaussian() / 3700);
    return [code, village, county, township, x.toFixed(6), y.toFixed(6)].join();
  });
  return { name, bytes: utf8([HEADINGS, ...rows].join('\n')) };
}

/** Every third village was surveyed; nothing is known of 佛坪县. */
const SURVEYED = table(
  '测量.csv',
  () => asIs,
  (index) => index % 3 === 0 && VILLAGES[index]?.[3] !== '佛坪县',
);
const MIXED = table('各县上报.csv', (county) => (county === '略阳县' ? as(gcoord.GCJ02) : county === '留坝县' ? asIs : as(gcoord.BD09)));

test('the detective tells each county’s system by surveyed villages, asks about the one nobody surveyed, and what is taken is read', async ({
  driver,
  page,
}) => {
  await driver.given.app();
  const dialog = page.getByRole('dialog', { name: '导入' });
  await driver.when.drop(SURVEYED);
  await expect(dialog, 'the sample’s positions are modelled').toContainText('没有实测或核实过的点可比');
  await answer(page, SURVEYED.name, 'WGS 84');
  await toCheck(page);
  await dialog.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await driver.given.drawn();

  await driver.when.drop(MIXED);
  const panel = dialog.getByRole('region', { name: /各县坐标不一样：1 个县 GCJ-02，1 个县 WGS 84，1 个县看不出来/ });
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('button', { name: '按这样采用' })).toBeDisabled();
  await panel.getByLabel('佛坪县的坐标系').selectOption({ label: 'BD-09' });
  await panel.getByRole('button', { name: '按这样采用' }).click();
  await expect(panel).toContainText('已采用');
  await toCheck(page);
  await expect(dialog).toContainText('坐标按 各县各自的坐标系 读');
  await expect(dialog).toContainText('按县换算');
  await dialog.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await driver.given.drawn();
});
