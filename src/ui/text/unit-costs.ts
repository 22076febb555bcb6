import { words } from './words.ts';

/** What a unit of each kind of work costs, and changing it to local prices. */
export const unitCostWords = words(
  {
    title: '造价',
    changed: (kinds: number): string => (kinds === 0 ? '' : `已改 ${kinds} 项`),
    how: '改成本地造价后，名次、预算和导出都按它算；上下浮动和价格年份不变。',
    per: (isInWan: boolean, unit: string): string => `${isInWan ? '万元' : '元'}/${unit}`,
    reset: (usual: string): string => `恢复默认 ${usual}`,
  },
  {
    title: 'Unit costs',
    changed: (kinds) => (kinds === 0 ? '' : `${kinds} changed`),
    how: 'Ranking, budget and export follow local prices once you put them in; their range and year stay.',
    per: (isInWan, unit) => `${isInWan ? 'CNY 10,000' : 'CNY'} per ${unit}`,
    reset: (usual) => `Reset to ${usual}`,
  },
);
