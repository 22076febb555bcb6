import type { VillageKind } from '../../domain/place.ts';
import type { Barrier } from '../../state/outside.ts';
import { count } from './format.ts';
import { words } from './words.ts';

const kindsZh: Record<VillageKind, string> = { village: '村', community: '社区' };
const kindsEn: Record<VillageKind, readonly [string, string]> = {
  village: ['village', 'villages'],
  community: ['community', 'communities'],
};
const barriersZh: Record<Barrier, string> = { place: '在别处', filter: '被筛掉了', kind: '没有计入' };
const barriersEn: Record<Barrier, string> = { place: 'elsewhere', filter: 'filtered out', kind: 'not counted' };
const isOnlyKind = (barriers: readonly Barrier[]) => barriers.every((barrier) => barrier === 'kind');

/** What a search finds beyond the list of villages. */
export const villageListWords = words(
  {
    notListed: '名单里没有',
    searching: '正在找…',
    found: (n: number, kind: VillageKind, barriers: readonly Barrier[], more: boolean) =>
      `${more ? '另有' : '找到'} ${count(n)} 个${kindsZh[kind]}，${barriers.map((barrier) => barriersZh[barrier]).join('，')}`,
    include: (barriers: readonly Barrier[]): string => (isOnlyKind(barriers) ? '计入' : '列出来'),
  },
  {
    notListed: 'Not in this list',
    searching: 'Searching…',
    found: (n, kind, barriers, more) =>
      `${count(n)} ${more ? 'more ' : ''}${kindsEn[kind][n === 1 ? 0 : 1]}: ${barriers.map((barrier) => barriersEn[barrier]).join(', ')}`,
    include: (barriers) => (isOnlyKind(barriers) ? 'Count' : 'List'),
  },
);
