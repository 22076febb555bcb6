import { encodeGb18030 } from './gb18030.ts';

/** How a golden file's text becomes bytes. `+mark`: with a byte order mark. */
export const ENCODED = ['utf-8', 'utf-8+mark', 'utf-16le+mark', 'utf-16be+mark', 'utf-16le', 'gb18030', 'big5'] as const;
export type Encoded = (typeof ENCODED)[number];

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}

/** Big5 codes, read off the decoder as those of GB18030 are. */
function encodeBig5(text: string): Uint8Array {
  const decoder = new TextDecoder('big5');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0xa1; high <= 0xf9; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, [high, low]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\x80') return [character.charCodeAt(0)];
      const code = codes.get(character);
      if (!code) throw new RangeError(`no Big5 code for ${character}`);
      return code;
    }),
  );
}

/** Text to the bytes of a file. Throws RangeError for a character the encoding does not have. */
export function encode(text: string, encoded: Encoded): Uint8Array {
  if (encoded === 'gb18030') return encodeGb18030(text);
  if (encoded === 'big5') return encodeBig5(text);
  const marked = encoded.endsWith('+mark') ? `\ufeff${text}` : text;
  return encoded.startsWith('utf-16') ? utf16(marked, encoded.startsWith('utf-16le')) : new TextEncoder().encode(marked);
}
