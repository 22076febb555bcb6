import type { FileProblem, RowReason } from '../../domain/report.ts';
import { KIND_CHOICE } from './facility.ts';
import { words } from './words.ts';

/** What is wrong with a row, and what to do about it. */
interface Issue {
  readonly why: string;
  readonly todo: string;
}

const issuesZh: Record<RowReason, Issue> = {
  'position-missing': { why: '没有坐标', todo: '补上经纬度；不补就不画在图上，按未报计' },
  'position-unreadable': { why: '坐标读不出来', todo: '写成小数度，如 107.0235' },
  'position-zero': { why: '坐标填成了 0', todo: '换成真实经纬度' },
  'position-out-of-range': { why: '坐标超出范围', todo: '核对经纬度' },
  'position-swapped': { why: '两列像是写反了', todo: '对调经度、纬度' },
  'position-outside-county': { why: '落在本县以外', todo: '核对坐标和坐标系' },
  'position-disputed': { why: '和别的文件里的坐标不一样', todo: '定下用哪一份；不定就不画在图上，按未报计' },
  'no-code-or-name': { why: '没有编码，也没有村名', todo: '补上其中一样再导入' },
  'repeated-code': { why: '编码和前面一行重复', todo: '只留一行再导入' },
  'ambiguous-place': { why: '对得上的村不止一个，或只有村名对得上', todo: '补上编码，或县区、镇办；也可以指定是哪个村' },
  'merged-village': { why: '这个村已和别的村合并，它的数不是新村的数', todo: '换成新村的数；几个旧村的数不相加' },
  'conflicting-value': { why: '和另一份文件说的不一样', todo: '定下用哪一份；不定就按未报计' },
  'older-value': { why: '另一份更新的文件说的不一样，用了新的', todo: '要用这份的，指定一下' },
  'repeated-target': { why: '同一指标、范围、期限的目标写了两次', todo: '只留一行' },
  'circular-code': { why: '新旧编码绕成了圈，分不清现在是哪个', todo: '核对这一行的新旧编码' },
  'same-name': { why: '没有编码，村名和前面一行相同', todo: '是两个村就补编码；是一个村就留一行' },
  'repeated-id': { why: '编号和前面一行重复', todo: '只留一行再导入' },
  'damaged-code': { why: '编码被 Excel 改坏，后几位丢了', todo: '按“文本”格式补全 12 位编码；有村名的先按村名认' },
  'unusual-code': { why: '编码不是 12 位村编码，或不是本县的', todo: '核对后补全 12 位编码；有村名的先按村名认' },
  'repeated-position': { why: '和别的行同在一个点上', todo: '核对各自的坐标；真在一处的不用改，坐标照用' },
  'no-id': { why: '没有编号，也没有名称', todo: '补上其中一样再导入' },
  'unknown-kind': { why: '机构类别认不出', todo: `写成${KIND_CHOICE.zh}` },
  'unknown-indicator': { why: '指标认不出', todo: '核对指标名' },
  'unknown-subject': { why: '对不上任何一个村或机构', todo: '核对编码' },
  'overlapping-period': { why: '和另一行的月份重叠', todo: '分清起止月份' },
  'unreadable-value': { why: '这个值认不出', todo: '写成 是、否 或 不具备条件；不改就按未报计' },
  'unreadable-number': { why: '不是数字', todo: '改成数字；不改就按未报计' },
  'impossible-value': { why: '数值不可能（超过 100%、超过总数，或大得离谱）', todo: '核对后改正；不改就按未报计' },
  'doubtful-share': { why: '分不清是 0.85% 还是 85%：这一列两种写法都有，或和标题的 % 对不上', todo: '带上 % 写，如 85%；不改就按未报计' },
  'unreadable-period': { why: '年月没填，或认不出', todo: '写成 2019 或 2019-12；不改，这一期的数不收' },
  'personal-number': { why: '格里有个人的号码，没有读进来', todo: '删掉号码；是编码的，换成村或机构的编码' },
  'too-many-cells': { why: '格数比标题多，各列可能错位', todo: '看看是否多了逗号；有逗号的格子要加引号' },
  'not-an-area': { why: '不是一块面', todo: '只留面要素' },
  'not-a-line': { why: '不是一条线', todo: '只留线要素' },
  'unknown-direction': { why: '认不出是不是单行', todo: '写成 是、否、正向 或 逆向；不改就按双向通行算' },
  'blank-row': { why: '空行', todo: '不用管' },
  'total-row': { why: '合计行，不是村', todo: '不用管' },
  'footer-row': { why: '表尾的填表说明', todo: '不用管；人名、电话不显示' },
  'title-row': { why: '标题行，不是数据', todo: '不用管' },
};

