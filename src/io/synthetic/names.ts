import type { TextColumn } from '../../domain/columns.ts';

/** A name is a word of each list, which two is arithmetic: 东河, 西河 …; beyond their pairs with a number, 东河2. No list of real names is kept. */
const FIRST = [...'东西南北上下前后大小新老高平长双青白红黄金银石沙清明安永和兴福太春秋云龙'];
const SECOND = [...'河沟坪湾山岭坝塘井泉桥渡关店铺寨堡坡原川洲岗峰谷溪潭林园庄屯窝台口垭湖'];
const PAIRS = FIRST.length * SECOND.length;

/** Room for the longest name in bytes: two words, a number, what kind of place it is. */
const ROOM = 30;

/** Names one after the other: `numberOf` says which name a place has, `suffixOf` what follows it (县). Different numbers, different names. */
export function writeNames(count: number, numberOf: (index: number) => number, suffixOf: (index: number) => string): TextColumn {
  const encoder = new TextEncoder();
  const words = new Map<string, Uint8Array>();
  const bytes = new Uint8Array(count * ROOM);
  const starts = new Uint32Array(count + 1);
  let end = 0;
  const append = (word: string) => {
    let encoded = words.get(word);
    if (!encoded) {
      encoded = encoder.encode(word);
      words.set(word, encoded);
    }
    // Byte by byte: `set` costs more than three bytes are worth.
    for (let at = 0; at < encoded.length; at++) bytes[end++] = encoded[at]!;
  };
  for (let index = 0; index < count; index++) {
    const number = numberOf(index);
    const pair = number % PAIRS;
    append(FIRST[pair % FIRST.length]!);
    append(SECOND[Math.floor(pair / FIRST.length)]!);
    if (number >= PAIRS) append(String(Math.floor(number / PAIRS) + 1));
    append(suffixOf(index));
    starts[index + 1] = end;
  }
  return { bytes: bytes.slice(0, end), starts };
}
