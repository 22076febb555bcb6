import type { RoadClass, Surface } from '../../domain/road.ts';
import type { Traveller } from '../../domain/travel.ts';
import { count, countOf } from './format.ts';
import { travelWords } from './travel.ts';
import { words } from './words.ts';

const surfacesZh: Record<Surface, string> = { asphalt: '沥青', concrete: '水泥', gravel: '砂石', earth: '土路', unknown: '路面不详' };
const surfacesEn: Record<Surface, string> = {
  asphalt: 'asphalt',
  concrete: 'concrete',
  gravel: 'gravel',
  earth: 'earth',
  unknown: 'surface unknown',
};
const classesZh: Partial<Record<RoadClass, string>> = { unknown: '等级不详' };
const classesEn: Partial<Record<RoadClass, string>> = { unknown: 'class unknown' };

/** By which speeds minutes along the road are estimated, and where the speeds come from. */
export const speedWords = words(
  {
    soonest: (n: number) => (n === 0 ? '最快到的都是沿路最近的那一家。' : `有 ${count(n)} 个村，最快到的不是沿路最近的那一家。`),
    title: (traveller: Traveller) => `${travelWords.zh.by[traveller]}要几分钟是估的：按什么速度`,
    classes: classesZh,
    surfaces: surfacesZh,
    kmh: (n: number) => `${count(n)}\u00a0公里/时`,
    notUsed: '不走',
    perSurface: '再按路面打折',
    offRoad: (kmh: string) => `村和机构到路的一段按步行 ${kmh} 算。`,
    oneWay: (keeps: boolean): string => (keeps ? '单行路只按规定方向走。' : '步行不受单行限制。'),
    sources: {
      car: '速度是估计，不是实测：取各等级公路设计速度（《公路工程技术标准》JTG B01-2014、《小交通量农村公路工程设计规范》JTG/T 3311-2021）的一半到四分之三，把弯道、村镇和坡度算进去；砂石、土路的折扣参照 AccessMod 和农村通达指数的常用值。',
      bus: '速度是估计，不是实测：按开车速度的四分之三（要停站）。开车的速度取各等级公路设计速度（JTG B01-2014、JTG/T 3311-2021）的一半到四分之三。不含等车时间，也没有看有没有班次。',
      walking: '速度是估计，不是实测：平路每小时 5 公里（世界卫生组织 AccessMod 的常用值），没有算坡度。',
    } satisfies Record<Traveller, string>,
  },
  {
    soonest: (n) =>
      n === 0
        ? 'The facility reached soonest is always the one nearest by road.'
        : `For ${countOf(n, 'village', 'villages')} the facility reached soonest is not the one nearest by road.`,
    title: (traveller) => `Minutes ${travelWords.en.by[traveller]} are estimated: by which speeds`,
    classes: classesEn,
    surfaces: surfacesEn,
    kmh: (n) => `${count(n)}\u00a0km/h`,
    notUsed: 'not used',
    perSurface: 'Of that, by surface',
    offRoad: (kmh) => `Between the road and a village or facility people walk, at ${kmh}.`,
    oneWay: (keeps) => (keeps ? 'One-way roads are used one way only.' : 'One-way roads do not bind people on foot.'),
    sources: {
      car: 'The speeds are estimates, not measured: half to three quarters of the design speed of each class (JTG B01-2014; JTG/T 3311-2021 for small rural roads), for bends, villages and slopes; gravel and earth as is usual with AccessMod and the Rural Access Index.',
      bus: 'The speeds are estimates, not measured: three quarters of those of a car, for the stops. Those are half to three quarters of the design speed of each class (JTG B01-2014, JTG/T 3311-2021). Waiting is not in them, nor whether a bus runs.',
      walking: 'The speed is an estimate, not measured: 5 km/h on the level (the usual figure of WHO AccessMod), without slopes.',
    },
  },
);