const issuesEn: Record<RowReason, Issue> = {
  'position-missing': { why: 'No coordinates', todo: 'Add them; until then it is off the map and unknown' },
  'position-unreadable': { why: 'Coordinates cannot be read', todo: 'Write decimal degrees, e.g. 107.0235' },
  'position-zero': { why: 'Coordinates are 0', todo: 'Enter the real ones' },
  'position-out-of-range': { why: 'Coordinates out of range', todo: 'Check them' },
  'position-swapped': { why: 'Longitude and latitude look swapped', todo: 'Swap the two cells' },
  'position-outside-county': { why: 'Outside its own county', todo: 'Check the coordinates and their system' },
  'position-disputed': { why: 'Another file gives other coordinates', todo: 'Choose one file; until then it is off the map and unknown' },
  'no-code-or-name': { why: 'Neither a code nor a name', todo: 'Add one of them' },
  'repeated-code': { why: 'Same code as an earlier row', todo: 'Keep one of the two' },
  'ambiguous-place': {
    why: 'More than one village fits, or only the name does',
    todo: 'Add the code, or county and township; or say which village it is',
  },
  'merged-village': {
    why: 'Merged with others since: its figures are not the new village’s',
    todo: 'Give the new village’s figures; those of the old are not added up',
  },
  'conflicting-value': { why: 'Another file says otherwise', todo: 'Choose one; until then it counts as unknown' },
  'older-value': { why: 'A newer file says otherwise, and the newer stands', todo: 'Choose this one if it is right' },
  'repeated-target': { why: 'The same indicator, counties and date twice', todo: 'Keep one row' },
  'circular-code': { why: 'Old and new codes lead round in a circle', todo: 'Check the two codes of this row' },
  'same-name': { why: 'No code, and the same name as an earlier row', todo: 'Two villages: add their codes. One: keep one row' },
  'repeated-id': { why: 'Same id as an earlier row', todo: 'Keep one of the two' },
  'damaged-code': {
    why: 'Code damaged by Excel, its last digits are gone',
    todo: 'Enter all 12 digits as text; until then its name tells it',
  },
  'unusual-code': {
    why: 'No village code of 12 digits like the others, or another county’s',
    todo: 'Check it and enter all 12 digits; until then its name tells it',
  },
  'repeated-position': {
    why: 'At the very same point as another row',
    todo: 'Check where each really is; if both are there, leave it: the position is used',
  },
  'no-id': { why: 'Neither an id nor a name', todo: 'Add one of them' },
  'unknown-kind': { why: 'Unknown kind of facility', todo: `Use ${KIND_CHOICE.en}` },
  'unknown-indicator': { why: 'Unknown indicator', todo: 'Check its name' },
  'unknown-subject': { why: 'Belongs to no village or facility', todo: 'Check the code' },
  'overlapping-period': { why: 'Months overlap with another row', todo: 'Separate the periods' },
  'unreadable-value': { why: 'Value not understood', todo: 'Write yes, no or exempt; else it counts as unknown' },
  'unreadable-number': { why: 'Not a number', todo: 'Enter a number; else it counts as unknown' },
  'impossible-value': { why: 'Impossible (above 100 %, above the total, or far too large)', todo: 'Correct it; else it counts as unknown' },
  'doubtful-share': {
    why: 'Could be 0.85 % or 85 %: the column mixes both, or its heading disagrees',
    todo: 'Write it with its sign, e.g. 85%; else it counts as unknown',
  },
  'unreadable-period': {
    why: 'Year or month missing or not understood',
    todo: 'Write 2019 or 2019-12; until then its figures are left out',
  },
  'personal-number': {
    why: 'The cell holds a person’s number, which was not taken in',
    todo: 'Delete the number; where a code belongs, enter the village’s or facility’s own',
  },
  'too-many-cells': { why: 'More cells than headings: they may have slipped', todo: 'Look for a stray comma, or quote the cell it is in' },
  'not-an-area': { why: 'Not an area', todo: 'Keep polygons only' },
  'not-a-line': { why: 'Not a line', todo: 'Keep lines only' },
  'unknown-direction': { why: 'Cannot tell whether it is one-way', todo: 'Write yes, no, forward or backward; else it counts as two-way' },
  'blank-row': { why: 'Blank row', todo: 'Nothing to do' },
  'total-row': { why: 'A total, not a village', todo: 'Nothing to do' },
  'footer-row': { why: 'Form footer', todo: 'Nothing to do; names and numbers are not shown' },
  'title-row': { why: 'A title, not data', todo: 'Nothing to do' },
};

