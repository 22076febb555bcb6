import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

const KILOMETRE = { zh: '公里', en: 'km' } as const;

/** A new concrete road to the village. It is open all year (通畅) by that. */
const NEW_ROAD: Remedy = {
  id: 'road-new',
  name: { zh: '新建通村水泥路', en: 'New concrete road to the village' },
  quantity: { kind: 'road', reported: 'road-unpaved-km' },
  unit: KILOMETRE,
  cost: estimated(600_000),
  after: [],
  inTrench: true,
};

/** 油返砂整治: paving that has gone back to gravel is made good. */
const REPAIR: Remedy = {
  id: 'road-repair',
  name: { zh: '油返砂整治', en: 'Repair of paving gone back to gravel' },
  quantity: { kind: 'reported', by: 'road-gravel-reverted-km' },
  unit: KILOMETRE,
  cost: estimated(300_000),
  after: [],
};

/** 通村路: paving first, then through traffic, hamlets, bus and post. Exempt = 不具备条件, with the reporter's reason. */
export const road: Layer = {
  id: 'road',
  name: { zh: '硬化路', en: 'Paved road' },
  facilityKinds: [],
  bureau: { id: 'transport', name: { zh: '交通运输局', en: 'Transport bureau' } },
  indicators: [
    {
      id: 'road-paved',
      name: { zh: '通沥青(水泥)路', en: 'On asphalt or concrete' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: {
        names: [
          '是否通硬化路',
          '通硬化路',
          '硬化路',
          '到乡镇是否通沥青(水泥)路',
          '是否通沥青(水泥)路',
          'aad328',
          '通村路',
          'paved',
          '是否通沥青路',
          '是否通水泥路',
        ],
        reads: 'yes-no',
      },
      targets: ['road-paved-all', 'road-through-deep'],
      source: null,
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '没通硬化路', en: 'without a paved road' },
      remedies: [NEW_ROAD],
    },
    {
      id: 'road-unobstructed',
      name: { zh: '建制村通畅', en: 'Open all year (通畅)' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['通畅', '建制村通畅', '是否通畅'], reads: 'yes-no' },
      targets: ['road-through-deep'],
      source: null,
      lacking: { zh: '不通畅', en: 'not open all year' },
      remedies: [REPAIR, NEW_ROAD],
    },
    {
      id: 'road-hamlets30-paved',
      name: { zh: '30户以上自然村通硬化路', en: 'Hamlets of ≥ 30 households paved' },
      subject: 'village',
      rule: { kind: 'share', of: 'hamlets30', atLeastPercent: 100 },
      headings: { names: ['30户以上自然村已通硬化路数', '30户以上自然村通路数'], reads: 'count' },
      targets: ['road-hamlets30-deep', 'road-hamlets30-all'],
      source: null,
      lacking: { zh: '有30户以上自然村没通硬化路', en: 'with an unpaved hamlet of ≥ 30 households' },
    },
    {
      id: 'road-groups-paved',
      name: { zh: '村民小组、自然村通水泥路', en: 'Groups and hamlets on concrete' },
      subject: 'village',
      rule: { kind: 'share', of: 'groups-and-hamlets', atLeastPercent: 70 },
      headings: { names: ['村民小组、自然村通水泥路数', '通水泥路组数'], reads: 'count' },
      targets: ['road-groups'],
      source: null,
      lacking: { zh: '通水泥路的组、自然村不到70%', en: 'with fewer than 70 % of groups and hamlets on concrete' },
    },
    {
      id: 'road-bus',
      name: { zh: '通客车', en: 'Bus service' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否通客车', '通客车', 'aad323', 'bus'], reads: 'yes-no' },
      targets: ['road-bus'],
      source: null,
      lacking: { zh: '没通客车', en: 'without a bus' },
    },
    {
      id: 'road-post',
      name: { zh: '通邮', en: 'Post service' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否通邮', '通邮', 'post', '是否通邮政', '通邮政'], reads: 'yes-no' },
      targets: ['road-post'],
      source: null,
      lacking: { zh: '没通邮', en: 'without post' },
    },
    {
      id: 'road-width-m',
      name: { zh: '通村路面宽', en: 'Road surface width' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 3.5 },
      headings: { names: ['路面宽', '路面宽度', '通村路面宽'], reads: 'm' },
      targets: [],
      source: { zh: '填报口径：路面宽不小于 3.5 米', en: 'Reporting threshold: surface at least 3.5 m wide' },
      lacking: { zh: '路面宽不到3.5米', en: 'with a road narrower than 3.5 m' },
    },
    {
      id: 'road-unpaved-km',
      name: { zh: '未通里程', en: 'Road still unpaved' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['未通里程', '未通硬化路里程', 'aad321'], reads: 'km' },
      targets: [],
      source: null,
      lacking: { zh: '还有路没硬化', en: 'with road still unpaved' },
    },
    {
      id: 'road-gravel-reverted-km',
      name: { zh: '油返砂', en: 'Paving gone back to gravel' },
      subject: 'village',
      rule: { kind: 'none-left' },
      headings: { names: ['油返砂里程', '油返砂'], reads: 'km' },
      targets: [],
      source: null,
      lacking: { zh: '还有油返砂路', en: 'with paving gone back to gravel' },
      remedies: [REPAIR],
    },
  ],
};
