import { describe, expect, it } from 'vitest';
import { describe as describeColumns, guessRole, headingKey, matchHeadings, measureIn, suggestCrs } from '../../src/io/headings.ts';

/** domain.md §4: what bureaus write, and the field it means. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  county: ['县区', '县(市、区)', '区县', 'county'],
  township: ['镇办', '乡镇', '乡(镇)', '镇(街道)', 'township'],
  name: ['行政村', '建制村', '村名', '村(社区)', 'name'],
  hamlets: ['自然村', '自然村数'],
  groups: ['村民小组', '组数', 'aad006'],
  code: ['行政区划代码', '统计用区划代码', '区划代码', '村编码', 'aad001', 'code'],
  poor: ['是否贫困村', '村属性', 'aad004'],
  deepPoverty: ['深度贫困村'],
  exitYear: ['退出年度', '脱贫年份', '出列年度'],
  households: ['户数', '总户数', 'aad005'],
  registered: ['人口', '总人口数', '户籍人口', 'aad010', 'population'],
  resident: ['常住人口'],
  lon: ['经度', '东经', 'lng', 'lon', 'X', 'aar101', '百度经度'],
  lat: ['纬度', '北纬', 'lat', 'Y', 'aar102', '百度纬度'],
  year: ['年度', '年份', 'aar040'],
  reportedKm: ['到乡镇距离', '到乡镇距离（公里）', 'aad327'],
};

const INDICATORS: Readonly<Record<string, readonly string[]>> = {
  'road-paved': ['是否通硬化路', '到乡镇是否通沥青(水泥)路', 'aad328', '通村路'],
  'road-bus': ['是否通客车', 'aad323'],
  'road-width-m': ['路面宽', '路面宽（米）'],
  'road-gravel-reverted-km': ['油返砂里程'],
  'road-unpaved-km': ['未通里程', 'aad321'],
  'water-safe': ['是否安全饮水'],
  'water-tap-percent': ['自来水普及率', '自来水普及率(%)'],
  'water-central-percent': ['集中供水率'],
  'water-assured-percent': ['供水保证率'],
  'water-quality-percent': ['水质达标率'],
  'power-household-percent': ['电力入户率'],
  'power-unserved-households': ['未通生活用电户数', 'aad356'],
  'broadband-households': ['通宽带户数', 'aad411'],
  'broadband-4g': ['4G覆盖'],
  'sanitation-harmless-toilet-households': ['无害化卫生厕所'],
  'sanitation-waste-facility': ['垃圾集中处理'],
  'sanitation-sewage-percent': ['污水处理率'],
  'clinic-area-m2': ['卫生室面积', '卫生室面积(㎡)', '卫生室面积（平方米）'],
  'clinic-four-rooms': ['四室分设'],
  'water-unsafe-households': ['未实现饮水安全户数', 'aad331', '饮水困难户数', 'aad332'],
  'power-three-phase': ['是否通动力电', '三相电', '生产用电'],
  'broadband-access': ['是否通宽带'],
  'broadband-fibre': ['通光纤', '光纤到村'],
  'sanitation-toilet-percent': ['卫生厕所普及率'],
  'clinic-standard': ['有无标准化卫生室', '卫生室个数', 'aad391', 'clinic'],
  'clinic-doctor': ['乡村医生', '执业(助理)医师', 'aad393'],
};

const suggested = (headings: readonly string[]) => suggestCrs(describeColumns(matchHeadings(headings), () => []));

describe('headings', () => {
  it.each(Object.entries(SYNONYMS).flatMap(([field, names]) => names.map((name) => [name, field])))('%s is %s', (name, field) => {
    expect([...matchHeadings([name]).fields.keys()]).toEqual([field]);
  });

  it.each(Object.entries(INDICATORS).flatMap(([id, names]) => names.map((name) => [name, id])))('%s is %s', (name, id) => {
    expect([...matchHeadings([name]).indicators.keys()]).toEqual([id]);
  });

  it('does not mind width, spaces, case or a unit', () => {
    expect(headingKey(' 户籍　人口（人） ')).toBe(headingKey('户籍人口'));
    expect(headingKey('ＬＯＮ')).toBe('lon');
  });

  it.each([
    ['到乡镇距离（米）', 'm'],
    ['到乡镇距离(公里)', 'km'],
    ['卫生室面积（㎡）', 'm2'],
    ['户数(户)', null],
    ['到乡镇距离', null],
  ])('says the measure of %s', (heading, measure) => {
    expect(measureIn(heading)).toBe(measure);
  });

  it('refuses columns that identify people, and leaves unknown ones unused', () => {
    const { refused, fields, indicators } = matchHeadings(['户主姓名', '身份证号', '联系电话', '银行卡号', '__proto__', '备注一']);
    expect([...refused.keys()]).toEqual([0, 1, 2, 3]);
    expect(fields.size + indicators.size).toBe(0);
  });

  it.each([
    [['编码', '卫生室个数', '有无标准化卫生室'], 'clinic-standard', 2],
    [['编码', '有无标准化卫生室', '卫生室个数'], 'clinic-standard', 1],
    [['编码', 'clinic', '有无标准化卫生室'], 'clinic-standard', 2],
  ] as const)('of %s the one that names the question decides it, wherever it stands', (headings, indicator, column) => {
    expect(matchHeadings(headings).indicators.get(indicator)).toBe(column);
  });

  it.each([
    [
      ['经度', '百度经度', '百度纬度', '纬度'],
      [0, 3],
    ],
    [
      ['百度经度', '百度纬度', 'X', '经度', '纬度'],
      [3, 4],
    ],
    [
      ['经度', '百度经度', '百度纬度'],
      [1, 2],
    ],
    [
      ['坐标', '村名'],
      [0, 0],
    ],
    [
      ['坐标', '经度', '纬度'],
      [1, 2],
    ],
    [
      ['lng', '纬度'],
      [0, 1],
    ],
  ] as const)('takes longitude and latitude of %s from one pair', (headings, [lon, lat]) => {
    const { fields } = matchHeadings(headings);
    expect([fields.get('lon'), fields.get('lat')]).toEqual([lon, lat]);
  });

  it('a hospital is not named after the village it stands in, nor a village after its hospital', () => {
    const hospitals = matchHeadings(['乡镇', '行政村', '机构名称', '类别', '级别', '经度', '纬度']);
    expect([guessRole(hospitals, 'x.csv'), hospitals.fields.get('facilityName'), hospitals.fields.get('kind')]).toEqual([
      'facilities',
      2,
      3,
    ]);
    const villages = matchHeadings(['编码', '卫生院', '行政村', '户数']);
    expect([guessRole(villages, 'x.csv'), villages.fields.get('name')]).toEqual(['villages', 2]);
  });

  it.each<[string, readonly string[], string]>([
    ['各村距卫生院距离.csv', ['行政村', '户数', '有无标准化卫生室'], 'villages'],
    ['各村距卫生院距离.csv', ['行政村', '经度', '纬度'], 'villages'],
    ['卫生院覆盖情况.csv', ['村编码', '名称', '经度', '纬度'], 'villages'],
    ['医疗机构.csv', ['名称', '有无标准化卫生室'], 'villages'],
    ['x.csv', ['编号', '行政村', '经度', '纬度'], 'villages'],
    ['卫生院.csv', ['编码', '名称', '经度', '纬度'], 'facilities'],
    ['x.csv', ['编码', '名称', '经度', '纬度'], 'villages'],
    ['卫生院.csv', ['编号', '行政村', '类别', '经度', '纬度'], 'facilities'],
    ['卫生院.csv', ['机构名称', '所在村编码', '行政村', '经度', '纬度'], 'facilities'],
    ['各村.csv', ['机构名称', '乡镇', '经度', '纬度'], 'facilities'],
  ])('the columns say what a table holds before its name does: %s, %j → %s', (file, headings, role) => {
    expect(guessRole(matchHeadings(headings), file)).toBe(role);
  });

  it.each([
    '身份证号',
    '证件号码',
    '联系电话',
    '手机号',
    '联系方式',
    '银行卡号',
    '卡号',
    '账号',
    '帐号',
    '银行账户',
    '社保卡号',
    '户主',
    '村医姓名',
    '联系人',
    '村负责人',
    'IDCard',
    'Phone',
    'mobile',
  ])('refuses %s', (heading) => {
    expect([...matchHeadings([heading]).refused]).toEqual([[0, 'heading']]);
  });

  it('takes the first of two synonyms, and points at a heading that stands twice', () => {
    const synonyms = matchHeadings(['村名', '户籍人口', '总人口']);
    expect([synonyms.fields.get('registered'), synonyms.repeated]).toEqual([1, null]);
    expect(describeColumns(synonyms, () => []).map(({ field }) => field)).toEqual(['name', 'registered', null]);
    expect(matchHeadings(['村名', '经度', '纬度', '经度', '纬度']).repeated).toBe(3);
    expect(matchHeadings(['村名', '户数', '户数（户）']).repeated, 'the unit aside').toBe(2);
    expect(matchHeadings(['村名', '是否通客车', '通客车']).repeated).toBeNull();
    expect(matchHeadings(['村名', '是否通客车', '是否通客车']).repeated).toBe(2);
    expect(matchHeadings(['村名', '', '', '备注一', '备注一', '联系电话', '联系电话']).repeated, 'what is not read may repeat').toBeNull();
  });

  it('takes the register’s own coordinates for BD-09, as a suggestion only', () => {
    expect(suggested(['百度经度', '百度纬度'])).toBe('bd09');
    expect(suggested(['高德经度', '高德纬度'])).toBe('gcj02');
    expect(suggested(['经度(GCJ-02)', '纬度(GCJ-02)'])).toBe('gcj02');
    expect(suggested(['X坐标', 'Y坐标'])).toBeNull();
    expect(suggested(['经度', '纬度'])).toBeNull();
  });
});
