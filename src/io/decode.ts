import { type Encoding, FileError, type FileProblem } from '../domain/report.ts';
import { looksLikeBig5 } from './big5.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Whether bytes begin, or from a place on go on, with these. */
export const startsWith = (bytes: Uint8Array, start: readonly number[], from = 0) =>
  start.every((byte, index) => bytes[from + index] === byte);

const PICTURE = { problem: 'picture', what: 'a picture: a table is needed' } as const;

/** What a file that is not text turns out to be, by its first bytes. */
const BINARY: readonly {
  readonly bytes: readonly number[];
  readonly from?: number;
  readonly problem: FileProblem;
  readonly what: string;
}[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    problem: 'unsupported-format',
    what: 'an .xlsx workbook or a zip archive: open it and save it as CSV',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], problem: 'unsupported-format', what: 'an .xls workbook: open it and save it as CSV' },
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: 'pdf', what: 'a PDF: a table is needed' },
  // PNG, JPEG, GIF, WebP, and what telephones take (HEIC, also films).
  { bytes: [0x89, 0x50, 0x4e, 0x47], ...PICTURE },
  { bytes: [0xff, 0xd8, 0xff], ...PICTURE },
  { bytes: [0x47, 0x49, 0x46, 0x38], ...PICTURE },
  { bytes: [0x57, 0x45, 0x42, 0x50], from: 8, ...PICTURE },
  { bytes: [0x66, 0x74, 0x79, 0x70], from: 4, ...PICTURE },
];

/**
 * Whether bytes without a mark are UTF-16, and which: commas, digits and line ends have a zero byte each, all on one side (一 has one on the
 * other, so a few there say nothing). No text in UTF-8 or GB18030 has any zero.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const looked = bytes.subarray(0, 8192);
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || (even + odd) * 20 < looked.length) return null;
  const encoding = odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : null;
  // Control characters and private ones say that it is no text after all.
  return encoding && !/(?!\s)[\p{Co}\p{Cn}\p{Cc}]/u.test(new TextDecoder(encoding).decode(looked)) ? encoding : null;
}

/**
 * Bytes to text: byte order mark, then UTF-16 where every other byte says so, then strict UTF-8, then GB18030 (which reads GBK and GB 2312); or as told.
 * Throws FileError for a binary file and for bytes that are in none of them.
 */
export function decode(file: string, bytes: Uint8Array, told?: Encoding): Decoded {
  const binary = BINARY.find((kind) => startsWith(bytes, kind.bytes, kind.from));
  if (binary) throw new FileError(binary.problem, file, null, null, `this is ${binary.what}`);
  if (bytes.length === 0) throw new FileError('empty-file', file, null, null, 'the file is empty');
  const marked = MARKS.find((mark) => startsWith(bytes, mark.bytes));
  const known = told ?? marked?.encoding ?? unmarkedUtf16(bytes);
  const tried: readonly Encoding[] = known ? [known] : ['utf-8', 'gb18030'];
  for (const encoding of tried) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Zeros are no text, but behind the mark of UTF-8, which no other kind of file begins with.
      if (text.includes('\u0000') && marked?.encoding !== 'utf-8') break;
      if (encoding === 'gb18030' && !told && looksLikeBig5(bytes)) {
        throw new FileError('unreadable-file', file, null, null, 'the text is in Big5, traditional characters: save it as CSV UTF-8');
      }
      return { text, encoding };
    } catch (error) {
      // A TypeError says the bytes are not in this encoding: the next one is tried, and the last failure is reported below.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new FileError('unreadable-file', file, null, null, `the text is not in ${tried.join(' or ')}: save it as CSV UTF-8`);
}
