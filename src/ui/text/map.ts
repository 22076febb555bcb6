import { words } from './words.ts';

const plural = (value: number, one: string, many: string) => (value === 1 ? one : many);

/** What the map's pane says beside the map: at the pointer, in the legend, of the base map. */
export const mapWords = words(
  {
    away: (what: string, km: string, by: string) => `${by}离${what} ${km} 公里`,
    rate: (rate: string, met: string, due: string, unit: string) => `达标率 ${rate} · ${met}/${due} ${unit}`,
    noRate: '没有要达标的村，算不出达标率',
    unknown: (amount: string, unit: string, _: number) => `未报 ${amount} ${unit}`,
    circle: (villages: string, _: number) => `这一片有 ${villages} 个村`,
    circleLegend: '圆越大村越多，颜色是达标率：',
    circleLegendNarrowed: '圆越大，符合条件的村越多；颜色是其中的达标率：',
    circleUnknown: '斜纹是未报的村',
    circleNearer: '放大看每个村',
    noBorders: '数据里没有这一级的界线，画不出',
    band: '临界 ±10%',
    positions: '位置：',
    surveyed: '实测',
    modelled: '推算',
    noAddress: '这不像网址：请写 https:// 开头的网址，或本服务器上的路径，如 tiles/{z}/{x}/{y}.png',
    noTiles: '网址里要有 {z}、{x}、{y} 三处（WMTS 写 {TileMatrix}、{TileCol}、{TileRow}），或以 .pmtiles 结尾',
    noAnswer: '底图没有取到，或没有取全：请核对路径、{x} 和 {y} 的先后，以及密钥',
  },
  {
    away: (what, km, by) => `${km} km${by} from its ${what.toLowerCase()}`,
    rate: (rate, met, due, unit) => `${rate} met · ${met} of ${due} ${unit}`,
    noRate: 'No village is due: no rate',
    unknown: (amount, unit, value) => `${amount} ${unit} ${plural(value, 'is', 'are')} unknown`,
    circle: (villages, value) => `${villages} ${plural(value, 'village', 'villages')} around here`,
    circleLegend: 'The larger a circle, the more villages; its colour is the share met:',
    circleLegendNarrowed: 'The larger a circle, the more villages found; its colour is the share of them met:',
    circleUnknown: 'Hatched: villages that are unknown',
    circleNearer: 'Zoom in for each village',
    noBorders: 'The data has no borders of this level',
    band: 'Within ±10 %',
    positions: 'Position:',
    surveyed: 'surveyed',
    modelled: 'modelled',
    noAddress: 'Not an address: write one with https://, or a path on this server such as tiles/{z}/{x}/{y}.png',
    noTiles: 'The address needs {z}, {x} and {y} (for WMTS {TileMatrix}, {TileCol} and {TileRow}), or ends in .pmtiles',
    noAnswer: 'The base map did not come, or not all of it: check the path, the order of {x} and {y}, and the key',
  },
);
