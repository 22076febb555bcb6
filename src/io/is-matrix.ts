import type { InputFile } from './input-file.ts';

/** Headings that no other table has together: where all three stand in the first line, it is a matrix of ways without anybody saying so. */
const FROM = /^(origin|from)(_?id)?$|^(起点|出发地)/i;
const TO = /^(destination|to)(_?id)?$|^(终点|目的地)/i;
const MEASURE = /^(met(re|er)s?|km|minutes?|seconds?|distance|duration)|^(米|公里|分钟|秒|距离|时间)/i;

/** As far as a first line is looked for. */
const FIRST_LINE = 2048;

/** Whether a file is read as an origin–destination matrix: as a person said, else by the headings in its first line. */
export function isMatrix({ role, bytes }: Pick<InputFile, 'role' | 'bytes'>): boolean {
  if (role !== undefined) return role === 'matrix';
  const start = bytes.subarray(0, FIRST_LINE);
  return ['utf-8', 'gb18030'].some((encoding) => {
    const [line = ''] = new TextDecoder(encoding).decode(start).split(/[\r\n]/, 1);
    const cells = line.split(/[,;\t|]/).map((cell) => cell.replace(/^"|"$/g, '').trim());
    return [FROM, TO, MEASURE].every((heading) => cells.some((cell) => heading.test(cell)));
  });
}
