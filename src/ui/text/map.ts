import { words } from './words.ts';

const plural = (value: number, one: string, many: string) => (value === 1 ? one : many);

/** What the map's pane says beside the map: at the pointer, in the legend, of the base map. */
export const mapWords = words(
  {
    away: (what: string, km: string) => `离${what} ${km} 公里`,
    rate: (rate: string, met: string, due: string, unit: string) => `达标率 ${rate} · ${met}/${due} ${unit}`,
    noRate: '没有要达标的村，算不出达标率',
    unknown: (amount: string, unit: string, _: number) => `未报 ${amount} ${unit}`,
    band: '临界 ±10%',
    positions: '位置：',
    surveyed: '实测',
    modelled: '推算',
  },
  {
    away: (what, km) => `${km} km from its ${what.toLowerCase()}`,
    rate: (rate, met, due, unit) => `${rate} met · ${met} of ${due} ${unit}`,
    noRate: 'No village is due: no rate',
    unknown: (amount, unit, value) => `${amount} ${unit} ${plural(value, 'is', 'are')} unknown`,
    band: 'Within ±10 %',
    positions: 'Position:',
    surveyed: 'surveyed',
    modelled: 'modelled',
  },
);
