import { headingKey, isNoHeading, isUnit } from './key.ts';
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

/** Headings that say themselves whose they are, whatever the group: 乡镇, 村编码. */
const OF_A_PLACE = /^[^户人数]*[县区乡镇村][^户人数]*$/;

/** A lower cell that says nothing without what stands above it. */
const SAYS_NOTHING = /^(?:是否|有无|是否达标|达标情况|是否实现|是否完成|是否达到|有\/?无|是\/?否|情况|现状|个数|数量|数)$/;

/** A heading as shown: its cells from the top, a slash between. */
export function shownHeading(cells: readonly string[]): string {
  return cells
    .map((cell) =>
      cell
        .trim()
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .join(''),
    )
    .filter(Boolean)
    .join('/');
}

/** How the heading cells of a column may be read, the best first: all together, the lower alone, the upper alone. */
export function readings(cells: readonly string[]): readonly Reading[] {
  const parts = cells.map((cell) => cell.trim()).filter(Boolean);
  if (parts.some(isNoHeading)) return [];
  const [only = ''] = parts;
  if (parts.length > 1) return ofSeveral(parts);
  // As we write a heading of several rows in one, so it is read again: 饮水安全/是否达标. 是/否 in brackets is a note.
  const written = only.split(/[/／](?![^(（]*[)）])/).filter(Boolean);
  return [{ text: only, of: 'anything' }, ...(written.length > 1 ? ofSeveral(written) : [])];
}

function ofSeveral(parts: readonly string[]): readonly Reading[] {
  const lower = parts.at(-1) ?? '';
  const groups = parts.slice(0, -1);
  const all: Reading[] = [{ text: parts.join(''), of: 'anything' }];
  if (isUnit(lower)) {
    const unit = lower.replace(/[()（）]/g, '');
    return [...all, ...readings(groups).map((reading) => ({ ...reading, text: `${reading.text}(${unit})` }))];
  }
  if (groups.length > 1) all.push({ text: parts.slice(1).join(''), of: 'indicators' });
  const isNarrowed = narrows(groups.join(''), lower);
  const key = headingKey(lower);
  if (groups.every((group) => NEUTRAL.test(headingKey(group))) || (OF_A_PLACE.test(key) && !isNarrowed))
    all.push({ text: lower, of: 'anything' });
  else if (!isNarrowed) all.push({ text: lower, of: 'indicators' });
  if (SAYS_NOTHING.test(key)) all.push({ text: groups.at(-1) ?? '', of: 'anything' });
  return all;
}
