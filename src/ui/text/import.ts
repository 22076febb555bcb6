import type { Role } from '../../domain/dataset.ts';
import type { Outcome } from '../../domain/report.ts';
import type { Crs } from '../../domain/units.ts';
import { KIND_CHOICE } from './facility.ts';
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
const rolesZh: Record<Role, string> = {
  villages: '村表',
  facilities: '机构表',
  status: '上报表',
  districts: '县界、镇界',
  roads: '道路',
  works: '工程表',
  targets: '目标表',
  codes: '新旧编码对照表',
};
const rolesEn: Record<Role, string> = {
  villages: 'Villages',
  facilities: 'Facilities',
  status: 'Reports',
  districts: 'District boundaries',
  roads: 'Roads',
  works: 'Works',
  targets: 'Targets',
  codes: 'Old and new codes',
};
const crsZh: Record<Crs, { readonly name: string; readonly hint: string }> = {
  wgs84: { name: 'WGS 84', hint: '手持 GPS、全球底图' },
  cgcs2000: { name: 'CGCS2000', hint: '2000 国家大地坐标系，经纬度' },
  gcj02: { name: 'GCJ-02', hint: '高德、腾讯地图上取的点' },
  bd09: { name: 'BD-09', hint: '百度地图上取的点，建档立卡表多是它' },
  'web-mercator': { name: 'Web 墨卡托', hint: '网络地图切片，单位米（EPSG 3857）' },
  epsg4523: { name: 'CGCS2000 3 度带 35 带（带号）', hint: '东坐标 8 位，35 开头（EPSG 4523）' },
  epsg4524: { name: 'CGCS2000 3 度带 36 带（带号）', hint: '东坐标 8 位，36 开头（EPSG 4524）' },
  epsg4544: { name: 'CGCS2000 3 度带 105°', hint: '中央子午线 105°，东坐标 6 位（EPSG 4544）' },
  epsg4545: { name: 'CGCS2000 3 度带 108°', hint: '中央子午线 108°，东坐标 6 位（EPSG 4545）' },
};
const crsEn: Record<Crs, { readonly name: string; readonly hint: string }> = {
  wgs84: { name: 'WGS 84', hint: 'GPS, world maps' },
  cgcs2000: { name: 'CGCS2000', hint: 'China’s national system, degrees' },
  gcj02: { name: 'GCJ-02', hint: 'points taken on Amap or Tencent maps' },
  bd09: { name: 'BD-09', hint: 'points taken on Baidu maps; most poverty-register tables' },
  'web-mercator': { name: 'Web Mercator', hint: 'web map tiles, metres (EPSG 3857)' },
  epsg4523: { name: 'CGCS2000 3° zone 35, numbered', hint: 'easting of 8 digits beginning with 35 (EPSG 4523)' },
  epsg4524: { name: 'CGCS2000 3° zone 36, numbered', hint: 'easting of 8 digits beginning with 36 (EPSG 4524)' },
  epsg4544: { name: 'CGCS2000 3° zone 105°', hint: 'central meridian 105°, easting of 6 digits (EPSG 4544)' },
  epsg4545: { name: 'CGCS2000 3° zone 108°', hint: 'central meridian 108°, easting of 6 digits (EPSG 4545)' },
};

