import type { ChangedPart } from '../../analysis/works/programme-diff.ts';
import type { ProgrammeIssue, ProgrammeReason } from '../../domain/programme.ts';
import { amount, count, countOf } from './format.ts';
import { words } from './words.ts';

/** Why a row or a cell was not taken as it stands, and what to do. */
type Reasons = Readonly<Record<ProgrammeReason, { readonly why: string; readonly todo: string }>>;

const reasonsZh: Reasons = {
  'repeated-id': { why: '这个项目编号前面已有一行，这一行没用', todo: '两行留一行；若是两个项目，清空其中一个的编号' },
  'repeated-work': { why: '方案里已有这个村的同类项目，这一行没用', todo: '改原来那一行，或填上它的项目编号' },
  'blank-year': { why: '没填方案年度', todo: '填上年份；不做了就删掉整行' },
  'unreadable-year': { why: '年度看不懂', todo: '填四位年份，如 2019' },
  'unreadable-cost': { why: '投资看不懂', todo: '填数字，如 12.5；没有就空着' },
  'part-of-a-yuan': { why: '投资不到一元的零头，四舍五入到元', todo: '不用管；不对就改' },
  'unreadable-quantity': { why: '工程量看不懂', todo: '填不小于 0 的数字' },
  'no-village': { why: '新加的一行没写是哪个村', todo: '填行政村代码，或县区、镇办和行政村' },
  'unknown-village': { why: '数据里没有这个村', todo: '核对代码或县区、镇办、村名；几个村用顿号隔开' },
  'unclear-village': { why: '同名的村不止一个，分不清是哪个', todo: '填行政村代码' },
  'unknown-kind': { why: '项目类型认不得', todo: '用表里别的行已有的项目类型' },
  'too-many-cells': { why: '格数比标题多，各列可能错位', todo: '看看是否多了格子或逗号' },
  'personal-number': { why: '像身份证号、电话或银行卡号，没有读入', todo: '删掉它' },
  'footer-row': { why: '表尾说明，不是项目', todo: '不用管' },
};
const reasonsEn: Reasons = {
  'repeated-id': {
    why: 'An earlier row has this id: this one is not used',
    todo: 'Keep one of them; if they are two works, clear the id of one',
  },
  'repeated-work': {
    why: 'The programme has a work of this kind for this village: this row is not used',
    todo: 'Change that row, or give its id',
  },
  'blank-year': { why: 'No programme year', todo: 'Give the year; to drop the work delete the row' },
  'unreadable-year': { why: 'The year cannot be read', todo: 'Write four digits, such as 2019' },
  'unreadable-cost': { why: 'The cost cannot be read', todo: 'Write a number; leave it blank if not known' },
  'part-of-a-yuan': { why: 'The cost has parts of a yuan: rounded to whole CNY', todo: 'Nothing to do, unless it is wrong' },
  'unreadable-quantity': { why: 'The quantity cannot be read', todo: 'Write a number, zero or more' },
  'no-village': { why: 'A new row does not say which village it is for', todo: 'Give the code, or county, township and village' },
  'unknown-village': { why: 'The data has no such village', todo: 'Check the code or the names; part several by 、' },
  'unclear-village': { why: 'Several villages have this name', todo: 'Give the code' },
  'unknown-kind': { why: 'The kind of work is not known', todo: 'Use a kind that other rows have' },
  'too-many-cells': { why: 'More cells than headings: they may have slipped', todo: 'Look for a stray cell or comma' },
  'personal-number': { why: 'Looks like the number of a person: not read', todo: 'Delete it' },
  'footer-row': { why: 'A footer, not a work', todo: 'Nothing to do' },
};

const outcomesZh: Readonly<Record<ProgrammeIssue['outcome'], string>> = { rejected: '整行没用', kept: '照原来的', told: '提醒' };
const outcomesEn: Readonly<Record<ProgrammeIssue['outcome'], string>> = { rejected: 'row not used', kept: 'stays as it was', told: 'note' };

const partsZh: Readonly<Record<ChangedPart, string>> = { year: '方案年度', quantity: '工程量', cost: '投资' };
const partsEn: Readonly<Record<ChangedPart, string>> = { year: 'Programme year', quantity: 'Quantity', cost: 'Cost' };

type Columns = readonly [line: string, work: string, item: string, from: string, to: string, take: string];
type ForecastColumns = readonly [
  indicator: string,
  now: string,
  after: string,
  unknown: string,
  closes: string,
  late: string,
  later: string,
  undated: string,
  none: string,
];
type TotalColumns = readonly [year: string, budget: string, before: string, after: string];

/** Money as it is decided: 万元 with every digit. */
const wan = (cny: number) => `${amount(cny / 10_000)} 万元`;

