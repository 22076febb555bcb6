import { count, countOf } from './format.ts';
import { words } from './words.ts';

/** What the map of a programme draws. */
export const programmeLegend = words(
  {
    stretch: (works: number): string => `入选路段 ${count(works)}`,
    spot: (works: number): string => `入选项目 ${count(works)}`,
    closed: (villages: number): string => `消除缺口 ${count(villages)} 村`,
    left: (villages: number): string => `其他有缺口的村 ${count(villages)}`,
    none: '没有缺口',
    unknown: (villages: number): string => `未报全 ${count(villages)} 村`,
  },
  {
    stretch: (works) => countOf(works, 'chosen stretch', 'chosen stretches'),
    spot: (works) => countOf(works, 'chosen work', 'chosen works'),
    closed: (villages) => `gaps closed: ${countOf(villages, 'village', 'villages')}`,
    left: (villages) => `other villages with gaps: ${count(villages)}`,
    none: 'no gap',
    unknown: (villages) => `unknown: ${count(villages)}`,
  },
);
