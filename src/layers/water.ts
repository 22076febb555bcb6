import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

/**
 * Up to this share of households still lacking, the supply that the others have is extended to them; beyond, the village needs a scheme of its
 * own: [E].
 */
const MOST_HAVE_IT = 50;

const PERSON = { zh: '人', en: 'person' } as const;

const CONSOLIDATION: Remedy = {
  id: 'water-consolidation',
  name: { zh: '饮水巩固提升', en: 'Water supply extended' },
  quantity: { kind: 'people-lacking' },
  upToPercent: MOST_HAVE_IT,
  unit: PERSON,
  cost: estimated(690),
  after: [],
  inTrench: true,
};

const SCHEME: Remedy = {
  id: 'water-scheme',
  name: { zh: '新建山区供水工程', en: 'New mountain water scheme' },
  quantity: { kind: 'people-lacking' },
  unit: PERSON,
  cost: estimated(4000),
  after: [],
  inTrench: true,
};

/** 安全饮水: inverted at the source (households still without), so 0 means met. */
export const water: Layer = {
  id: 'water',
  name: { zh: '安全饮水', en: 'Safe water' },
  facilityKinds: [],
  bureau: { id: 'water', name: { zh: '水利局', en: 'Water bureau' } },
  indicators: [
    {
      id: 'water-unsafe-households',
      name: { zh: '农户饮水安全', en: 'Every household on safe water' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未实现饮水安全户数', 'aad331', '饮水困难户数', 'aad332'], reads: 'count', counts: 'households' },
      targets: ['water-safe', 'water-poor-villages'],
      source: { zh: '安全标准见 T/CHES 18-2018 基本水平', en: 'Safe: T/CHES 18-2018, basic level' },
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '还有户没喝上安全水', en: 'with households still without safe water' },
      remedies: [CONSOLIDATION, SCHEME],
    },
    {
      id: 'water-safe',
      name: { zh: '是否安全饮水', en: 'Village reports safe water' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: {
        names: ['是否安全饮水', '安全饮水', 'water', '饮水安全', '是否饮水安全', '饮水是否安全', '饮水是否达标'],
        reads: 'yes-no',
      },
      targets: ['water-safe'],
      source: null,
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '没实现安全饮水', en: 'without safe water' },
      remedies: [CONSOLIDATION, SCHEME],
    },
    {
      id: 'water-tap-households',
      name: { zh: '自来水普及率', en: 'Households with tap water' },
      subject: 'village',
      rule: { kind: 'share', of: 'households', atLeastPercent: 90 },
      headings: { names: ['通自来水户数', '自来水户数'], reads: 'count' },
      targets: ['water-tap'],
      source: null,
      lacking: { zh: '自来水普及率不到90%', en: 'below 90 % tap water' },
    },
    {
      id: 'water-tap-percent',
      name: { zh: '自来水普及率(填报)', en: 'Tap water, reported rate' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 90 },
      headings: { names: ['自来水普及率'], reads: 'percent' },
      targets: ['water-tap'],
      source: null,
      lacking: { zh: '自来水普及率不到90%', en: 'below 90 % tap water' },
    },
    {
      id: 'water-central-percent',
      name: { zh: '集中供水率', en: 'Central supply' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 85 },
      headings: { names: ['集中供水率', '农村集中供水率'], reads: 'percent' },
      targets: [],
      source: { zh: '农村饮水安全巩固提升工程“十三五”规划：2020 年 85%', en: 'National rural drinking water plan 2016–2020: 85 % by 2020' },
      lacking: { zh: '集中供水率不到85%', en: 'below 85 % central supply' },
    },
    {
      id: 'water-assured-percent',
      name: { zh: '供水保证率', en: 'Supply assured' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 90 },
      headings: { names: ['供水保证率'], reads: 'percent' },
      targets: [],
      source: { zh: 'T/CHES 18-2018 基本水平：90%；陕西退出标准 95%', en: 'T/CHES 18-2018, basic level: 90 %; Shaanxi exit rule 95 %' },
      lacking: { zh: '供水保证率不到90%', en: 'below 90 % assured supply' },
    },
    {
      id: 'water-quality-percent',
      name: { zh: '水质达标率', en: 'Water quality in order' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 100 },
      headings: { names: ['水质达标率', '水质合格率'], reads: 'percent' },
      targets: ['water-safe'],
      source: { zh: 'GB 5749，小型供水工程从宽', en: 'GB 5749, relaxed for small works' },
      lacking: { zh: '水质没有全部达标', en: 'with water not all up to standard' },
    },
    {
      id: 'water-unsafe-poor-people',
      name: { zh: '贫困人口饮水安全', en: 'Poor people without safe water' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未实现饮水安全贫困人口', '饮水不安全贫困人口'], reads: 'count', counts: 'people' },
      targets: ['water-poor-people'],
      source: null,
      lacking: { zh: '还有贫困人口没喝上安全水', en: 'with poor people still without safe water' },
    },
  ],
};
