/*
 * Characters that names of places read otherwise than a dictionary's order takes them: 重庆 is Chóngqìng, and the collation (CLDR's pinyin order, one
 * reading a character) puts it under zhòng. Readings as the Ministry of Civil Affairs spells the places in Latin letters; families (曾, 单) as they
 * read their name, for villages are called after them.
 */

/** A character with one of the same sound and tone, behind which it is sorted; of several behind one, in the order of the list. */
interface Reading {
  readonly character: string;
  readonly like: string;
  /** The words in which it is read so; null: in all but `not`. */
  readonly words: readonly string[] | null;
  readonly not: readonly string[];
}

const always = (character: string, like: string, ...not: readonly string[]): Reading => ({ character, like, words: null, not });
const within = (character: string, like: string, ...words: readonly string[]): Reading => ({ character, like, words, not: [] });

/** Of several readings of a character the first that holds. */
const READINGS: readonly Reading[] = [
  always('重', '崇', '重工', '重型', '重机', '重点'),
  always('长', '常', '长子', '长老', '长官', '长房', '村长', '家长', '校长'),
  always('都', '督'),
  always('地', '弟'),
  always('兴', '星'),
  always('曾', '增'),
  always('任', '仁'),
  always('咀', '嘴'),
  always('缪', '妙'),
  always('卜', '补', '萝卜'),
  within('单', '善', '单县', '单家', '单庄', '单楼', '单集', '单洼', '单桥'),
  within('仇', '球', '仇家', '仇庄', '仇村', '仇湾'),
  within('查', '渣', '查家', '查庄', '查村', '查湾'),
  within('解', '谢', '解家', '解庄', '解村', '解州'),
  within('厦', '夏', '厦门'),
  within('六', '路', '六安', '六合'),
  within('台', '胎', '台州', '天台'),
  within('丽', '黎', '丽水', '高丽'),
  within('蚌', '泵', '蚌埠'),
  within('枞', '宗', '枞阳'),
  within('涡', '郭', '涡阳', '涡河'),
  within('阿', '婀', '东阿'),
  within('乐', '月', '乐清'),
  within('乐', '酪', '乐亭', '乐陵'),
  within('尉', '玉', '尉犁'),
  within('蔚', '玉', '蔚县', '蔚州'),
  within('浚', '训', '浚县'),
  within('泌', '毕', '泌阳'),
  within('泊', '博', '泊头'),
  within('荥', '营', '荥经'),
  within('犍', '钱', '犍为'),
  within('筠', '军', '筠连'),
  within('什', '拾', '什邡'),
  within('番', '潘', '番禺'),
  within('覃', '秦', '覃塘'),
  within('华', '画', '华阴', '华县', '华州', '华山'),
  within('栎', '月', '栎阳'),
  within('铅', '颜', '铅山'),
  within('浒', '许', '浒墅关', '浒湾'),
  within('济', '挤', '济南', '济宁', '济源', '济阳'),
  within('牟', '木', '中牟', '牟平'),
  within('大', '代', '大城县'),
  within('埔', '普', '黄埔'),
  within('堡', '补', '吴堡'),
  within('洞', '童', '洪洞'),
  within('峒', '童', '崆峒'),
  within('会', '快', '会稽'),
  within('莘', '心', '莘庄'),
  within('藏', '葬', '西藏'),
];

/** Codes that no text has where only ideographs and digits stand: one a reading, so that 长 as cháng has a rank of its own. */
const FIRST_STAND_IN = 0xdc00;

/** By the code of a character: the readings it may have, in order. */
const byCharacter = new Map<number, readonly (Reading & { readonly standIn: number })[]>();
READINGS.forEach((reading, index) => {
  const code = reading.character.charCodeAt(0);
  byCharacter.set(code, [...(byCharacter.get(code) ?? []), { ...reading, standIn: FIRST_STAND_IN + index }]);
});

/** 1 for the code of a character that may be read otherwise. */
export const MAY_READ_OTHERWISE = new Uint8Array(0x10000);
for (const code of byCharacter.keys()) MAY_READ_OTHERWISE[code] = 1;

/** The code that stands for a character at a place of a text as it is read there: its own where the dictionary has it right. */
export function codeAsRead(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const stands = (word: string) => {
    for (let part = word.indexOf(text[at] ?? ''); part >= 0; part = word.indexOf(text[at] ?? '', part + 1))
      if (text.startsWith(word, at - part) && at >= part) return true;
    return false;
  };
  const reading = byCharacter.get(code)?.find(({ words, not }) => (words === null ? !not.some(stands) : words.some(stands)));
  return reading?.standIn ?? code;
}

/** What a code that `codeAsRead` gave is sorted beside, and whether it comes behind it: the character itself, or another of its sound. */
export function soundOf(code: number): { readonly like: string; readonly behind: boolean } {
  const reading = READINGS[code - FIRST_STAND_IN];
  return reading ? { like: reading.like, behind: true } : { like: String.fromCharCode(code), behind: false };
}

/** A text with another of the same sound for every character that is read otherwise: for the collation. */
export function asRead(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    MAY_READ_OTHERWISE[text.charCodeAt(at)] === 1 ? soundOf(codeAsRead(text, at)).like : (text[at] ?? ''),
  ).join('');
}
