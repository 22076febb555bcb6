import type { Layer } from '../domain/indicator.ts';

/** 安全饮水: inverted at the source (households still without), so 0 means met. */
export const water: Layer = {
  id: 'water',
  name: { zh: '安全饮水', en: 'Safe water' },
  facilityKinds: [],
  indicators: [
    {
      id: 'water-unsafe-households',
      name: { zh: '农户饮水安全', en: 'Every household on safe water' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未实现饮水安全户数', 'aad331', '饮水困难户数', 'aad332'], reads: 'count', inverted: true },
      targets: ['water-safe', 'water-poor-villages'],
      source: { zh: '安全标准见 T/CHES 18-2018 基本水平', en: 'Safe: T/CHES 18-2018, basic level' },
      lacking: { zh: '还有户没喝上安全水', en: 'with households still without safe water' },
    },
    {
      id: 'water-safe',
      name: { zh: '是否安全饮水', en: 'Village reports safe water' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否安全饮水', '安全饮水', 'water'], reads: 'yes-no' },
      targets: ['water-safe'],
      source: null,
      lacking: { zh: '没实现安全饮水', en: 'without safe water' },
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
      id: 'water-unsafe-poor-people',
      name: { zh: '贫困人口饮水安全', en: 'Poor people without safe water' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未实现饮水安全贫困人口', '饮水不安全贫困人口'], reads: 'count', inverted: true },
      targets: ['water-poor-people'],
      source: null,
      lacking: { zh: '还有贫困人口没喝上安全水', en: 'with poor people still without safe water' },
    },
  ],
};
