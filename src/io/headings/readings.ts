import { headingKey, isUnit } from './key.ts';
import { narrows } from './similar.ts';

/** One way to read a heading of several rows, and what it may then mean. */
export interface Reading {
  readonly text: string;
  /** Under a group with a subject of its own, 户数 are not the village's households; 是否通硬化路 is what it says. */
  readonly of: 'anything' | 'indicators';
}

/** A group heading that has no subject of its own: 基本情况, 人口情况, 地理位置. */
const NEUTRAL =
  /^(?:全|本)?(?:行政村|村|村级|乡镇|县区)?(?:基本|基础|总体|概况|村情|村况|人口|户数|户口|行政区划|区划|所在|所属|地理|位置|坐标|经纬度|空间|名称|单位|填报)?(?:情况|信息|数据|概况|位置|坐标|指标|单位|地|地址|现状|资料|户数|人口)*$/;

/** A lower cell that says nothing without what stands above it. */
const SAYS_NOTHING = /^(?:是否|有无|是否达标|达标情况|是否实现|是否完成|是否达到|有\/?无|是\/?否|情况|现状|个数|数量|数)$/;

/** A heading as shown: its cells from the top, a slash between. */
export function shownHeading(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim().replace(/\s*[\r\n]+\s*/g, ''))
    .filter(Boolean)
    .join('/');
}

/** How the heading cells of a column may be read, the best first: all together, the lower alone, the upper alone. */
export function readings(cells: readonly string[]): readonly Reading[] {
  const parts = cells.map((cell) => cell.trim()).filter(Boolean);
  const lower = parts.at(-1) ?? '';
  const groups = parts.slice(0, -1);
  if (groups.length === 0) return [{ text: lower, of: 'anything' }];
  const all: Reading[] = [{ text: parts.join(''), of: 'anything' }];
  if (isUnit(lower)) all.push({ text: `${groups.join('')}(${lower.replace(/[()（）]/g, '')})`, of: 'anything' });
  if (groups.length > 1) all.push({ text: parts.slice(1).join(''), of: 'indicators' });
  const neutral = groups.every((group) => NEUTRAL.test(headingKey(group)));
  if (neutral) all.push({ text: lower, of: 'anything' });
  else if (!narrows(groups.join(''), lower)) all.push({ text: lower, of: 'indicators' });
  if (isUnit(lower) || SAYS_NOTHING.test(headingKey(lower))) all.push({ text: groups.at(-1) ?? '', of: 'anything' });
  return all;
}
