import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { suggestAsOf } from '../../src/io/headings/key.ts';
import { findSimilar } from '../../src/io/headings/similar.ts';
import { type Columns, matchHeadings } from '../../src/io/headings.ts';

/** What one heading alone is taken for, and how surely. */
function taken(heading: string): readonly [string | null, number] {
  const { fields, indicators, dated, confidence } = matchHeadings([heading]);
  return [[...fields.keys(), ...indicators.keys(), ...dated.map(({ indicator }) => indicator)][0] ?? null, confidence.get(0) ?? 0];
}

/** Headings of real reports that no list of synonyms holds word for word. */
const RESEMBLING: Readonly<Record<string, string>> = {
  '县（市、区）名称': 'county',
  所在县: 'county',
  '乡（镇）名称': 'township',
  行政村名称: 'name',
  建制村名称: 'name',
  村委会名称: 'name',
  村名称: 'name',
  '村编码（12位）': 'code',
  '户数（必填）': 'households',
  本村总人口: 'registered',
  '是否通硬化路（是/否）': 'road-paved',
  '是否通沥青（水泥）路情况': 'road-paved',
  行政村通客车: 'road-bus',
  '通村路路面宽度（米）': 'road-width-m',
  村卫生室个数: 'clinic-standard',
  村级卫生室: 'clinic-standard',
  是否有标准化村卫生室: 'clinic-standard',
  标准化卫生室建设情况: 'clinic-standard',
  村卫生室面积: 'clinic-area-m2',
  农村自来水普及率: 'water-tap-percent',
  饮水安全是否达标: 'water-safe',
  是否实现安全饮水: 'water-safe',
  '农村生活污水处理率（%）': 'sanitation-sewage-percent',
  生活垃圾集中处理: 'sanitation-waste-facility',
  农户卫生厕所普及率: 'sanitation-toilet-percent',
  是否实现光纤到村: 'broadband-fibre',
};

/** Headings that look like something we know and count something else, or its opposite. */
const OTHERS = [
  ...['未通硬化路', '未通动力电', '未通宽带', '不通客车村', '无卫生室', '非贫困村', '自来水未普及率', '污水未处理率', '未达标卫生厕所户数'],
  ...[
    '贫困户数',
    '贫困人口',
    '建档立卡贫困户数',
    '脱贫户数',
    '搬迁户数',
    '低保户数',
    '危房户数',
    '常住户数',
    '其中：贫困户数',
    '劳动力人口',
    '外出务工人数',
  ],
  ...[
    '计划通硬化路',
    '是否计划通硬化路',
    '拟通动力电',
    '计划硬化路里程',
    '已通里程',
    '卫生厕所改造户数',
    '缺水户数',
    '实现饮水安全户数',
    '安全饮水户数',
  ],
  ...['饮水困难人口', '通自来水人数', '20户以上自然村', '30户以下自然村', '通5G', '户均面积', '人均纯收入', '总投资'],
  ...[
    '卫生院个数',
    '学校名称',
    '道路名称',
    '道路编码',
    '卫生室地址',
    '乡镇卫生院面积',
    '水源地经度',
    '卫生院纬度',
    '卫生院距离',
    '到县城距离',
    '村卫生室名称',
  ],
  ...['单位', '备注', '序号', '说明', '垃圾分类', '是否通广播电视', '幼儿园个数', 'aad329', 'village_id', '属性'],
];

describe('headings that resemble one we know', () => {
  it.each(Object.entries(RESEMBLING))('%s is %s, less surely than its own name', (heading, meaning) => {
    const [field, confidence] = taken(heading);
    expect(field).toBe(meaning);
    expect(confidence).toBeGreaterThanOrEqual(0.7);
    expect(confidence).toBeLessThan(1);
  });

  it.each(OTHERS)('%s is none', (heading) => {
    expect(taken(heading)).toEqual([null, 0]);
  });

  it('never turn what they say: a word that denies stays one', () => {
    const denied = ['未', '不', '无', '没有'];
    const names = ['通硬化路', '通动力电', '通宽带', '通光纤', '通客车', '通邮', '实现安全饮水', '卫生室', '四室分设', '垃圾集中处理'];
    for (const name of names)
      for (const word of denied) expect([`${word}${name}`, findSimilar(`${word}${name}`)]).toEqual([`${word}${name}`, null]);
    expect(taken('未实现饮水安全户数(户)'), 'the count of those without is known as such').toEqual(['water-unsafe-households', 1]);
  });

  it('give way to one that is known, and are neither where two are equally like', () => {
    expect(matchHeadings(['村卫生室个数', '卫生室个数']).indicators.get('clinic-standard')).toBe(1);
    const two = matchHeadings(['村名', '是否通硬化路（是/否）', '是否通硬化路（必填）']);
    expect([two.indicators.size, two.confidence.size]).toEqual([0, 1]);
  });

  it('are no half of a position', () => {
    expect(matchHeadings(['村名', '村经度']).fields.has('lon')).toBe(false);
  });
});

