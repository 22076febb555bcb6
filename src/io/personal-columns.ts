import type { Refusal } from '../domain/report.ts';
import { plain } from './cells.ts';
import { birthYear, isBankCard, isIdNumber } from './personal-numbers.ts';

/** Headings of columns that must not come in: numbers that identify people, and their names (domain §6). */
const PERSONAL = /身份证|证件号|电话|手机|联系方式|银行卡|银行账|社保卡|卡号|[账帐]号|户主|姓名|联系人|负责人|idcard|phone|mobile/i;
/** What such a word counts or asks is of nobody: 是否通电话, 手机信号覆盖, 电话普及率. */
const OF_NOBODY = /^是否|^有无|信号|覆盖|普及|网络|率$|户数$|人数$/;

/** Whether a heading is of numbers or names of persons. */
export function isPersonal(heading: string): boolean {
  const text = heading.normalize('NFKC').replace(/\s+/g, '');
  return PERSONAL.test(text) && !OF_NOBODY.test(text);
}

/** Headings under which a person may stand, or a 有 and 无: the cells tell. */
const MAY_BE_A_PERSON =
  /姓名|户主|负责人|联系人|书记|支书|文书|会计|网格员|主任|村长|镇长|干部|责任人|队长|院长|校长|法人|村医|医生|医师|经办|填报人|审核人|包联|帮扶/;

/**
 * Of the filled cells of a column, this share of numbers of persons refuses the whole column: the others are typed badly or shared. A
 * column that is used as something else has to be mostly of them: a few are cells that slipped. One in a table of several rows is a
 * stray one; it is made unreadable where it is shown.
 */
const SHARE_OF_NUMBERS = 0.3;
const SHARE_OF_USED = 0.51;
const LEAST_NUMBERS = 2;
/** Names are two to four characters, as many other words are: most of a column must look like one. */
const SHARE_OF_NAMES = 0.6;
/** Rows that are looked at, evenly spread: a share of the column is a share of them. */
const ROWS_LOOKED_AT = 5_000;

const MOBILE = /(?<![\d.])(?:\+?86)?1[3-9]\d{9}(?![\d.])/;
const LANDLINE = /(?<![\d.])(?:\(0\d{2,3}\)|0\d{2,3}-?)[2-9]\d{6,7}(?!\d)/;

/** Names begin with one of these: 98 % of the people do. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'.split(
    '',
  ),
);
const DOUBLE_SURNAME = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|司徒|南宫)/;
/** What ends like a place is one, whatever it begins with: 王家村, 李家坝, 高台社区. */
const PLACE = /[村组寨屯庄坝沟湾坪梁山河镇乡县市区街道路办院室所站园场桥塘坡岭垭关口]$|社区$|居委会$/;

/** Whether a word may be a person's name: two to four characters after a common surname, not ending like a place. */
export function isName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || PLACE.test(text)) return false;
  return DOUBLE_SURNAME.test(text) || ([...text].length <= 3 && SURNAMES.has([...text][0] ?? ''));
}

/** Digits of a cell as they were meant: no spaces, no apostrophe, no .0 of a spreadsheet. */
const digitsOf = (cell: string) =>
  plain(cell)
    .replace(/(?<=[\dxX])[\s-]+(?=\d)/g, '')
    .replace(/(?<=\d)\.0+$/, '');

function numberOf({ cells, isUsed }: JudgedColumn, rows: number): Refusal | null {
  // Shorter cells hold no number of anybody; most columns end here.
  const long = cells.filter((cell) => cell.length >= 9);
  const enough = Math.max(1, Math.min(rows, LEAST_NUMBERS), cells.length * (isUsed ? SHARE_OF_USED : SHARE_OF_NUMBERS));
  if (long.length < enough) return null;
  const count = (test: (text: string) => boolean) => long.filter((cell) => test(digitsOf(cell))).length;
  const within = (pattern: RegExp, test: (text: string) => boolean) => (text: string) => (text.match(pattern) ?? []).some(test);
  if (count(within(/(?<![\d.])\d{17}[\dxX](?![\d.])/g, isIdNumber)) >= enough) return 'id-number';
  const births = long.flatMap((cell) => birthYear(digitsOf(cell)) ?? []);
  // Codes of 15 digits (a village's 12 and three more) read as births of one and the same year.
  if (births.length >= enough && new Set(births).size > 1) return 'id-number';
  if (count((text) => MOBILE.test(text) || LANDLINE.test(text)) >= enough) return 'phone';
  return count(within(/(?<![\d.])\d{16,19}(?![\d.])/g, isBankCard)) >= enough ? 'bank-card' : null;
}

const share = (cells: readonly string[], test: (cell: string) => boolean) =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

/** A column as it is judged: its heading, the cells that say something, and whether it holds the names of places. */
export interface JudgedColumn {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly isUsed: boolean;
  readonly isOfPlaces: boolean;
}

/**
 * Columns that their cells give away as personal: three in ten filled cells are numbers that lead to one person; or six in ten are names,
 * under a heading that may be a person's, or beside a column of such numbers under none that is used. Names of places are never refused.
 */
export function findPersonal(columns: readonly JudgedColumn[], rows: number): ReadonlyMap<number, Refusal> {
  const found = new Map<number, Refusal>();
  columns.forEach((column, at) => {
    const refusal = numberOf(column, rows);
    if (refusal) found.set(at, refusal);
  });
  const ofNumbers = new Set(found.keys());
  columns.forEach(({ heading, cells, isUsed, isOfPlaces }, at) => {
    const isBeside = !isUsed && !isOfPlaces && (ofNumbers.has(at - 1) || ofNumbers.has(at + 1));
    if (found.has(at) || !(isBeside || MAY_BE_A_PERSON.test(heading))) return;
    if (share(cells, (cell) => isName(plain(cell).replace(/\s+/g, ''))) >= SHARE_OF_NAMES) found.set(at, 'name');
  });
  return found;
}

/** Rows whose cells are looked at, evenly spread over the table. */
export function rowsLookedAt(rows: number): readonly number[] {
  const step = Math.max(1, Math.floor(rows / ROWS_LOOKED_AT));
  return Array.from({ length: Math.ceil(rows / step) }, (_, index) => index * step);
}
