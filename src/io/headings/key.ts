import { type Month, monthOf, yearEnd } from '../../domain/period.ts';
import { measureOf, seen, type Written } from '../cells.ts';
import { LIMITS } from '../limits.ts';

const UNITS = '公里|千米|km|米|m|%|户|人|个|所|座|处|条|名|组|平方米|m2|亩|元|万元|万人|万户';

/** A unit in brackets at a heading's end, after folding: (公里), [单位:户]. */
const UNIT_AT_END = new RegExp(`[([【](?:单位:?)?(${UNITS})[)\\]】]$`);

/** A unit without brackets: behind a word of measure (到乡镇距离米), or in a heading row of its own (到乡镇距离/米). */
const BARE_UNIT = new RegExp(`(?:(?:距离|里程|长度|宽度?|面积|投资|资金|金额)|/)(${UNITS})$`);

/** A numeral that only counts the headings: 一、基本情况, (二)饮水, 3.户数. */
const OUTLINE = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d))/;

const folded = (heading: string) =>
  seen(heading)
    .toLowerCase()
    .replace(/[\s\ufeff]+/g, '');

/** Whether a cell is too long for a heading, several rows of one together: it is a text, and is compared with nothing. */
export function isNoHeading(text: string): boolean {
  return text.length > LIMITS.readCell;
}

/** A heading as compared: full-width folded, without spaces, punctuation, its numeral and the unit at its end, lower case. */
export function headingKey(heading: string): string {
  if (isNoHeading(heading)) return '';
  return folded(heading)
    .replace(OUTLINE, '')
    .replace(/[*_·、,，.。:：-]+/g, '')
    .replace(UNIT_AT_END, '');
}

function unitIn(heading: string): string {
  if (isNoHeading(heading)) return '';
  const text = folded(heading);
  return (UNIT_AT_END.exec(text) ?? BARE_UNIT.exec(text))?.[1] ?? '';
}

/** The measure a heading says its numbers are in: 到乡镇距离(米) → m; null where it says none. */
export function measureIn(heading: string): Written | null {
  return measureOf(unitIn(heading));
}

/** How many one of its numbers stands for: 总人口(万人) → 10,000; else 1. */
export function scaleIn(heading: string): number {
  return unitIn(heading).startsWith('万') ? 10_000 : 1;
}

/** Whether a heading says that its bare numbers are per cent: 自来水普及率(%), also before a date. */
export function saysPercent(heading: string): boolean {
  return unitIn(heading) === '%' || /[([【](?:单位:?)?%[)\]】]/.test(folded(heading));
}

/** Whether a heading is nothing but a unit, or is empty: 公里, (户). */
export function isUnit(heading: string): boolean {
  return new RegExp(`^[(\\[【]?(?:单位:?)?(?:${UNITS})?[)\\]】]?$`).test(folded(heading));
}

const YEAR = '((?:19[5-9]|20)\\d{2})';
const DATES: readonly RegExp[] = [
  new RegExp(`(?:截[至止]到?)?${YEAR}年(?:度|(\\d{1,2})月份?(?:\\d{1,2}日)?)?[底末]?`),
  new RegExp(`[(\\[]${YEAR}(?:[-./](\\d{1,2}))?[)\\]]`),
  new RegExp(`(?<!\\d)${YEAR}(?:[-./](\\d{1,2}))?(?!\\d)`),
];

/** A heading that says when: 2018年是否通硬化路, 是否安全饮水（2019）. A year alone is its December. Null where it names no date, or two. */
export function dateIn(heading: string): { readonly rest: string; readonly month: Month } | null {
  if (isNoHeading(heading)) return null;
  const text = folded(heading);
  for (const date of DATES) {
    const found = date.exec(text);
    if (!found) continue;
    const rest = text
      .replace(found[0], '')
      .replace(/[([][)\]]/, '')
      .replace(/^[-_/的]+|[-_/]+$/g, '');
    const month = found[2] === undefined ? 12 : Number(found[2]);
    if (month < 1 || month > 12 || DATES.some((other) => other.test(rest))) return null;
    return { rest, month: found[2] === undefined ? yearEnd(Number(found[1])) : monthOf(Number(found[1]), month) };
  }
  return null;
}

/** 201912, 20191231: as files are named. */
const STAMP = new RegExp(`(?<!\\d)${YEAR}(0[1-9]|1[0-2])(?:[0-3]\\d)?(?!\\d)`);

/** The month a title or the name of a file or sheet says its figures are of: 略阳县2019年12月.xlsx. Null where none does. A suggestion, never a decision. */
export function suggestAsOf(titles: readonly string[]): Month | null {
  for (const title of titles) {
    const text = title.replace(/\.[a-z]{2,7}$/i, '');
    const dated = dateIn(text);
    if (dated) return dated.month;
    const stamp = STAMP.exec(text);
    if (stamp) return monthOf(Number(stamp[1]), Number(stamp[2]));
  }
  return null;
}