/** Bringing one's own files in. */
export const importWords = words(
  {
    title: '导入',
    steps: ['文件', '核对'],
    overlay: '放到这里，导入数据',
    overlayHint: '村表、机构表（CSV），县界（GeoJSON），可以一次放几份',
    start: '放入自己的数据',
    drop: '把文件拖到这里',
    pick: '选择文件',
    add: '再加文件',
    needs: [
      '村表（CSV）：编码或村名，经度、纬度；县区、镇办两列最好也有',
      `机构表（CSV）：名称，经度、纬度；类别写${KIND_CHOICE.zh}`,
      '县界、镇界（GeoJSON）：不是汉中市的才要放',
      '手上是 Excel 表的，先另存为 CSV',
    ],
    stays: '文件只在这台电脑上读，不上传。',
    looking: '正在查看…',
    remove: (file: string) => `去掉 ${file}`,
    leftOut: '这份先不导入，其余的照常。',
    takeOut: '去掉这份',
    unreadable: (n: number, others: number) =>
      others === 0 ? '没有能读的文件，改好或换一份再放进来' : `${count(n)} 份读不了，先不导入；其余的可以核对`,
    leftOutFiles: (files: readonly string[]) => `读不了、没有导入的文件：${files.join('、')}`,
    kind: '这是什么',
    encoding: '文字编码',
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030（GBK）', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' },
    crs: '坐标系',
    crsAsk: '请选一种：选错了，村会偏 300 到 1,200 米',
    crsNames: crsZh,
    suggested: '列名像是它，请核实',
    noPositions: '没有经纬度列，不用选坐标系',
    year: '数据截至哪一年底',
    yearAsk: '表里没有年度列，请填',
    rows: (n: number) => `${count(n)} 行`,
    columns: { heading: '原列名', field: '字段', samples: '样例', reads: '读法' },
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
      asIs: '原样',
    },
    replaces: (files: readonly string[]) => `会替换现在的 ${files.join('、')}。`,
    joins: (files: readonly string[]) => `会和已有的 ${files.join('、')} 放在一起。`,
    firstOwn: '导入后只剩自己的数据，演示的村、医院、上报数全部撤下。',
    twice: (role: string) => `有两份${role}，一类只能放一份。请去掉一份，或者改一下“这是什么”。`,
    missing: (parts: readonly string[]) => `还差：${parts.join('、')}`,
    missingParts: { crs: '坐标系', year: '年份' },
    check: '核对',
    reading: (size: string) => `正在读 ${size}，可以等，也可以关掉…`,
    headline: (total: number, ok: number, noun: Noun) =>
      total === 0
        ? '没有一行可以导入'
        : ok === total
          ? `${count(total)} ${nounsZh[noun]}，全部可以导入`
          : `${count(total)} ${nounsZh[noun]}，${count(ok)} ${noun === 'row' ? '行' : '个'}可以直接导入`,
    about: (encoding: string, line: number, crs: string | null) =>
      [encoding, line > 0 ? `标题在第 ${line} 行` : '', crs ? `坐标按 ${crs} 读` : ''].filter(Boolean),
    outcomes: outcomesZh,
    roles: rolesZh,
    toSee: (n: number) => (n === 0 ? '全部接受' : `${count(n)} 行要看`),
    issuesTitle: (n: number) => `${count(n)} 行没有直接导入`,
    issuesHint: '存疑的行照样导入，只有那一格按未报计；退回和跳过的行不导入',
    noIssues: '每一行都能导入，没有要看的。',
    empty: '没有数据行',
    noRows: '这份文件只有标题行，下面一行也没有：填好再放进来，或换一份。',
    issueColumns: ['去向', '行号', '列', '表里写的', '原因', '怎么办'],
    wholeRow: '整行',
    moreIssues: (n: number) => `还有 ${count(n)} 条，见下载的表`,
    back: '上一步',
    download: '下载这些行',
    downloadName: (file: string) => `${file}-要看的行.csv`,
    submit: (n: number) => `导入 ${count(n)} 行`,
    next: {
      villages: '还没有村表：导入后再放一份村表，才有村可看。',
      facilities: (layers: readonly string[]) => `还没有机构表：导入后${layers.join('、')}按未报计，再放一份机构表就能判。`,
    },
    toSample: '回到演示数据',
    toSampleSure: '自己的数据不会留下，确定回去',
    close: '关闭',
  },
  {
    title: 'Import',
    steps: ['Files', 'Check'],
    overlay: 'Drop to import',
    overlayHint: 'Villages and facilities (CSV), boundaries (GeoJSON); several at once if you like',
    start: 'Bring your own data',
    drop: 'Drop files here',
    pick: 'Choose files',
    add: 'Add files',
    needs: [
      'Villages (CSV): code or name, longitude, latitude; county and township if you have them',
      `Facilities (CSV): name, longitude, latitude; kind: ${KIND_CHOICE.en}`,
      'Boundaries (GeoJSON): only where it is not Hanzhong',
      'An Excel workbook: save it as CSV first',
    ],
    stays: 'Files are read on this computer and sent nowhere.',
    looking: 'Looking…',
    remove: (file) => `Remove ${file}`,
    leftOut: 'Left out for now; the other files go on without it.',
    takeOut: 'Remove it',
    unreadable: (n, others) =>
      others === 0
        ? 'No file here can be read: mend it, or drop another'
        : `${n === 1 ? 'One file' : `${count(n)} files`} cannot be read and ${n === 1 ? 'is' : 'are'} left out; the rest can be checked`,
    leftOutFiles: (files) => `Left out, as they cannot be read: ${files.join(', ')}`,
    kind: 'What it holds',
    encoding: 'Encoding',
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030 (GBK)', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' },
    crs: 'Coordinates in',
    crsAsk: 'Choose one: the wrong one moves villages by 300 to 1,200 m',
    crsNames: crsEn,
    suggested: 'the headings look like it; please confirm',
    noPositions: 'No longitude and latitude columns: nothing to choose',
    year: 'Figures as of the end of',
    yearAsk: 'The file has no year column: enter it',
    rows: (n) => countOf(n, 'row', 'rows'),
    columns: { heading: 'Heading', field: 'Field', samples: 'Samples', reads: 'Read as' },
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
      asIs: 'as written',
    },
    replaces: (files) => `Replaces ${files.join(', ')}.`,
    joins: (files) => `Joins ${files.join(', ')}.`,
    firstOwn: 'Only your own data will remain: every sample village, hospital and report is removed.',
    twice: (role) => `Two files hold ${role.toLowerCase()}, and a project has one. Remove one, or change what it holds.`,
    missing: (parts) => `Still needed: ${parts.join(', ')}`,
    missingParts: { crs: 'the coordinate system', year: 'the year' },
    check: 'Check',
    reading: (size) => `Reading ${size}; you may wait or close this…`,
    headline: (total, ok, noun) =>
      total === 0
        ? 'Nothing can be imported'
        : ok === total
          ? `${countOf(total, ...nounsEn[noun])}, all ready to import`
          : `${countOf(total, ...nounsEn[noun])}, ${count(ok)} ready to import`,
    about: (encoding, line, crs) =>
      [encoding, line > 0 ? `headings on line ${line}` : '', crs ? `coordinates read as ${crs}` : ''].filter(Boolean),
    outcomes: outcomesEn,
    roles: rolesEn,
    toSee: (n) => (n === 0 ? 'all accepted' : `${countOf(n, 'row', 'rows')} to look at`),
    issuesTitle: (n) => `${countOf(n, 'row', 'rows')} not simply accepted`,
    issuesHint: 'Flagged rows come in, that one cell as unknown; rejected and skipped rows stay out',
    noIssues: 'Every row can come in; there is nothing to look at.',
    empty: 'No rows',
    noRows: 'The file has a row of headings and nothing below it: fill it in and drop it again, or choose another.',
    issueColumns: ['Outcome', 'Line', 'Column', 'In the file', 'Why', 'What to do'],
    wholeRow: 'whole row',
    moreIssues: (n) => `${count(n)} more in the download`,
    back: 'Back',
    download: 'Download these rows',
    downloadName: (file) => `${file}-doubtful-rows.csv`,
    submit: (n) => `Import ${countOf(n, 'row', 'rows')}`,
    next: {
      villages: 'No villages yet: drop a file of villages next.',
      facilities: (layers) => `No facilities yet, so this stays unknown: ${layers.join(', ').toLowerCase()}. Drop a file of them next.`,
    },
    toSample: 'Back to the sample',
    toSampleSure: 'Your data is not kept: go back',
    close: 'Close',
  },
);
