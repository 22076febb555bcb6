import type { Page } from 'playwright/test';
import { encodeGb18030 } from '../support/gb18030.ts';

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** As a county office keeps it: a title, Chinese headings, a phone column, a total, a footer; saved by Excel as GBK with CRLF. */
const VILLAGES = [
  '略阳县白雀寺镇村级卫生室情况表,,,,,,,,',
  '序号,镇办,行政村,统计用区划代码,经度,纬度,户数,有无标准化卫生室,联系电话',
  '1,白雀寺镇,一里沟村,610727112205,106.06946,33.22984,234,无,13900000001',
  '2,白雀寺镇,青白石村,610727112201,106.1346,33.25761,581,无,13900000002',
  '3,白雀寺镇,何家坪村,610727112203,106.14729,33.18598,384,有,13900000003',
  '4,白雀寺镇,中坝子村,610727112206,106.17103,33.21467,415,,13900000004',
  '5,白雀寺镇,淡家沟村,610727112209,106.0643,33.2685,439,不具备条件,13900000005',
  '6,白雀寺镇,赵家院村,610727112214,106.10388,133.22109,595,无,13900000006',
  '7,白雀寺镇,青白石村,610727112201,106.1346,33.25761,581,有,13900000007',
  '8,白雀寺镇,华阳沟村,610727112208,106.10283,33.1562,609,没有,13900000008',
  '合计,,,,,,3257,,',
  '填表人：,,,,审核人：,,,,',
].join('\r\n');
export const VILLAGE_FILE = { name: '白雀寺镇村表.csv', bytes: encodeGb18030(VILLAGES) };
export const HOSPITAL_FILE = {
  name: '卫生院.csv',
  bytes: utf8('\ufeff机构编码,机构名称,类别,镇办,经度,纬度\r\nA1,白雀寺镇卫生院,乡镇卫生院,白雀寺镇,106.0807,33.222\r\n'),
};

/** Answers what is asked about a file: its coordinate system, and the year where its table has none. */
export async function answer(page: Page, file: string, crs: 'WGS 84' | 'GCJ-02' | 'BD-09', year?: number): Promise<void> {
  const card = page.getByRole('dialog').getByRole('region', { name: file, exact: true });
  const systems = card.getByRole('group', { name: /^(坐标系|Coordinates in)/ });
  await systems.getByRole('radio', { name: new RegExp(`^${crs}`) }).check();
  if (year !== undefined) await card.getByLabel(/^(数据截至哪一年底|Figures as of)/).fill(String(year));
}

/** From the files over their columns to the check, nothing changed on the way. */
export async function toCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(下一步：对列|Next: columns)$/ }).click();
  await page.getByRole('button', { name: /^(核对|Check)$/ }).click();
}
