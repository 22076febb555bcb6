import type { Decision } from '../../state/proposals.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

/** What stands for an effect that is not known: it is being worked out, or could not be. */
type Effects = Readonly<Record<'measuring' | 'failed', string>>;

const decisionsZh: Record<Decision, string> = { open: '待定', accepted: '已采用', refused: '不采用' };
const decisionsEn: Record<Decision, string> = { open: 'open', accepted: 'accepted', refused: 'refused' };

/** Headings of the row-by-row table. */
type Columns = readonly [line: string, subject: string, item: string, from: string, to: string, effect: string, decide: string];

/** A corrected file held against the open project, row by row. */
export const compareWords = words(
  {
    compare: '和现在的逐行比对',
    reading: '正在比对…',
    none: '没有一行可以改现在的数据。',
    unchanged: (n: number) => `${count(n)} 条和现在一样`,
    untaken: (n: number) => `${count(n)} 处和现在不同，但这里不改：名称、编码、归属、类别和起止要在原来的表里改好，再整份导入`,
    untakenRow: (line: number, name: string, field: string, from: string, to: string) => `第 ${line} 行 ${name}：${field} ${from} → ${to}`,
    unread: (n: number) => `${count(n)} 处没读成，没有采用`,
    unreadCell: (file: string, line: number, column: string, value: string, why: string) =>
      `${file} 第 ${line} 行${column && ` ${column}`}${value && ` “${value}”`}：${why}`,
    leftOut: (files: readonly string[]) => `${files.join('、')} 不能逐行比对，没有采用；要用就直接导入`,
    andMore: (n: number) => `另有 ${count(n)} 处`,
    title: (n: number) => (n === 0 ? '没有不同' : `${count(n)} 行和现在不同`),
    sum: (accepted: number, refused: number, open: number) => `已采用 ${count(accepted)} · 不采用 ${count(refused)} · 待定 ${count(open)}`,
    about: (file: string) => `${file}：一行一行定。空格子不算改动；采用的记进改动清单，随时可撤销。“影响”按屏幕上现在的口径算。`,
    columns: ['行号', '对象', '哪一项', '原来', '改为', '影响', '定'] as Columns,
    which: (of: 'village' | 'facility'): string => (of === 'village' ? '是哪一个村？' : '是哪一家机构？'),
    newOne: '现在没有，采用后新增',
    same: '判定不变',
    effects: { measuring: '正在算……', failed: '没算成：和服务器的连接断了' } as Effects,
    affected: (indicator: string, from: string | null, to: string) =>
      from === null ? `${indicator}：${to}` : `${indicator}：${from} → ${to}`,
    others: (n: number) => `等 ${count(n)} 处`,
    more: (n: number) => `另有 ${count(n)} 行，定了上面的再列出来`,
    accept: '采用',
    refuse: '不采用',
    reopen: '再想想',
    acceptAll: (n: number) => `待定的 ${count(n)} 行全部采用`,
    done: '完成',
    decisions: decisionsZh,
  },
  {
    compare: 'Compare row by row',
    reading: 'Comparing…',
    none: 'No row can change the present data.',
    unchanged: (n) => `${countOf(n, 'row says', 'rows say')} the same as now`,
    untaken: (n) =>
      `${countOf(n, 'difference', 'differences')} not taken here: names, codes, counties, townships, kinds and dates are changed in the original table, and that is imported whole`,
    untakenRow: (line, name, field, from, to) => `Line ${line} ${name}: ${field} ${from} → ${to}`,
    unread: (n) => `${countOf(n, 'cell or row', 'cells or rows')} could not be read and changed nothing`,
    unreadCell: (file, line, column, value, why) => `${file} line ${line}${column && ` ${column}`}${value && ` “${value}”`}: ${why}`,
    leftOut: (files) => `${files.join(', ')}: not compared row by row and not taken; import to use it`,
    andMore: (n) => `and ${count(n)} more`,
    title: (n) => (n === 0 ? 'Nothing differs' : `${countOf(n, 'row differs', 'rows differ')} from the present data`),
    sum: (accepted, refused, open) => `${count(accepted)} accepted · ${count(refused)} refused · ${count(open)} open`,
    about: (file) =>
      `${file}: decide row by row. Blank cells change nothing; what you accept is listed as a change and can be undone. Effects are by what the screen counts by now.`,
    columns: ['Line', 'Place', 'Item', 'Now', 'In the file', 'Effect', 'Decide'],
    which: (of) => `Which ${of}?`,
    newOne: 'not there yet: accepting adds it',
    same: 'no answer changes',
    effects: { measuring: 'working it out…', failed: 'not worked out: the server cannot be reached' },
    affected: (indicator, from, to) => (from === null ? `${indicator}: ${to}` : `${indicator}: ${from} → ${to}`),
    others: (n) => `and ${count(n)} more`,
    more: (n) => `${countOf(n, 'more row', 'more rows')}: shown as those above are decided`,
    accept: 'Accept',
    refuse: 'Refuse',
    reopen: 'Reconsider',
    acceptAll: (n) => `Accept all ${count(n)} open rows`,
    done: 'Done',
    decisions: decisionsEn,
  },
);
