import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

const TRANSFORMER: Remedy = {
  id: 'transformer',
  name: { zh: '新增更换配变', en: 'Transformer' },
  quantity: { kind: 'one' },
  unit: { zh: '台', en: 'unit' },
  cost: estimated(70_000),
  after: [],
};

/** How long it has to be is known of a line that is listed only. */
const LINE: Remedy = {
  id: 'power-line',
  name: { zh: '线路改造', en: 'Power line' },
  quantity: { kind: 'listed' },
  unit: { zh: '公里', en: 'km' },
  cost: estimated(100_000),
  after: [],
  inTrench: true,
};

/** 动力电: 380 V three-phase usable for production. */
export const power: Layer = {
  id: 'power',
  name: { zh: '动力电', en: 'Three-phase power' },
  facilityKinds: [],
  bureau: { id: 'power', name: { zh: '供电公司', en: 'Power company' } },
  indicators: [
    {
      id: 'power-three-phase',
      name: { zh: '通动力电', en: 'Three-phase power' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: {
        names: ['是否通动力电', '通动力电', '动力电', '三相电', '生产用电', 'power', '是否通三相电', '是否通三相动力电'],
        reads: 'yes-no',
      },
      targets: ['power-three-phase'],
      source: { zh: '380 伏三相电，可用于生产', en: '380 V three-phase, usable for production' },
      lacking: { zh: '没通动力电', en: 'without three-phase power' },
      remedies: [TRANSFORMER, LINE],
    },
    {
      id: 'power-unserved-households',
      name: { zh: '生活用电', en: 'Household electricity' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未通生活用电户数', 'aad356'], reads: 'count', counts: 'households' },
      targets: [],
      source: { zh: '陕西“577”村退出标准：户户通电', en: 'Shaanxi “577” village exit: every household connected' },
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '还有户没通生活用电', en: 'with households without electricity' },
    },
    {
      id: 'power-household-percent',
      name: { zh: '电力入户率', en: 'Households with electricity' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 100 },
      headings: { names: ['电力入户率', '通电率'], reads: 'percent' },
      targets: [],
      source: { zh: '陕西“577”村退出标准：户户通电', en: 'Shaanxi “577” village exit: every household connected' },
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '没有户户通电', en: 'with households without electricity' },
    },
  ],
};
