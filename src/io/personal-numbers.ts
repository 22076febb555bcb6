import { plain, seen } from './cells.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1880 && year <= 2030 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Province codes of GB/T 2260: what an identity number begins with. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** An identity number of 18 digits (GB 11643): a province, a date of birth, and the check digit that belongs to the rest. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dxX]$/.test(text) || !PROVINCE.test(text)) return false;
  if (!isDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))) return false;
  const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** The old form of 15 digits has no check digit: a province and a date of birth; null where it is none, else the year of birth. */
export function birthYear(text: string): string | null {
  const isOld = /^\d{15}$/.test(text) && PROVINCE.test(text);
  return isOld && isDate(1900 + Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12))) ? text.slice(6, 8) : null;
}

/** A bank card: 16–19 digits that begin like one and close by Luhn's sum. */
export function isBankCard(text: string): boolean {
  if (!/^[3-69]\d{15,18}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, at) => {
    const number = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (number > 9 ? number - 9 : number);
  }, 0);
  return sum % 10 === 0;
}

/** What people put between the groups of a number: a space, a dash of any kind. */
const GAP = '[\\s\\-\\u2010-\\u2015\\u2212]?';
/** Digits that go on before are a longer number's or a fraction's: 107.13912345678 is a longitude. */
const STARTS = '(?<!\\d|\\d\\.)';
/** So do those behind; the .0 of a spreadsheet is none, the 元 of a sum of money is. */
const ENDS = '(?!\\d|\\.(?!0(?!\\d))\\d|\\s*[万亿]?[元圆])';
const MOBILE = `(?:(?:\\+|00)?86${GAP})?1[3-9](?:\\d{9}|\\d${GAP}\\d{4}${GAP}\\d{4}|\\d{2}${GAP}\\d{3}${GAP}\\d{4})`;
const LANDLINE = `(?:(?:\\+|00)86${GAP}(?:\\(0?[1-9]\\d{1,2}\\)|0?[1-9]\\d{1,2})|\\(0[1-9]\\d{1,2}\\)|0[1-9]\\d{1,2})${GAP}(?:\\d{7,8}|\\d{3,4}${GAP}\\d{4})`;
/** As long as an identity number or a bank card; nothing else in these files is. */
const LONG = '\\d{17}[xX]|\\d{16,19}';
const NUMBER = new RegExp(`${STARTS}(?:${MOBILE}|${LANDLINE}|${LONG})${ENDS}`, 'g');
/** Groups that are a number of somebody by what they say only: a date of birth, Luhn's sum. 2016 2017 2018 2019 are years. */
const GROUPED = new RegExp(
  `${STARTS}(?:\\d{6}${GAP}\\d{8}${GAP}\\d{3}[\\dxX]|\\d{15}|\\d{6}${GAP}\\d{6}${GAP}\\d{3}|\\d{4}(?:${GAP}\\d{4}){3}(?:${GAP}\\d{1,3})?)${ENDS}`,
  'g',
);

const compact = (text: string) => text.replace(/[^\dxX]/g, '');

function isGroupedNumber(text: string): boolean {
  const digits = compact(text);
  if (/^\d{17}[\dxX]$/.test(digits) && hasBirthDate(digits)) return true;
  return birthYear(digits) !== null || isBankCard(digits);
}

/** Whether the eight digits after a place's six are a day somebody can be born on. */
const hasBirthDate = (digits: string) => isDate(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));

/** From where to where in a text, as it is written, a number of a person stands. */
export interface NumberAt {
  readonly from: number;
  readonly to: number;
}

/**
 * The numbers in a text that lead to one person, in every usual spelling: mobiles and telephones with their area code, in groups, with
 * +86, in brackets, in full-width digits; identity numbers of 18 and 15 digits; bank cards. Never codes of 9 or 12 digits, coordinates,
 * money, dates. In order, none over another.
 */
export function findNumbers(text: string): readonly NumberAt[] {
  // Most cells are too short for a number of anybody or have no digit, and there are half a million of them.
  if (text.length < 10 || !/\p{N}/u.test(text)) return [];
  const { folded, writtenAt } = fold(text);
  const found = [
    ...[...folded.matchAll(NUMBER)].map((match) => ({ match, isSure: true })),
    ...[...folded.matchAll(GROUPED)].map((match) => ({ match, isSure: false })),
  ]
    .filter(({ match, isSure }) => isSure || isGroupedNumber(match[0]))
    .map(({ match }) => ({ from: writtenAt[match.index] ?? 0, to: writtenAt[match.index + match[0].length] ?? text.length }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const apart: NumberAt[] = [];
  for (const number of found) {
    const last = apart.at(-1);
    if (last && number.from < last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, number.to) };
    else apart.push(number);
  }
  return apart;
}

/** A text as it is seen, sign by sign, and where each sign of it is written. */
function fold(text: string): { readonly folded: string; readonly writtenAt: readonly number[] } {
  let folded = '';
  const writtenAt: number[] = [];
  let at = 0;
  for (const sign of text) {
    for (const unit of seen(sign)) {
      folded += unit;
      for (let index = 0; index < unit.length; index++) writtenAt.push(at);
    }
    at += sign.length;
  }
  return { folded, writtenAt };
}

/** A card as issued here: 62 and 16 or 19 digits. Others begin like codes of provinces. */
const isCard = (digits: string) => /^62(?:\d{14}|\d{17})$/.test(digits) && isBankCard(digits);

/** Whether a cell that should be a code or an id is a person's number instead: an identity number, a mobile, a telephone, a card. */
export function isPersonalCode(cell: string): boolean {
  if (cell.length < 10 || /^\d{12}$/.test(cell)) return false;
  const text = plain(cell);
  const digits = text.replace(/(?<=[\dxX])[\s-]+(?=\d)/g, '').replace(/(?<=\d)\.0+$/, '');
  return (
    isIdNumber(digits) ||
    isCard(digits) ||
    /^(?:(?:\+|00)?86[\s-]?)?1[3-9]\d{9}$/.test(digits) ||
    /^(?:\(0\d{2,3}\)[\s-]?|0\d{2,3}[\s-])\d{7,8}$/.test(text)
  );
}
