import type { Refusal } from '../../domain/report.ts';
import { count } from './format.ts';
import { words } from './words.ts';

const refusalsZh: Record<Refusal, string> = {
  heading: '列名说的是个人信息',
  'id-number': '格子里是身份证号',
  phone: '格子里是电话号码',
  'bank-card': '格子里是银行卡号',
  name: '格子里是人名',
};
const refusalsEn: Record<Refusal, string> = {
  heading: 'the heading names persons',
  'id-number': 'its cells hold ID numbers',
  phone: 'its cells hold telephone numbers',
  'bank-card': 'its cells hold bank card numbers',
  name: 'its cells hold names of persons',
};

/** Matching the columns of a file. */
export const columnWords = words(
  {
    headline: (n: number, matched: number, look: number) =>
      `${count(n)} 列，${matched === n ? '全部' : `${count(matched)} 列`}对上了${look > 0 ? `，${count(look)} 列请看一眼` : ''}`,
    hint: '对错了的，改“字段”那一格；样例是表里最前面的两个值。',
    fieldOf: (heading: string) => `“${heading}”是什么`,
    base: '基本情况',
    confirm: '确认',
    confirmOf: (heading: string, field: string) => `确认“${heading}”就是${field}`,
    twice: (field: string, headings: readonly string[]) =>
      `${headings.map((one) => `“${one}”`).join('和')}都对成了“${field}”，只能留一列。`,
    offer: (n: number) => `这样的表上次对过列，改了 ${count(n)} 列。`,
    looks: (n: number) => (n === 0 ? '不用再看' : `${count(n)} 列请看一眼`),
    why: { unsure: '名字不全一样', inverted: '数反着算', idle: '有内容，没用上' },
    instead: (heading: string) => `和“${heading}”是一回事，只读了那一列`,
    folded: (n: number) => `${count(n)} 列是怎么读的`,
    take: '采用',
    refuse: '不用',
    noHeading: '（无列名）',
    refusedFor: refusalsZh,
    month: (month: string) => `${month} 的数`,
    filled: (n: number) => `合并格，往下填了 ${count(n)} 行`,
    none: '这几份文件没有要对的列。',
    cannot: (files: readonly string[]) => `还读不出来：${files.join('、')}`,
    twiceShort: '有两列对成了同一个字段',
    rows: { heading: '原列名', field: '字段', samples: '样例', confidence: '把握', reads: '读法' },
    unused: '没用上',
    refused: '不导入',
    refusedWhy: (n: readonly string[]) => `${n.map((name) => `“${name}”`).join('、')}是个人信息，不读、不存、不导出；其余各列照常导入。`,
    reads: {
      pending: '待选坐标系',
      inverted: '0 = 达标',
      invertedTag: '反向',
      yesNo: '是、有、通 = 达标',
      atLeast: (target: string) => `≥ ${target} = 达标`,
      crs: (crs: string) => `${crs} 换算`,
      byCounty: '按县换算',
      asIs: '原样',
    },
  },
  {
    headline: (n, matched, look) =>
      `${matched === n ? `All ${count(n)}` : `${count(matched)} of ${count(n)}`} columns matched${look > 0 ? `, ${count(look)} to look at` : ''}`,
    hint: 'Where a match is wrong, change its field; the samples are the first two values in the file.',
    fieldOf: (heading) => `What “${heading}” is`,
    base: 'General',
    confirm: 'Confirm',
    confirmOf: (heading, field) => `Confirm that “${heading}” is ${field}`,
    twice: (field, headings) => `${headings.map((one) => `“${one}”`).join(' and ')} are both matched to “${field}”: keep one.`,
    offer: (n) => `You matched a file like this before and changed ${count(n)} ${n === 1 ? 'column' : 'columns'}.`,
    looks: (n) => (n === 0 ? 'nothing to look at' : `${count(n)} to look at`),
    why: { unsure: 'only resembles', inverted: 'counts what is lacking', idle: 'filled in, not used' },
    instead: (heading) => `the same thing as “${heading}”: only that column is read`,
    folded: (n) => `How ${count(n)} columns are read`,
    take: 'Use it again',
    refuse: 'Not now',
    noHeading: '(no heading)',
    refusedFor: refusalsEn,
    month: (month) => `for ${month}`,
    filled: (n) => `merged cells, filled down ${count(n)} ${n === 1 ? 'row' : 'rows'}`,
    none: 'Nothing to match in these files.',
    cannot: (files) => `Still unreadable: ${files.join(', ')}`,
    twiceShort: 'Two columns are matched to the same field',
    rows: { heading: 'Heading', field: 'Field', samples: 'Samples', confidence: 'Sure', reads: 'Read as' },
    unused: 'not used',
    refused: 'refused',
    refusedWhy: (n) =>
      `${n.map((name) => `“${name}”`).join(', ')}: personal data, neither read nor kept nor exported; the other columns come in as usual.`,
    reads: {
      pending: 'system to choose',
      inverted: '0 = met',
      invertedTag: 'inverted',
      yesNo: 'yes = met',
      atLeast: (target) => `≥ ${target} = met`,
      crs: (crs) => `from ${crs}`,
      byCounty: 'by county',
      asIs: 'as written',
    },
  },
);
