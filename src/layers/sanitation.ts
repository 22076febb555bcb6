import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

/** A toilet that is flushed wants water in the house first. */
const TOILETS: Remedy = {
  id: 'toilet',
  name: { zh: '改厕', en: 'Sanitary toilets' },
  quantity: { kind: 'lacking', percentOf: 'households' },
  unit: { zh: '户', en: 'household' },
  cost: estimated(2000),
  after: ['water-unsafe-households', 'water-safe'],
  inTrench: true,
};

/** 卫生厕所 (GB 19379-2012 sanitary toilet, not the harmless one), village waste and sewage. */
export const sanitation: Layer = {
  id: 'sanitation',
  name: { zh: '卫生厕所', en: 'Sanitary toilets' },
  facilityKinds: [],
  bureau: { id: 'housing', name: { zh: '住房和城乡建设局', en: 'Housing bureau' } },
  indicators: [
    {
      id: 'sanitation-toilet-households',
      name: { zh: '卫生厕所普及率', en: 'Households with a sanitary toilet' },
      subject: 'village',
      rule: { kind: 'share', of: 'households', atLeastPercent: 85 },
      headings: { names: ['卫生厕所户数', '有卫生厕所户数'], reads: 'count' },
      targets: ['sanitation-toilets'],
      source: { zh: '卫生厕所按 GB 19379-2012', en: 'Sanitary toilet as in GB 19379-2012' },
      lacking: { zh: '卫生厕所普及率不到85%', en: 'below 85 % sanitary toilets' },
      remedies: [TOILETS],
    },
    {
      id: 'sanitation-toilet-percent',
      name: { zh: '卫生厕所普及率(填报)', en: 'Sanitary toilets, reported rate' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 85 },
      headings: { names: ['卫生厕所普及率', 'toilet_percent'], reads: 'percent' },
      targets: ['sanitation-toilets'],
      source: { zh: '卫生厕所按 GB 19379-2012', en: 'Sanitary toilet as in GB 19379-2012' },
      lacking: { zh: '卫生厕所普及率不到85%', en: 'below 85 % sanitary toilets' },
      remedies: [TOILETS],
    },
    {
      id: 'sanitation-harmless-toilet-households',
      name: { zh: '无害化卫生厕所', en: 'Households with a harmless toilet' },
      subject: 'village',
      rule: { kind: 'share', of: 'households', atLeastPercent: 85 },
      headings: { names: ['无害化卫生厕所', '无害化卫生厕所户数'], reads: 'count' },
      targets: [],
      source: {
        zh: '估：计划的 85% 说的是卫生厕所，无害化的比它严',
        en: 'Estimate: the plan’s 85 % is for sanitary toilets; harmless ones are stricter',
      },
      lacking: { zh: '无害化卫生厕所不到85%', en: 'below 85 % harmless toilets' },
    },
    {
      id: 'sanitation-waste-facility',
      name: { zh: '垃圾处理设施', en: 'Waste treatment facility' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['垃圾集中处理', '垃圾处理设施', '有无垃圾处理设施'], reads: 'yes-no' },
      targets: ['sanitation-waste-facilities'],
      source: null,
      lacking: { zh: '没有垃圾处理设施', en: 'without a waste facility' },
    },
    {
      id: 'sanitation-waste-harmless-percent',
      name: { zh: '垃圾无害化处理率', en: 'Waste made harmless' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 90 },
      headings: { names: ['垃圾无害化处理率', '无害化处理率'], reads: 'percent' },
      targets: ['sanitation-waste-harmless'],
      source: null,
      lacking: { zh: '垃圾无害化处理率不到90%', en: 'below 90 % harmless waste treatment' },
    },
    {
      id: 'sanitation-sewage-percent',
      name: { zh: '污水处理率', en: 'Sewage treated' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 60 },
      headings: { names: ['污水处理率', '生活污水处理率'], reads: 'percent' },
      targets: ['sanitation-sewage'],
      source: null,
      lacking: { zh: '污水处理率不到60%', en: 'below 60 % sewage treatment' },
    },
  ],
};
