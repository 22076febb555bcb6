import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

const CLINIC: Remedy = {
  id: 'clinic-new',
  name: { zh: '新建标准化卫生室', en: 'Standard clinic' },
  quantity: { kind: 'one' },
  unit: { zh: '所', en: 'clinic' },
  cost: estimated(150_000),
  after: [],
};

/** Hospitals whose reach exempts a village: county hospitals and village clinics never count (domain rule §3). */
const HOSPITALS = ['township-hospital', 'centre-hospital'] as const;

/** The plan's exemption: 距镇办中心卫生院5公里范围内的村除外. */
const NEAR_HOSPITAL = {
  kind: 'near',
  facilities: HOSPITALS,
  called: { zh: '卫生院', en: 'Hospital' },
  radiusKm: 5,
  ownTownship: true,
} as const;

/** 卫生室: one standard clinic a village, except within 5 km of its township's hospital. */
export const clinic: Layer = {
  id: 'clinic',
  name: { zh: '卫生室', en: 'Village clinic' },
  bureau: { id: 'health', name: { zh: '卫生健康局', en: 'Health bureau' } },
  facilityKinds: [
    {
      id: 'township-hospital',
      name: { zh: '乡镇卫生院', en: 'Township hospital' },
      synonyms: ['乡镇卫生院', '卫生院', '镇卫生院', '乡卫生院', '社区卫生服务中心'],
    },
    {
      id: 'centre-hospital',
      name: { zh: '中心卫生院', en: 'Centre hospital' },
      synonyms: ['中心卫生院', '乡镇中心卫生院', '镇中心卫生院', '镇办中心卫生院'],
    },
    {
      id: 'county-hospital',
      name: { zh: '县级医院', en: 'County hospital' },
      synonyms: ['县级医院', '县医院', '县级公立医院', '县人民医院', '区医院'],
    },
    { id: 'clinic', name: { zh: '村卫生室', en: 'Village clinic' }, synonyms: ['村卫生室', '卫生室', '标准化卫生室', '卫生所'] },
  ],
  indicators: [
    {
      id: 'clinic-standard',
      name: { zh: '标准化卫生室', en: 'Standard clinic' },
      subject: 'village',
      rule: {
        ...NEAR_HOSPITAL,
        optional: false,
        narrower: ['centre-hospital'],
        neighbour: 'clinic',
        ofOne: {
          met: { zh: '有卫生室', en: 'has a clinic' },
          gap: { zh: '缺卫生室', en: 'lacks a clinic' },
          exempt: { zh: '可以不建', en: 'needs none' },
          unknown: { zh: '有没有卫生室未报', en: 'its clinic is unreported' },
        },
      },
      headings: {
        names: ['有无标准化卫生室', 'clinic', '标准化卫生室', '是否有标准化卫生室', '有无卫生室', '卫生室', '卫生室个数', 'aad391'],
        reads: 'yes-no',
      },
      targets: ['clinic-standard'],
      source: {
        zh: '标准见村卫生室管理办法（2014）：≥60 平方米、四室分设',
        en: 'Standard: village clinic regulations 2014, ≥ 60 m², four rooms',
      },
      vetoes: { zh: '陕西“577”村退出标准', en: 'Shaanxi “577” village exit' },
      lacking: { zh: '缺标准化卫生室', en: 'without a standard clinic' },
      remedies: [CLINIC],
    },
    {
      id: 'clinic-doctor',
      name: { zh: '合格乡村医生', en: 'Qualified village doctor' },
      subject: 'village',
      rule: { ...NEAR_HOSPITAL, optional: true, narrower: null, neighbour: null },
      headings: {
        names: [
          '乡村医生',
          '有无乡村医生',
          '有无合格乡村医生',
          '执业(助理)医师',
          'aad393',
          'doctor',
          '乡村医生数',
          '乡村医生人数',
          '有无合格村医',
          '合格乡村医生',
        ],
        reads: 'yes-no',
      },
      targets: ['clinic-doctor'],
      source: null,
      lacking: { zh: '没有合格乡村医生', en: 'without a qualified doctor' },
    },
    {
      id: 'clinic-area-m2',
      name: { zh: '卫生室面积', en: 'Clinic floor area' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 60 },
      headings: { names: ['卫生室面积', '卫生室建筑面积'], reads: 'm2' },
      targets: [],
      source: { zh: '村卫生室管理办法（2014）：不少于 60 平方米', en: 'Village clinic regulations 2014: at least 60 m²' },
      lacking: { zh: '卫生室不到60平方米', en: 'with a clinic under 60 m²' },
    },
    {
      id: 'clinic-four-rooms',
      name: { zh: '四室分设', en: 'Four separate rooms' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['四室分设', '是否四室分设'], reads: 'yes-no' },
      targets: [],
      source: {
        zh: '村卫生室管理办法（2014）：诊断、治疗、公共卫生、药房分设',
        en: 'Village clinic regulations 2014: consulting, treatment, public health and pharmacy apart',
      },
      lacking: { zh: '卫生室没有四室分设', en: 'with a clinic without four separate rooms' },
    },
    {
      id: 'hospital-standard',
      name: { zh: '标准化乡镇卫生院', en: 'Standard township hospital' },
      subject: 'facility',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否标准化卫生院'], reads: 'yes-no' },
      targets: ['hospital-standard'],
      source: null,
      lacking: { zh: '未达标准', en: 'below standard' },
    },
    {
      id: 'hospital-general-practitioners',
      name: { zh: '全科医生', en: 'General practitioners' },
      subject: 'facility',
      rule: { kind: 'at-least', atLeast: 1 },
      headings: { names: ['全科医生数', '全科医生'], reads: 'count' },
      targets: ['hospital-gp'],
      source: null,
      lacking: { zh: '没有全科医生', en: 'without a general practitioner' },
    },
    {
      id: 'county-care-inside-percent',
      name: { zh: '县域内就诊率', en: 'Care sought inside the county' },
      subject: 'county',
      rule: { kind: 'at-least', atLeast: 90 },
      headings: { names: ['县域内就诊率'], reads: 'percent' },
      targets: ['county-care'],
      source: null,
      lacking: { zh: '县域内就诊率不到90%', en: 'below 90 %' },
    },
  ],
};
