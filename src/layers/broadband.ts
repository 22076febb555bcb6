import type { Layer } from '../domain/indicator.ts';

/** 宽带: the village committee is reached; fibre is the deep-poverty villages' target. */
export const broadband: Layer = {
  id: 'broadband',
  name: { zh: '宽带', en: 'Broadband' },
  facilityKinds: [],
  indicators: [
    {
      id: 'broadband-access',
      name: { zh: '通宽带', en: 'Broadband' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['是否通宽带', '通宽带', '宽带', 'broadband'], reads: 'yes-no' },
      targets: ['broadband-poor'],
      source: { zh: '通到村委会，不低于 12 Mbps', en: 'Village committee reached, at least 12 Mbps' },
      lacking: { zh: '没通宽带', en: 'without broadband' },
    },
    {
      id: 'broadband-fibre',
      name: { zh: '光纤到村', en: 'Fibre' },
      subject: 'village',
      rule: { kind: 'yes-no' },
      headings: { names: ['通光纤', '光纤到村', '是否通光纤', 'fibre'], reads: 'yes-no' },
      targets: ['broadband-fibre-deep'],
      source: null,
      lacking: { zh: '没通光纤', en: 'without fibre' },
    },
  ],
};