type Problem = (where: {
  readonly line: number | null;
  readonly column: string /** What a file of shapes is; null: a table. */;
  readonly geo: string | null;
}) => Issue;

const problemsZh: Record<FileProblem, Problem> = {
  'empty-file': () => ({ why: '是空的，一个字也没有。', todo: '请换一份文件。' }),
  'unreadable-file': ({ geo }) =>
    geo
      ? { why: `不是完整的 ${geo}，读到一半就断了。`, todo: '请从制图软件里重新导出一次。' }
      : { why: '的文字读不出来。', todo: '请换一种编码；或在 Excel 里另存为“CSV UTF-8（逗号分隔）”再放进来。' },
  'unsupported-format': () => ({ why: '这种格式读不了。', todo: '表格请另存为 .xlsx 或 CSV，边界请另存为 GeoJSON，再放进来。' }),
  'old-workbook': () => ({
    why: '是旧版 Excel（.xls），不能安全地读。',
    todo: '请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”，再放进来。',
  }),
  encrypted: () => ({ why: '有密码，打不开。', todo: '请在 Excel 或 WPS 里去掉密码，另存一份再放进来。' }),
  'damaged-archive': () => ({ why: '已损坏，没有传完整，或不是真正的 .xlsx、.zip。', todo: '请重新拷一份；能打开的，另存一份再放进来。' }),
  'not-a-project': () => ({ why: '不是短板图的项目文件。', todo: '项目文件以 .gapmap 结尾，在“项目”里保存得到。' }),
  'sample-part': () => ({ why: '改的是演示数据，里面没有文件，并不进来。', todo: '要看它，请只放这一个文件。' }),
  'newer-version': () => ({ why: '是更新版本的短板图保存的，这个版本读不了。', todo: '请先更新短板图，再打开。' }),
  'too-large': () => ({ why: '太大，或展开后超过能读的上限。', todo: '请删掉用不着的工作表、空行空列，或分成几份再放进来。' }),
  'too-slow': () => ({ why: '10 秒没有进展，已停下。现在打开的项目没有动。', todo: '请另存一份、或分成几份再放进来。' }),
  'unknown-system': () => ({
    why: '里的 .prj 写着一种这里不会换算的坐标系（如西安 80、北京 54）。',
    todo: '请在制图软件里导出成 CGCS2000 或 WGS 84 再放进来；知道它其实是哪一种的，在坐标系里选定。',
  }),
  picture: () => ({ why: '是图片，里面的字读不了。', todo: '请放原来的表格（Excel 或 CSV）；只有图片的，要先录成表格。' }),
  pdf: () => ({ why: '是 PDF，里面的表读不了。', todo: '请找到原来的表格，把它放进来。' }),
  'unclosed-quote': ({ line }) => ({
    why: `第 ${line} 行有一格以英文引号开头，却没有在格末收尾，从那里起分不清哪里是一行。`,
    todo: '请删掉这个引号，或换成中文引号“ ”，再放进来。',
  }),
  'no-heading': () => ({ why: '前 12 行里没找到标题行。', todo: '请加一行标题，如：行政村、经度、纬度。' }),
  'missing-column': ({ line, column }) => ({
    why: `${line === null ? '' : `第 ${line} 行的标题里`}缺“${column}”这一列。`,
    todo: '请补上这一列；若文件类别选错了，改选类别。',
  }),
  'repeated-heading': ({ line, column }) => ({
    why: `${line === null ? '' : `第 ${line} 行的标题里`}有两列都叫“${column}”，分不清用哪一列。`,
    todo: '请改掉或删掉其中一列，再放进来。',
  }),
  'no-unit': ({ column }) => ({
    why: `“${column}”这一列没写单位，不知道数字是米、公里，还是分钟、秒。`,
    todo: '请把标题改成 米、公里、分钟 或 秒，再放进来。',
  }),
  'no-money-unit': ({ column }) => ({
    why: `“${column}”这一列没写是元还是万元。`,
    todo: '请在标题里写上，如 投资(万元)，再放进来。',
  }),
  'two-measures': ({ column }) => ({
    why: `有不止一列距离或时间：${column}，分不清用哪一列。`,
    todo: '请只留一列距离、一列时间，再放进来。',
  }),
  'no-records': ({ geo }) =>
    geo
      ? { why: '里没有带名称的边界。', todo: '请给每块边界加上 name 属性，再导出一次。' }
      : { why: '只有标题，没有数据。', todo: '请换一份文件。' },
  'unreadable-cell': ({ line, column }) => ({
    why: `第 ${line} 行“${column}”这一格读不出来，或和上面的重复。`,
    todo: '请改正这一格，或删掉这一行，再放进来。',
  }),
};

