import type { ReceiptRequest } from '../../state/view.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

type Part = ReceiptRequest['part'] | 'all' | 'sited';

/** Taking the list home. */
export const exportWords = words(
  {
    button: '导出',
    menu: '导出当前名单',
    list: (n: number) => `当前名单 · ${count(n)} 个村`,
    order: '表里看到的村，顺序一样',
    empty: '名单是空的，没有可导出的村。',
    csv: { name: 'CSV', hint: '用 Excel、WPS 打开；改好还能再导入。另存前把编码列设成 0 位小数的数值，编码才不会变成 6.1E+11' },
    scopes: { 'own-township': '本镇办的', nearest: '不分镇办，最近的' },
    geojson: { name: 'GeoJSON', hint: '用 QGIS 等地图软件打开，坐标为 WGS 84' },
    full: '导出的是完整数据，分发前请先删去不便公开的列。',
    simulated: '含演示数据：文件名和每一行都会注明。',
    product: '短板图',
    parts: {
      met: '达标名单',
      gap: '缺口名单',
      exempt: '豁免名单',
      unknown: '未报名单',
      'field-check': '临界名单',
      'air-only': '直线达标沿路不达标名单',
      rate: '应建名单',
      all: '名单',
      sited: '选址新进入名单',
    } satisfies Record<Part, string>,
    demo: '演示数据',
  },
  {
    button: 'Export',
    menu: 'Export the current list',
    list: (n) => `Current list · ${countOf(n, 'village', 'villages')}`,
    order: 'The villages in the table, in its order',
    empty: 'The list is empty: there is nothing to export.',
    csv: {
      name: 'CSV',
      hint: 'For Excel or WPS; can be dropped in again. Before saving there, format the codes as numbers without decimals, or they become 6.1E+11',
    },
    scopes: { 'own-township': 'own township', nearest: 'nearest of any township' },
    geojson: { name: 'GeoJSON', hint: 'For QGIS and other map tools, WGS 84' },
    full: 'The file is complete: remove what should not be passed on before you share it.',
    simulated: 'Holds demonstration data: the file name and every row say so.',
    product: 'Gapmap',
    parts: {
      met: 'met',
      gap: 'gaps',
      exempt: 'exempt',
      unknown: 'unknown',
      'field-check': 'field-check',
      'air-only': 'air-only',
      rate: 'counted',
      all: 'list',
      sited: 'newly-in-reach',
    },
    demo: 'demonstration-data',
  },
);