/** An accepted programme: its spreadsheet out, and back in. */
export const programmeWords = words(
  {
    money: wan,
    reading: '正在比对方案…',
    title: (n: number) => (n === 0 ? '和现在的方案一样' : `方案有 ${count(n)} 处不同`),
    titleReading: '改好的方案',
    about: (file: string, same: number) => `${file}：空格子不算改动；${count(same)} 个项目没有变。采用的记作一次改动，可撤销。`,
    none: '项目里还没有接受过方案：表里的项目都算新增。',
    other: '这份表是从另一版方案导出的：下面比的是项目里现在的方案。',
    elsewhere: (counties: readonly string[], n: number) => `表里没有${counties.join('、')}：这里的 ${count(n)} 个项目照旧，不算撤下。`,
    columns: ['表、行号', '项目', '哪一项', '原来', '改为', '采用'] as Columns,
    parts: partsZh,
    added: '新增',
    removed: '撤下',
    year: (year: number) => `${year} 年`,
    unknown: '未知',
    line: (sheet: string, line: number) => `${sheet === '' ? '' : `${sheet} `}第 ${line} 行`,
    take: (name: string) => `采用：${name}`,
    accept: (n: number) => (n === 0 ? '没有可采用的' : `采用 ${count(n)} 处`),
    source: (file: string) => `改好的方案 ${file}`,
    receiptTitle: (file: string) => `方案 ${file}`,
    done: '完成',
    totals: '各年投资',
    totalsAlone: '投资',
    programme: '方案',
    noProgramme: '还没有接受过方案，或已撤下。',
    receipt: '依据和参数',
    accepting: (added: number, listed: number) =>
      `接受后，${count(added)} 个新项目列入项目清单${listed > 0 ? `，清单里已有的 ${count(listed)} 个改为方案年度` : ''}。记作一次改动，可撤销。`,
    replaces: '已有一个接受过的方案：这个会取代它，只在旧方案里的项目撤下。',
    acceptWorks: (n: number) => `接受 ${count(n)} 个项目`,
    acceptedAs: (years: readonly number[], title: string) => `接受方案 ${years.join('、')} 年：${title}`,
    cancel: '取消',
    gone: (n: number) => `另 ${count(n)} 个已不在项目清单里`,
    withdraw: '撤下方案',
    withdrawSure: '确定撤下？可撤销',
    withdrawn: '撤下方案',
    save: { xlsx: '导出 Excel', geojson: '导出 GeoJSON' },
    forecast: (year: number) => `到 ${year} 年底还缺多少村`,
    forecastColumns: [
      '短板',
      '现在缺',
      '年底还缺',
      '未报',
      '完工后补上',
      '过期未报完工',
      '以后完工',
      '没定完工时间',
      '没排项目',
    ] as ForecastColumns,
    forecastHow:
      '范围和口径同屏幕上看的；按项目清单里的计划完工时间算，清单原有的和方案里的都算；“现在缺”的每个村只在后五列里出现一次。未报的村不知道缺不缺，不算进去。过期未报完工的不知何时完工，不算补上。',
    totalColumns: ['年度', '预算', '原来', '采用后'] as TotalColumns,
    works: (n: number) => `${count(n)} 个项目`,
    unknownCost: (n: number) => `另 ${count(n)} 个不知投资`,
    over: (year: number, more: number) => `${year} 年超出预算 ${wan(more)}`,
    noBudget: '未设',
    issues: (n: number) => `${count(n)} 处要看`,
    issue: (where: string, column: string, value: string) => `${where}${column && ` ${column}`}${value && ` “${value}”`}`,
    outcomes: outcomesZh,
    reasons: reasonsZh,
    untaken: (n: number) =>
      `${count(n)} 格改了但不采用：算出来的数和项目本身（名称、村、类型、单价）不在这里改。要换项目，删掉这一行另加一行`,
    untakenCell: (where: string, column: string, from: string, to: string) => `${where} ${column}：${from || '空'} → ${to}`,
    unread: (sheets: readonly string[]) => `没有读的表：${sheets.join('、')}（没有方案的标题）`,
    andMore: (n: number) => `另有 ${count(n)} 处`,
    more: (n: number) => `另有 ${count(n)} 处不同没有列出，会一并采用`,
    aboutSheet: '说明',
    nowhere: '未填县区',
    simulated: '演示数据：位置为推算，数值为模拟，不是真实情况',
    file: (years: string, demo: boolean) => ['短板图', '方案', years, ...(demo ? ['演示数据'] : [])].filter(Boolean).join('-'),
    formats: {
      xlsx: { name: '方案 Excel', hint: '每县一张表，一行一个项目；改好再放进来，逐项比对' },
      geojson: { name: '方案 GeoJSON', hint: '点和线，坐标为 WGS 84，用地图软件打开' },
    },
  },
  {
    money: (cny) => `CNY ${amount(cny)}`,
    reading: 'Comparing the programme…',
    title: (n) => (n === 0 ? 'The same as the present programme' : `${countOf(n, 'difference', 'differences')} from the programme`),
    titleReading: 'A programme that came back',
    about: (file, same) =>
      `${file}: blank cells change nothing; ${countOf(same, 'work is', 'works are')} as before. What you accept is one change and can be undone.`,
    none: 'No programme has been accepted in this project: every work of the file is a new one.',
    other: 'This file was written from another programme: it is compared with the one the project has now.',
    elsewhere: (counties, n) => `The file does not speak of ${counties.join(', ')}: ${countOf(n, 'work', 'works')} there stay as they are.`,
    columns: ['Sheet, line', 'Work', 'Item', 'Now', 'In the file', 'Accept'],
    parts: partsEn,
    added: 'added',
    removed: 'withdrawn',
    year: (year) => String(year),
    unknown: 'not known',
    line: (sheet, line) => `${sheet === '' ? '' : `${sheet} `}line ${line}`,
    take: (name) => `Accept: ${name}`,
    accept: (n) => (n === 0 ? 'Nothing to accept' : `Accept ${countOf(n, 'difference', 'differences')}`),
    source: (file) => `Programme edited in ${file}`,
    receiptTitle: (file) => `Programme ${file}`,
    done: 'Done',
    totals: 'Cost by year',
    totalsAlone: 'Cost',
    programme: 'Programme',
    noProgramme: 'No programme has been accepted, or it was withdrawn.',
    receipt: 'Grounds and parameters',
    accepting: (added, listed) =>
      `Once accepted, ${countOf(added, 'new work joins', 'new works join')} the list of works${listed > 0 ? `, and ${countOf(listed, 'work that is listed gets its', 'works that are listed get their')} programme year` : ''}. It is one change and can be undone.`,
    replaces: 'A programme was accepted before: this one takes its place, and works of the old one alone are withdrawn.',
    acceptWorks: (n) => `Accept ${countOf(n, 'work', 'works')}`,
    acceptedAs: (years, title) => `Programme accepted, ${years.join(', ')}: ${title}`,
    cancel: 'Cancel',
    gone: (n) => `${countOf(n, 'more is', 'more are')} no longer in the list of works`,
    withdraw: 'Withdraw the programme',
    withdrawSure: 'Withdraw? It can be undone',
    withdrawn: 'Programme withdrawn',
    save: { xlsx: 'Export Excel', geojson: 'Export GeoJSON' },
    forecast: (year) => `Villages still lacking at the end of ${year}`,
    forecastColumns: [
      'Indicator',
      'Gap now',
      'Gap then',
      'Not reported',
      'Closed by works',
      'Overdue, not reported done',
      'Done later',
      'No date',
      'No work listed',
    ],
    forecastHow:
      'Of the villages in view, by the planned ends of the list of works, those of the files and of the programme alike; every village that is a gap now stands in exactly one of the last five columns. Villages that did not report may or may not lack it, and are not in it. Nobody knows when overdue works will end: they close nothing here.',
    totalColumns: ['Year', 'Budget', 'Now', 'Once accepted'],
    works: (n) => countOf(n, 'work', 'works'),
    unknownCost: (n) => `and ${count(n)} of unknown cost`,
    over: (year, more) => `${year} is over its budget by CNY ${amount(more)}`,
    noBudget: 'none set',
    issues: (n) => `${countOf(n, 'cell or row', 'cells or rows')} to look at`,
    issue: (where, column, value) => `${where}${column && ` ${column}`}${value && ` “${value}”`}`,
    outcomes: outcomesEn,
    reasons: reasonsEn,
    untaken: (n) =>
      `${countOf(n, 'changed cell is', 'changed cells are')} not taken: worked-out figures and what a work is (name, village, kind, unit cost) are not changed here. For another work, delete the row and add one`,
    untakenCell: (where, column, from, to) => `${where} ${column}: ${from || 'blank'} → ${to}`,
    unread: (sheets) => `Sheets that were not read: ${sheets.join(', ')} (no headings of a programme)`,
    andMore: (n) => `and ${count(n)} more`,
    more: (n) => `${countOf(n, 'more difference is', 'more differences are')} not listed and will be accepted too`,
    aboutSheet: 'About',
    nowhere: 'No county',
    simulated: 'Sample data: modelled positions and simulated figures, not the real situation',
    file: (years, demo) => ['Gapmap', 'programme', years, ...(demo ? ['demonstration-data'] : [])].filter(Boolean).join('-'),
    formats: {
      xlsx: { name: 'Programme, Excel', hint: 'A sheet a county, a row a work; edit it, drop it in again and compare' },
      geojson: { name: 'Programme, GeoJSON', hint: 'Points and lines, WGS 84, for mapping tools' },
    },
  },
);
