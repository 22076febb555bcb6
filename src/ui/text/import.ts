import type { Role } from '../../domain/dataset.ts';
import { crsNames } from './crs.ts';
import { KIND_CHOICE } from './facility.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

const rolesZh: Record<Role, string> = {
  villages: '村表',
  facilities: '机构表',
  status: '上报表',
  districts: '县界、镇界',
  roads: '道路',
  works: '工程表',
  targets: '目标表',
  codes: '新旧编码对照表',
  matrix: '行程表（村到机构的米数，可按它量距离）',
  terrain: '高程（GeoTIFF，算步行时间）',
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
  matrix: 'Travel table (metres from village to facility, to measure by)',
  terrain: 'Heights (GeoTIFF, for walking times)',
};

/** Bringing one's own files in. */
export const importWords = words(
  {
    title: '导入',
    steps: { files: '文件', columns: '对列', check: '核对' },
    start: '放入自己的数据',
    drop: '把文件拖到这里',
    pick: '选择文件',
    add: '再加文件',
    needs: [
      '村表（Excel 或 CSV）：编码或村名，经度、纬度；县区、镇办两列最好也有',
      `机构表（Excel 或 CSV）：名称，经度、纬度；类别写${KIND_CHOICE.zh}`,
      '县界、镇界（GeoJSON、KML、打成 zip 的 shapefile）：不是汉中市的才要放',
      '列名不用改：下一步可以逐列核对',
    ],
    stays: '文件只在这台电脑上读，不上传。',
    looking: '正在查看…',
    compareProgramme: '这是改好的方案：和现在的方案比对',
    remove: (file: string) => `去掉 ${file}`,
    replacesOther: '已有一份同名而内容不同的文件，由这份替换。两份都要就先改文件名，再一起放进来。',
    leftOut: '这份先不导入，其余的照常。',
    takeOut: '去掉这份',
    unreadable: (n: number, others: number) =>
      others === 0 ? '没有能读的文件，改好或换一份再放进来' : `${count(n)} 份读不了，先不导入；其余的照常`,
    leftOutFiles: (files: readonly string[]) => `读不了、没有导入的文件：${files.join('、')}`,
    kind: '这是什么',
    encoding: '文字编码',
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030（GBK）', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' },
    crs: '坐标系',
    crsAsk: '请选一种：选错了，村会偏 300 到 1,200 米',
    crsByCounty: '各县不同，已按县定',
    crsEach: '各县各自的坐标系',
    crsNames: crsNames.zh,
    suggested: '表里像是它，请核实',
    noPositions: '没有经纬度列，不用选坐标系',
    year: '数据截至哪一年底',
    yearAsk: '表里没有年度列，请填',
    sameCrs: (n: number, crs: string) => `其余 ${count(n)} 份的坐标也按 ${crs}`,
    sameYear: (n: number, year: number) => `其余 ${count(n)} 份也截至 ${year} 年底`,
    yearSaid: (year: number) => `文件里写着 ${year} 年：采用`,
    rows: (n: number) => `${count(n)} 行`,
    replaces: (files: readonly string[]) => `会替换现在的 ${files.join('、')}。`,
    joins: (files: readonly string[]) => `会和已有的 ${files.join('、')} 放在一起。`,
    firstOwn: '导入后只剩自己的数据，演示的村、医院、上报数全部撤下。',
    missing: (parts: readonly string[]) => `还差：${parts.join('、')}`,
    missingParts: { crs: '坐标系', year: '年份' },
    check: '核对',
    toColumns: '下一步：对列',
    filesHeadline: (n: number, readable: number) =>
      n === 1
        ? readable === 1
          ? '这份文件读得出来'
          : '这份文件现在读不出来'
        : readable === n
          ? `${count(n)} 份文件，都读得出来`
          : readable === 0
            ? `${count(n)} 份文件，都读不出来`
            : `${count(n)} 份文件，${count(readable)} 份读得出来`,
    oneHeadline: (role: string, n: number) => `这是${role}，${count(n)} 行`,
    sheet: '工作表',
    layer: '图层',
    delimiter: (sign: string) => ({ ',': '逗号分隔', '\t': '制表符分隔', ';': '分号分隔', '|': '竖线分隔' })[sign] ?? `“${sign}”分隔`,
    preview: (file: string) => `${file} 的前几行`,
    previewHint: '文字若是乱码，换一种文字编码看看。',
    previewHidden: '不显示',
    moreSystems: '更多：单位是米的坐标',
    matchInstead: '也可以到下一步“对列”里指明是哪一列。',
    roles: rolesZh,
    back: '上一步',
    toSample: '回到演示数据',
    toSampleSure: '自己的项目会留着，确定回去',
    close: '关闭',
  },
  {
    title: 'Import',
    steps: { files: 'Files', columns: 'Columns', check: 'Check' },
    start: 'Bring your own data',
    drop: 'Drop files here',
    pick: 'Choose files',
    add: 'Add files',
    needs: [
      'Villages (Excel or CSV): code or name, longitude, latitude; county and township if you have them',
      `Facilities (Excel or CSV): name, longitude, latitude; kind: ${KIND_CHOICE.en}`,
      'Boundaries (GeoJSON, KML or a zipped shapefile): only where it is not Hanzhong',
      'Headings may stay as they are: the next step matches them',
    ],
    stays: 'Files are read on this computer and sent nowhere.',
    looking: 'Looking…',
    compareProgramme: 'This is the programme, edited: compare it with the present one',
    remove: (file) => `Remove ${file}`,
    replacesOther:
      'A file of this name with other contents was there: this one takes its place. To have both, rename one and drop them together.',
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
    crsByCounty: 'set county by county',
    crsEach: 'each county’s own system',
    crsNames: crsNames.en,
    suggested: 'the file looks like it; please confirm',
    noPositions: 'No longitude and latitude columns: nothing to choose',
    year: 'Figures as of the end of',
    yearAsk: 'The file has no year column: enter it',
    sameCrs: (n, crs) => `${crs} for the other ${countOf(n, 'file', 'files')} too`,
    sameYear: (n, year) => `End of ${year} for the other ${countOf(n, 'file', 'files')} too`,
    yearSaid: (year) => `Its name says ${year}: use it`,
    rows: (n) => countOf(n, 'row', 'rows'),
    replaces: (files) => `Replaces ${files.join(', ')}.`,
    joins: (files) => `Joins ${files.join(', ')}.`,
    firstOwn: 'Only your own data will remain: every sample village, hospital and report is removed.',
    missing: (parts) => `Still needed: ${parts.join(', ')}`,
    missingParts: { crs: 'the coordinate system', year: 'the year' },
    check: 'Check',
    toColumns: 'Next: columns',
    filesHeadline: (n, readable) =>
      n === 1
        ? readable === 1
          ? 'This file can be read'
          : 'This file cannot be read as it is'
        : readable === n
          ? `${count(n)} files, all can be read`
          : readable === 0
            ? `${count(n)} files, none can be read`
            : `${count(n)} files, ${count(readable)} can be read`,
    oneHeadline: (role, n) => `${role}: ${countOf(n, 'row', 'rows')}`,
    sheet: 'Sheet',
    layer: 'Layer',
    delimiter: (sign) =>
      ({ ',': 'comma-separated', '\t': 'tab-separated', ';': 'semicolon-separated', '|': 'bar-separated' })[sign] ?? `“${sign}”-separated`,
    preview: (file) => `First lines of ${file}`,
    previewHint: 'If the text looks garbled, try another encoding.',
    previewHidden: 'hidden',
    moreSystems: 'More: coordinates in metres',
    matchInstead: 'Or say in the next step which column it is.',
    roles: rolesEn,
    back: 'Back',
    toSample: 'Back to the sample',
    toSampleSure: 'Your project stays kept: go back',
    close: 'Close',
  },
);
