/** The GB18030 code of a character, read off the decoder itself: Node has no encoder. */
const decoder = new TextDecoder('gb18030');
const codes = new Map<string, readonly number[]>();

function learn(code: readonly number[]): void {
  const character = decoder.decode(Uint8Array.from(code));
  if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, code);
}

for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) learn([high, low]);
}

/** The four bytes of a linear position: 126 × 10 × 126 × 10 of them from 81 30 81 30 on. */
function fourBytes(linear: number): readonly number[] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}

/** The standard puts the planes beyond the first at 90 30 81 30 in one run; those of the first that have no two bytes are looked for. */
function codeOf(character: string): readonly number[] {
  const known = codes.get(character);
  if (known) return known;
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x10000) return fourBytes(189_000 + point - 0x10000);
  for (let linear = 0; linear < 39_420; linear++) learn(fourBytes(linear));
  const found = codes.get(character);
  if (!found) throw new RangeError(`no GB18030 code for ${character}`);
  return found;
}

/** Encodes text as GB18030 as a county office's spreadsheet saves it. Throws for half a surrogate pair. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    if (character < '\x80') bytes.push(character.charCodeAt(0));
    else bytes.push(...codeOf(character));
  }
  return Uint8Array.from(bytes);
}
