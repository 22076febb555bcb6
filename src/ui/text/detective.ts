import type { Crs } from '../../domain/units.ts';
import type { Doubt } from '../../io/detective.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

/** How many counties are in one system, as a headline says it. */
interface Share {
  readonly system: string;
  readonly counties: number;
}

const doubtsZh: Record<Doubt, (n: number) => string> = {
  'no-known': () => '没有实测或核实过的点可比',
  'too-few': (n) => `能比的点只有 ${n} 个，少于 5 个`,
  'nothing-fits': () => '哪种读法都离已知点太远',
  mixed: () => '像是两种坐标混在一起',
  'too-close': () => '几种读法差不多，分不开',
};
const doubtsEn: Record<Doubt, (n: number) => string> = {
  'no-known': () => 'no surveyed or confirmed place to compare with',
  'too-few': (n) => `only ${countOf(n, 'place', 'places')} to compare with, fewer than 5`,
  'nothing-fits': () => 'every reading is too far from the known places',
  mixed: () => 'two systems seem to be mixed',
  'too-close': () => 'several readings fit alike',
};

const moves = (crs: Crs) => crs !== 'wgs84' && crs !== 'cgcs2000';

/** Which system a file's positions are in, worked out from places that are known. */
export const detectiveWords = words(
  {
    working: '正在拿已知的点核对坐标系…',
    failed: '坐标系没能核对，请自己选。',
    noKnown: '看不出是哪种坐标：打开的项目里没有实测或核实过的点可比（推算的点不算）。请按来源选。',
    one: (system: string, crs: Crs, swapped: boolean) =>
      `坐标是 ${system}${swapped ? '，经纬度写反了' : ''}${moves(crs) ? '，要换算' : swapped ? '' : '，不用换算'}`,
    several: (shares: readonly Share[], untold: number) =>
      `各县坐标不一样：${shares.map(({ system, counties }) => `${counties} 个县 ${system}`).join('，')}${untold > 0 ? `，${untold} 个县看不出来` : ''}`,
    untold: (n: number) => `${n} 个县看不出来`,
    stop: '。',
    cannotTell: (doubt: Doubt, n: number) => `看不出来：${doubtsZh[doubt](n)}`,
    doubts: doubtsZh,
    about: (county: string, trials: number) => `${county}${county ? ' · ' : ''}拿 ${trials} 种读法各试一遍，比的是离已知点多远`,
    columns: { reading: '读法', near: '点在 500 米内', median: '中位偏差\n公里', inside: '落在\n本县', county: '县区', system: '坐标系' },
    reversed: (system: string) => `${system}，反着读`,
    shift: (km: string, direction: string) => `换算后整体向${direction}移 ${km} 公里。`,
    insideHint: '“落在本县”只作参考：GCJ-02 和 WGS 84 只差 0.4 公里，县界分不出来。',
    adopt: (system: string) => `采用 ${system}`,
    adoptAll: '按这样采用',
    adopted: '已采用，随时可改：原来的数字留在文件里',
    other: '另选',
    choose: '请选',
    systemOf: (county: string) => `${county}的坐标系`,
    restAs: '看不出来的县都按',
    show: (county: string) => `看${county}`,
    noCounty: '没写县区的行',
    legend: { raw: '原样读入', placed: (system: string) => `按 ${system} 换算后`, known: '已知点' },
    window: (township: string, system: string) => `${township}：按 ${system} 读出的点和已知点`,
    scale: (km: string) => `${km} 公里`,
    directions: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
    swappedRows: '写反的那几行会标出来，核对时一点就能对调。',
  },
  {
    working: 'Comparing the coordinates with known places…',
    failed: 'The coordinates could not be compared: please choose yourself.',
    noKnown:
      'Cannot tell the coordinate system: the open project has no surveyed or confirmed place to compare with (modelled ones do not count). Choose by where the file comes from.',
    one: (system, crs, swapped) =>
      `Coordinates are ${system}${swapped ? ', latitude first' : ''}${moves(crs) ? ': to be converted' : swapped ? '' : ': nothing to convert'}`,
    several: (shares, untold) =>
      `Counties differ: ${shares.map(({ system, counties }) => `${counties} in ${system}`).join(', ')}${untold > 0 ? `, ${untold} cannot be told` : ''}`,
    untold: (n) => `${countOf(n, 'county', 'counties')} cannot be told`,
    stop: '. ',
    cannotTell: (doubt, n) => `Cannot tell: ${doubtsEn[doubt](n)}`,
    doubts: doubtsEn,
    about: (county, trials) =>
      `${county}${county ? ' · ' : ''}${countOf(trials, 'reading', 'readings')} tried, compared by the distance to known places`,
    columns: {
      reading: 'Reading',
      near: 'Within 500 m',
      median: 'Median\nkm off',
      inside: 'In the\ncounty',
      county: 'County',
      system: 'System',
    },
    reversed: (system) => `${system}, latitude first`,
    shift: (km, direction) => `Converting moves everything ${km} km ${direction}. `,
    insideHint: '“In the county” decides nothing: GCJ-02 and WGS 84 are 0.4 km apart, and the border cannot tell.',
    adopt: (system) => `Use ${system}`,
    adoptAll: 'Use these',
    adopted: 'In use; change it at any time: the file’s numbers stay as they are',
    other: 'Another',
    choose: 'Choose',
    systemOf: (county) => `System of ${county}`,
    restAs: 'All that cannot be told:',
    show: (county) => `Show ${county}`,
    noCounty: 'rows without a county',
    legend: { raw: 'as written', placed: (system) => `read as ${system}`, known: 'known' },
    window: (township, system) => `${township}: places read as ${system}, and where they are known to be`,
    scale: (km) => `${km} km`,
    directions: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
    swappedRows: 'The rows written the other way round are flagged; the check swaps them with one click.',
  },
);

/** 162/165. */
export const ofAll = (n: number, all: number) => `${count(n)}/${count(all)}`;
