import { FileError } from '../../domain/report.ts';

/** The name of a stream as the container's directory writes it. */
const named = (stream: string) => [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/**
 * Says what an OLE2 container is (.xls, .doc, and the shell of an .xlsx with a password); none is read. Reading .xls safely would take a
 * second reader for a format that every office program of the last twenty years can save as .xlsx. Throws FileError.
 */
export function refuseOle(file: string, bytes: Uint8Array): never {
  if (holds(bytes, named('EncryptedPackage'))) throw new FileError('encrypted', file, null, null, 'this workbook has a password');
  if (holds(bytes, named('WordDocument')))
    throw new FileError('unsupported-format', file, null, null, 'this is a text document (.doc): a table is needed');
  throw new FileError('old-workbook', file, null, null, 'this is an .xls workbook: open it and save it as .xlsx');
}