const POOL = [
  ...[
    '县区',
    '乡镇',
    '行政村名称',
    '村编码',
    '经度',
    '纬度',
    '百度经度',
    '百度纬度',
    '户数',
    '总户数',
    '贫困户数',
    '户籍人口',
    '人口',
    '常住人口',
  ],
  ...[
    '是否通硬化路（是/否）',
    '通硬化路',
    '2018年是否通客车',
    '2019年是否通客车',
    '村卫生室个数',
    '有无标准化卫生室',
    '自来水普及率（%）',
    '未实现饮水安全户数',
  ],
  ...['备注', '序号', '联系电话', '__proto__', 'constructor', '坐标', '村小组情况', '是否通动力电情况'],
];

/** What is read from which heading: the columns' numbers left out. */
function byHeading({ headings, fields, indicators, dated, confidence, refused }: Columns) {
  const all: [string, number][] = [
    ...fields,
    ...indicators,
    ...dated.map(({ indicator, month, column }): [string, number] => [`${indicator}@${month}`, column]),
  ];
  return {
    read: Object.fromEntries(all.map(([what, at]) => [what, [headings[at], confidence.get(at)]])),
    refused: [...refused].map(([at, why]) => `${headings[at]} ${why}`).sort(),
  };
}

describe('the match of a table', () => {
  it('does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(POOL, { minLength: 2 }), fc.infiniteStream(fc.nat()), (headings, order) => {
        const turned = headings
          .map((heading) => ({ heading, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ heading }) => heading);
        expect(byHeading(matchHeadings(turned))).toEqual(byHeading(matchHeadings(headings)));
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('gives a column to one thing, and every used column a confidence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...POOL), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 12 }),
        (headings) => {
          const { fields, indicators, dated, confidence, refused } = matchHeadings(headings);
          const used = [
            ...fields.entries(),
            ...indicators.entries(),
            ...dated.map(({ indicator, column }) => [indicator, column] as const),
          ];
          const columns = used.filter(([what]) => what !== 'lat' || fields.get('lon') !== fields.get('lat')).map(([, at]) => at);
          expect(new Set(columns).size).toBe(columns.length);
          for (const at of columns) expect(confidence.get(at)).toBeGreaterThan(0);
          for (const at of confidence.keys()) expect(columns).toContain(at);
          for (const at of refused.keys()) expect(columns).not.toContain(at);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});

describe('dates in headings and titles', () => {
  it.each([
    ['2018年是否通硬化路', 'road-paved', yearEnd(2018)],
    ['是否安全饮水（2019）', 'water-safe', yearEnd(2019)],
    ['截至2019年6月底自来水普及率（%）', 'water-tap-percent', monthOf(2019, 6)],
    ['自来水普及率2019', 'water-tap-percent', yearEnd(2019)],
    ['2020年度通客车', 'road-bus', yearEnd(2020)],
  ] as const)('%s is of its month', (heading, indicator, month) => {
    expect(matchHeadings([heading]).dated).toEqual([{ indicator, column: 0, month }]);
  });

  it('a period is no date, and the latest year speaks for a field', () => {
    expect(matchHeadings(['2018-2020年是否通硬化路']).dated).toEqual([]);
    const { fields, confidence } = matchHeadings(['2018年户数', '2019年户数', '2017年户数']);
    expect([fields.get('households'), confidence.get(1)]).toEqual([1, 0.95]);
    expect(matchHeadings(['2019年户数', '户数']).fields.get('households')).toBe(1);
  });

  it.each([
    [['略阳县2019年12月.xlsx'], monthOf(2019, 12)],
    [['略阳县201906.csv'], monthOf(2019, 6)],
    [['村级情况_20191231.xls'], monthOf(2019, 12)],
    [['村.csv', '2018年'], yearEnd(2018)],
    [['村.csv', '', '略阳县2019年6月村级情况表'], monthOf(2019, 6)],
    [['三年行动2018-2020.csv'], null],
    [['610727113205.csv'], null],
    [['村.csv', 'Sheet1'], null],
  ] as const)('%s speaks of a month or of none', (titles, month) => {
    expect(suggestAsOf(titles)).toBe(month);
  });
});
