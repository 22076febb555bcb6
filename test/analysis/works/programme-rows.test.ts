import { describe, expect, it } from 'vitest';
import { estimatedBy, programmeRows, type RankedWork, workName } from '../../../src/analysis/works/programme-rows.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import type { Work } from '../../../src/domain/work.ts';
import { dataset, village } from '../build.ts';

const LISTED: Work = {
  id: 'L',
  name: '修路',
  kind: 'road-new',
  indicator: 'road-paved',
  county: '略阳县',
  township: '城关镇',
  village: 'A',
  quantity: 500,
  unit: '米',
  cost: null,
  plannedStart: null,
  plannedEnd: null,
  completed: null,
  simulated: false,
  origin: { file: 0, line: 2 },
};
const DATA = dataset({ villages: [village({ id: 'A', name: '甲村' }), village({ id: 'B', name: '' })], works: [LISTED] });
const work = (part: Partial<ProposedWork>): ProposedWork => ({
  id: 'road-new/A',
  name: '',
  remedy: 'road-new',
  indicator: 'road-paved',
  villages: [0],
  county: '略阳县',
  township: '城关镇',
  quantity: 2,
  cost: { cny: 1_200_000, low: 840_000, high: 1_560_000 },
  requires: [],
  people: 80,
  poorPeople: null,
  hamlets: 4,
  due: 2020,
  listed: null,
  path: [],
  simulated: false,
  ...part,
});
const row = (part: Partial<ProposedWork>) => {
  const proposed = work(part);
  const ranked: RankedWork = { work: proposed, year: 2019, rank: 3, score: 71.5, unitCost: estimatedBy(DATA, proposed, {}) };
  return programmeRows(DATA, [ranked])[0];
};

describe('a row of a programme', () => {
  it('says who has it done, for which villages, at which unit cost and with which figures', () => {
    expect(row({ villages: [0, 1] })).toMatchObject({
      id: 'road-new/A',
      name: '甲村等2村新建通村水泥路',
      year: 2019,
      rank: 3,
      score: 71.5,
      bureau: { zh: '交通运输局' },
      layer: { zh: '硬化路' },
      villages: [
        { id: 'A', name: '甲村' },
        { id: 'B', name: 'B' },
      ],
      unit: { zh: '公里' },
      unitCost: { cny: 600_000 },
      cost: { cny: 1_200_000 },
      people: 80,
      poorPeople: null,
    });
  });

  it('counts what is listed in the unit of its list, and says no unit cost where the list states the sum', () => {
    const estimated = row({ id: 'L', listed: 'L', quantity: null, cost: null });
    expect(estimated).toMatchObject({ quantity: 500, unit: { zh: '米', en: '米' }, unitCost: null, cost: null });
    const stated = dataset({ villages: DATA.villages, works: [{ ...LISTED, cost: 9, unit: 'km' }] });
    const proposed = work({ id: 'L', listed: 'L' });
    expect(estimatedBy(stated, proposed, {})).toBeNull();
    const ranked = { work: proposed, year: 2019, rank: null, score: null, unitCost: null };
    expect(programmeRows(stated, [ranked])[0]).toMatchObject({ unit: { zh: '公里', en: 'km' } });
  });

  it('takes a unit cost that a person changed', () => {
    const own = { cny: 5, spread: 0, year: 2020, source: { zh: '本地', en: 'local' } };
    expect(estimatedBy(DATA, work({}), { 'road-new': own })).toBe(own);
  });

  it('is called by its own name, else by village and remedy; a remedy that no layer declares by its id', () => {
    expect(workName(DATA, work({ name: '一号路' }))).toBe('一号路');
    expect(workName(DATA, work({ villages: [], remedy: 'gone' }))).toBe('gone');
  });
});
