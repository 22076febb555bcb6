import type { Layer } from '../domain/indicator.ts';
import { estimated, type Remedy } from '../domain/remedy.ts';

const FIBRE: Remedy = {
  id: 'fibre',
  name: { zh: '光纤到村', en: 'Fibre to the village' },
  quantity: { kind: 'one' },
  unit: { zh: '村', en: 'village' },
  cost: estimated(80_000),
  after: [],
};

/** 宽带: the village committee is reached; fibre is the deep-poverty villages' target. */
export const broadband: Layer = {
  id: 'broadband',
  name: { zh: '宽带', en: 'Broadband' },
  facilityKinds: [],
  bureau: { id: 'telecom', name: { zh: '工业和信息化局', en: 'Industry and information bureau' } },
  indicators: [
    {
      id: 'broadband-access',
      name: { zh: '通宽带', en: 'Broadband' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否通宽带', '通宽带', '宽带', 'broadband', '是否通宽带网络', '宽带网络'], reads: 'yes-no' },
      targets: ['broadband-poor'],
      source: { zh: '通到村委会，不低于 12 Mbps', en: 'Village committee reached, at least 12 Mbps' },
      lacking: { zh: '没通宽带', en: 'without broadband' },
      remedies: [FIBRE],
    },
    {
      id: 'broadband-fibre',
      name: { zh: '光纤到村', en: 'Fibre' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['通光纤', '光纤到村', '是否通光纤', 'fibre', '光纤是否到村', '是否通光纤网络'], reads: 'yes-no' },
      targets: ['broadband-fibre-deep'],
      source: null,
      lacking: { zh: '没通光纤', en: 'without fibre' },
      remedies: [FIBRE],
    },
    {
      id: 'broadband-households',
      name: { zh: '有户通宽带', en: 'Households on broadband' },
      subject: 'village',
      rule: { kind: 'at-least', atLeast: 1 },
      headings: { names: ['通宽带户数', 'aad411'], reads: 'count', counts: 'households' },
      targets: [],
      source: { zh: '估：有 1 户通，宽带就已到村', en: 'Estimate: one household on it, and broadband has reached the village' },
      lacking: { zh: '没有一户通宽带', en: 'without a household on broadband' },
    },
    {
      id: 'broadband-4g',
      name: { zh: '4G 覆盖', en: '4G coverage' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['4G覆盖', '是否4G覆盖', '4G网络覆盖', '4G网络是否覆盖', '4G是否覆盖'], reads: 'yes-no' },
      targets: [],
      source: null,
      lacking: { zh: '没有 4G 覆盖', en: 'without 4G' },
    },
  ],
};
