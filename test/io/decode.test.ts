import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/domain/report.ts';
import { decode } from '../../src/io/decode.ts';
import { encode } from '../support/encode.ts';
import { encodeGb18030 } from '../support/gb18030.ts';

const TEXT = '县区,镇办,行政村\n略阳县,白雀寺镇,石门垭村\n';
const utf8 = new TextEncoder();

describe('decode', () => {
  it('reads UTF-8 with and without a mark, and GB18030 where UTF-8 fails', () => {
    expect(decode('v.csv', utf8.encode(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8' });
    expect(decode('v.csv', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8.encode(TEXT)))).toEqual({ text: TEXT, encoding: 'utf-8' });
    expect(decode('v.csv', encodeGb18030(TEXT))).toEqual({ text: TEXT, encoding: 'gb18030' });
  });

  it('reads UTF-16 by its mark', () => {
    const bytes = [...TEXT].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]);
    expect(decode('v.csv', Uint8Array.of(0xff, 0xfe, ...bytes))).toEqual({ text: TEXT, encoding: 'utf-16le' });
  });

  it('refuses Big5, which GB18030 would read as other characters, and takes no GBK for it', () => {
    const big5 = encode('縣區,鄉鎮,行政村\n漢中市,勉縣,龍鳳溝村\n', 'big5');
    expect(new TextDecoder('gb18030', { fatal: true }).decode(big5), 'it passes for GB18030').not.toContain('縣');
    expect(() => decode('v.csv', big5)).toThrow(/v\.csv.*Big5/);
    expect(decode('v.csv', big5, 'gb18030').encoding, 'as told').toBe('gb18030');
    for (const text of [
      '縣區,鄉鎮,行政村\n漢中市,勉縣,龍鳳溝村\n',
      '㐂镇,䶮家坪村,𠮷庆村,喆,垚,焱,琞,砼\n',
      readFileSync('data/villages.csv', 'utf8'),
    ])
      expect(decode('v.csv', encodeGb18030(text))).toEqual({ text, encoding: 'gb18030' });
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s without its mark, names with 一 in them too', (encoding) => {
    const text = `${TEXT}略阳县,白雀寺镇,一心一意村,12\n`;
    const bytes = [...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]);
    const ordered = encoding === 'utf-16le' ? bytes : bytes.map((_, at) => bytes[at ^ 1] ?? 0);
    expect(decode('v.csv', Uint8Array.from(ordered))).toEqual({ text, encoding });
  });

  it('takes other bytes with zeros in them for no text', () => {
    for (const bytes of [
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 5),
      Uint8Array.from({ length: 64 }, (_, at) => (at % 2 ? 0 : at)),
    ])
      expect(() => decode('v.bin', bytes)).toThrow(expect.objectContaining({ problem: 'unreadable-file' }));
  });

  it('does as it is told, and says so when that cannot be', () => {
    expect(decode('v.csv', encodeGb18030(TEXT), 'gb18030').text).toBe(TEXT);
    expect(() => decode('v.csv', encodeGb18030(TEXT), 'utf-8')).toThrow(/v\.csv.*not in utf-8/);
  });

  it.each([
    ['picture', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['picture', [...utf8.encode('GIF89a')]],
    ['picture', [...utf8.encode('RIFF....WEBPVP8 ')]],
    ['picture', [0, 0, 0, 0x18, ...utf8.encode('ftypheic')]],
    ['pdf', [...utf8.encode('%PDF-1.7')]],
    ['unsupported-format', [0x50, 0x4b, 3, 4]],
  ] as const)('calls a %s what it is, whatever its name', (problem, bytes) => {
    expect(() => decode('表.csv', Uint8Array.from(bytes))).toThrow(expect.objectContaining({ problem, file: '表.csv' }));
  });

  it('refuses what is no text, saying what it is', () => {
    expect(() => decode('v.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toThrow(/xlsx.*save it as CSV/);
    expect(() => decode('v.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toThrow(/xls/);
    expect(() => decode('v.csv', new Uint8Array())).toThrow(/empty/);
  });
});

describe('a text that hides what it is', () => {
  it('is judged in time that grows with its length, whatever is between', () => {
    // Spaces and then one private character: a pattern that could take a space in two ways would try them all.
    const text = `a,b\n${' '.repeat(3000)}\ue000`;
    const bytes = new Uint8Array([...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]));
    const start = process.cpuUsage().user;
    expect(() => decode('v.csv', bytes)).toThrow(FileError);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(500);
  });
});
