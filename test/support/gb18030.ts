/** Two-byte GB18030 codes by character, read off the decoder itself: Node has no encoder. */
const codes = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gb18030');
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    if (low === 0x7f) continue;
    const character = decoder.decode(Uint8Array.of(high, low));
    if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, [high, low]);
  }
}

/** Encodes text as GB18030 as a county office's spreadsheet saves it. Throws for a character outside the two-byte range. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    if (character < '\x80') bytes.push(character.charCodeAt(0));
    else {
      const code = codes.get(character);
      if (!code) throw new RangeError(`no two-byte GB18030 code for ${character}`);
      bytes.push(...code);
    }
  }
  return Uint8Array.from(bytes);
}