const problemsEn: Record<FileProblem, Problem> = {
  'empty-file': () => ({ why: 'is empty.', todo: 'Choose another file.' }),
  'unreadable-file': ({ geo }) =>
    geo
      ? { why: `is not complete ${geo}.`, todo: 'Export it again from your mapping tool.' }
      : { why: 'holds text that cannot be read.', todo: 'Try another encoding, or save it as “CSV UTF-8” in Excel and drop it again.' },
  'unsupported-format': () => ({
    why: 'is in a format that cannot be read.',
    todo: 'Save tables as .xlsx or CSV, boundaries as GeoJSON, and drop that.',
  }),
  'old-workbook': () => ({
    why: 'is an old Excel workbook (.xls) and cannot be read safely.',
    todo: 'Open it in Excel or WPS, save it as “Excel workbook (.xlsx)” and drop that.',
  }),
  encrypted: () => ({ why: 'has a password.', todo: 'Remove the password in Excel or WPS, save a copy and drop that.' }),
  'damaged-archive': () => ({
    why: 'is damaged, incomplete, or no real .xlsx or .zip.',
    todo: 'Copy it again; if it opens, save a copy and drop that.',
  }),
  'not-a-project': () => ({ why: 'is no project file of Gapmap.', todo: 'Project files end in .gapmap; “Project” saves them.' }),
  'sample-part': () => ({
    why: 'holds changes to the sample and no files, so it cannot join these.',
    todo: 'To see it, drop this file alone.',
  }),
  'newer-version': () => ({
    why: 'was saved by a newer Gapmap and cannot be read by this one.',
    todo: 'Update Gapmap, then open it.',
  }),
  'too-large': () => ({
    why: 'is too large, or unpacks to more than can be read.',
    todo: 'Delete unused sheets, empty rows and columns, or split it.',
  }),
  'too-slow': () => ({
    why: 'made no progress for 10 seconds and was stopped. The open project is untouched.',
    todo: 'Save a copy, or split it, and drop that.',
  }),
  'unknown-system': () => ({
    why: 'names a coordinate system that cannot be converted here (such as Xian 1980) in its .prj.',
    todo: 'Export it in CGCS2000 or WGS 84; if you know which system it really is, choose that.',
  }),
  picture: () => ({ why: 'is a picture; what is written in it cannot be read.', todo: 'Drop the table itself (Excel or CSV).' }),
  pdf: () => ({ why: 'is a PDF; its tables cannot be read.', todo: 'Find the table it was made from and drop that.' }),
  'unclosed-quote': ({ line }) => ({
    why: `has a cell on line ${line} that begins with a quotation mark and does not end with one, so rows cannot be told apart after it.`,
    todo: 'Remove the mark, or put the whole cell in quotation marks, and drop the file again.',
  }),
  'no-heading': () => ({ why: 'has no row of headings in its first 12 lines.', todo: 'Add one, such as: name, lon, lat.' }),
  'missing-column': ({ line, column }) => ({
    why: `lacks the column “${column}”${line === null ? '' : ` (headings on line ${line})`}.`,
    todo: 'Add it; or choose another kind of file if this one was guessed wrong.',
  }),
  'repeated-heading': ({ line, column }) => ({
    why: `has two columns named “${column}”${line === null ? '' : ` (headings on line ${line})`}.`,
    todo: 'Rename or remove one of them and drop the file again.',
  }),
  'no-unit': ({ column }) => ({
    why: `has a column “${column}” that does not say its unit: metres, kilometres, minutes or seconds.`,
    todo: 'Name it metres, km, minutes or seconds and drop the file again.',
  }),
  'no-money-unit': ({ column }) => ({
    why: `has a column “${column}” that does not say whether it is in 元 or in 万元.`,
    todo: 'Say it in the heading, such as 投资(万元) or cost_cny, and drop the file again.',
  }),
  'two-measures': ({ column }) => ({
    why: `has more than one column of distances or of times: ${column}.`,
    todo: 'Leave one of each and drop the file again.',
  }),
  'no-records': ({ geo }) =>
    geo
      ? { why: 'holds no boundary with a name.', todo: 'Give every polygon a name property and export it again.' }
      : { why: 'has headings but no data.', todo: 'Choose another file.' },
  'unreadable-cell': ({ line, column }) => ({
    why: `has a cell on line ${line}, column “${column}”, that cannot be read or repeats one above.`,
    todo: 'Correct it, or leave the row out, and drop the file again.',
  }),
};

/** Every reason a row or a file is not simply taken, with what to do. */
export const importReasons = words({ issues: issuesZh, problems: problemsZh }, { issues: issuesEn, problems: problemsEn });
