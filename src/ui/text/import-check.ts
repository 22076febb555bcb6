import type { Format, Outcome, Suggestion } from '../../domain/report.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

type Noun = 'village' | 'facility' | 'area' | 'row';
const nounsZh: Record<Noun, string> = { village: '个村', facility: '家机构', area: '块边界', row: '行' };
const nounsEn: Record<Noun, readonly [string, string]> = {
  village: ['village', 'villages'],
  facility: ['facility', 'facilities'],
  area: ['area', 'areas'],
  row: ['row', 'rows'],
};
const outcomesZh: Record<Outcome, string> = { accepted: '接受', flagged: '存疑', rejected: '退回', 'set-aside': '跳过' };
const outcomesEn: Record<Outcome, string> = { accepted: 'accepted', flagged: 'flagged', rejected: 'rejected', 'set-aside': 'skipped' };

/** As many line numbers as a sentence takes. */
const LISTED = 8;
const listed = (lines: readonly number[]) => lines.slice(0, LISTED).join(', ');

const SAID_ZH: Readonly<Record<string, string>> = { yes: '是', no: '否', exempt: '不具备条件' };

/** The check: what would come in, row by row. */
export const checkWords = words(
  {
    headline: (total: number, ok: number, noun: Noun) =>
      total === 0
        ? '没有一行可以导入'
        : ok === total
          ? `${count(total)} ${nounsZh[noun]}，全部可以导入`
          : `${count(total)} ${nounsZh[noun]}，${count(ok)} ${noun === 'row' ? '行' : '个'}可以直接导入`,
    about: (encoding: string, format: Format, sheet: string, line: number, crs: string | null) =>
      [
        encoding,
        sheet && `${format === 'shapefile' ? '图层' : '工作表'}“${sheet}”`,
        line > 0 ? `标题在第 ${line} 行` : '',
        crs ? `坐标按 ${crs} 读` : '',
      ].filter(Boolean),
    unshown: (lines: readonly number[], columns: readonly string[]) => {
      const some = [
        lines.length > 0 &&
          `隐藏的 ${count(lines.length)} 行（第 ${listed(lines).replaceAll(', ', '、')} 行${lines.length > LISTED ? '等' : ''}）`,
        columns.length > 0 && `隐藏的 ${count(columns.length)} 列（${columns.map((heading) => `“${heading}”`).join('')}）`,
      ];
      return `表里${some.filter(Boolean).join('和')}也读进来了；不该算的，先在表里删掉再放进来`;
    },
    outcomes: outcomesZh,
    toSee: (n: number) => (n === 0 ? '全部接受' : `${count(n)} 行要看`),
    issuesTitle: (n: number) => `${count(n)} 行没有直接导入`,
    issuesHint: '存疑的行照样导入，只有那一格按未报计；退回和跳过的行不导入',
    noIssues: '每一行都能导入，没有要看的。',
    empty: '没有数据行',
    noRows: '这份文件只有标题行，下面一行也没有：填好再放进来，或换一份。',
    issueColumns: ['去向', '行号', '列', '表里写的', '原因', '建议'],
    clickHint: '点建议即采用；也可以点“表里写的”直接改',
    suggest: ({ kind, cells }: Suggestion) =>
      kind === 'swap' ? '对调' : kind === 'leave-blank' ? '记为未报' : `改为 ${cells.map(({ value }) => value || '空').join(' · ')}`,
    suggestFor: (line: number, todo: string) => `第 ${line} 行：${todo}`,
    itIs: (village: string) => `是 ${village}`,
    oneOf: (villages: readonly string[]) => `可能是 ${villages.join('、')}`,
    edit: (line: number, column: string) => `改第 ${line} 行的“${column}”`,
    editHint: '回车保存，Esc 放弃',
    filter: '只看',
    all: '全部',
    setAsideTitle: (n: number) => `${count(n)} 行跳过：标题、合计、空行、表尾`,
    corrected: (n: number) => `改了 ${count(n)} 处`,
    correctedHint: '只改导入的内容，原文件不动',
    correctedLine: (line: number) => `第 ${line} 行`,
    undo: '撤销',
    undoOf: (line: number, column: string) => `撤销第 ${line} 行“${column}”的改动`,
    blank: '空',
    conflicts: (n: number, open: number) =>
      open === 0 ? `${count(n)} 处说法不一，都定了` : `${count(n)} 处说法不一，${open === n ? '都' : `${count(open)} 处`}还没定`,
    conflictsHint: '几份文件对同一个村说的不一样：点哪份就用哪份，不定就按未报计',
    preferAll: (file: string) => `没定的都用 ${file}`,
    claimed: (value: string | number | boolean) =>
      value === true ? '是' : value === false ? '否' : (SAID_ZH[String(value)] ?? String(value)),
    claimedIn: (file: string, line: number) => (line > 0 ? `${file} 第 ${line} 行` : file),
    settled: { open: '未定，按未报计', newer: '用了更新的一份', answered: '你定的' },
    moreConflicts: (n: number) => `还有 ${count(n)} 处`,
    wholeRow: '整行',
    moreIssues: (n: number) => `还有 ${count(n)} 条，见下载的表`,
    download: '下载要看的行',
    downloadName: (file: string) => `${file}-要看的行`,
    notes: { sheet: '要看的行', line: '行号', why: '原因', todo: '建议' },
    reasonOf: (column: string, why: string) => `${column}：${why}`,
    listed: (parts: readonly string[]) => parts.join('；'),
    submit: (n: number) => `导入 ${count(n)} 行`,
    next: {
      villages: '还没有村表：导入后再放一份村表，才有村可看。',
      facilities: (layers: readonly string[]) => `还没有机构表：导入后${layers.join('、')}按未报计，再放一份机构表就能判。`,
    },
  },
  {
    headline: (total, ok, noun) =>
      total === 0
        ? 'Nothing can be imported'
        : ok === total
          ? `${countOf(total, ...nounsEn[noun])}, all ready to import`
          : `${countOf(total, ...nounsEn[noun])}, ${count(ok)} ready to import`,
    about: (encoding, format, sheet, line, crs) =>
      [
        encoding,
        sheet && `${format === 'shapefile' ? 'layer' : 'sheet'} “${sheet}”`,
        line > 0 ? `headings on line ${line}` : '',
        crs ? `coordinates read as ${crs}` : '',
      ].filter(Boolean),
    unshown: (lines, columns) => {
      const some = [
        lines.length > 0 &&
          `${countOf(lines.length, 'hidden row', 'hidden rows')} (line ${listed(lines)}${lines.length > LISTED ? ' and others' : ''})`,
        columns.length > 0 &&
          `${countOf(columns.length, 'hidden column', 'hidden columns')} (${columns.map((heading) => `“${heading}”`).join(', ')})`,
      ];
      return `The spreadsheet has ${some.filter(Boolean).join(' and ')}: read like the others. What should not count, delete there and drop the file again`;
    },
    outcomes: outcomesEn,
    toSee: (n) => (n === 0 ? 'all accepted' : `${countOf(n, 'row', 'rows')} to look at`),
    issuesTitle: (n) => `${countOf(n, 'row', 'rows')} not simply accepted`,
    issuesHint: 'Flagged rows come in, that one cell as unknown; rejected and skipped rows stay out',
    noIssues: 'Every row can come in; there is nothing to look at.',
    empty: 'No rows',
    noRows: 'The file has a row of headings and nothing below it: fill it in and drop it again, or choose another.',
    issueColumns: ['Outcome', 'Line', 'Column', 'In the file', 'Why', 'Suggestion'],
    clickHint: 'Click a suggestion to take it, or click what is in the file to change it',
    suggest: ({ kind, cells }) =>
      kind === 'swap'
        ? 'Swap them'
        : kind === 'leave-blank'
          ? 'Leave as unknown'
          : `Change to ${cells.map(({ value }) => value || 'blank').join(' · ')}`,
    suggestFor: (line, todo) => `Line ${line}: ${todo}`,
    itIs: (village) => `It is ${village}`,
    oneOf: (villages) => `it may be ${villages.join(', ')}`,
    edit: (line, column) => `Change “${column}” on line ${line}`,
    editHint: 'Enter keeps it, Esc does not',
    filter: 'Show',
    all: 'All',
    setAsideTitle: (n) => `${countOf(n, 'row', 'rows')} skipped: titles, totals, blank rows, footers`,
    corrected: (n) => countOf(n, 'change', 'changes'),
    correctedHint: 'Only what is imported is changed, never your file',
    correctedLine: (line) => `Line ${line}`,
    undo: 'Undo',
    undoOf: (line, column) => `Undo the change of “${column}” on line ${line}`,
    blank: 'blank',
    conflicts: (n, open) =>
      open === 0
        ? `${countOf(n, 'difference', 'differences')} between files, all settled`
        : `${countOf(n, 'difference', 'differences')} between files, ${open === n ? 'none settled' : `${count(open)} not settled`}`,
    conflictsHint: 'Files say different things of one village: click the one that is right; until then it counts as unknown',
    preferAll: (file) => `Take ${file} for the rest`,
    claimed: (value) => (value === true ? 'yes' : value === false ? 'no' : String(value)),
    claimedIn: (file, line) => (line > 0 ? `${file}, line ${line}` : file),
    settled: { open: 'not settled: unknown', newer: 'the newer file’s', answered: 'your choice' },
    moreConflicts: (n) => `${count(n)} more`,
    wholeRow: 'whole row',
    moreIssues: (n) => `${count(n)} more in the download`,
    download: 'Download doubtful rows',
    downloadName: (file) => `${file}-doubtful-rows`,
    notes: { sheet: 'Doubtful rows', line: 'line', why: 'why', todo: 'suggestion' },
    reasonOf: (column, why) => `${column}: ${why}`,
    listed: (parts) => parts.join('; '),
    submit: (n) => `Import ${countOf(n, 'row', 'rows')}`,
    next: {
      villages: 'No villages yet: drop a file of villages next.',
      facilities: (layers) => `No facilities yet, so this stays unknown: ${layers.join(', ').toLowerCase()}. Drop a file of them next.`,
    },
  },
);
