import { describe, expect, it } from 'vitest';
import { propose } from '../../src/analysis/propose.ts';
import type { Facility } from '../../src/domain/place.ts';
import { facilityFinder, type Picked, rowKey, villageFinder } from '../../src/state/find-places.ts';
import { at, dataset, facility } from '../analysis/build.ts';

/** A facility as a file without ids gives it. */
const named = (part: Partial<Facility>) =>
  facility({ id: '中心卫生院', name: '中心卫生院', county: '略阳县', township: '白雀寺镇', ...part });
const HERE = named({});
const THERE = named({ id: '勉县/武侯镇/中心卫生院', county: '勉县', township: '武侯镇', position: at(106.6, 33.1) });
const CODED = facility({ id: 'H1', name: '县医院', township: '城关镇' });
const PROJECT = dataset({ facilities: [HERE, THERE, CODED] });

function proposed(row: Facility, picked: Picked = new Map()) {
  const project = PROJECT;
  return propose(project, dataset({ facilities: [row] }), villageFinder(project, picked), facilityFinder(project, picked));
}
const MOVED = { position: at(106.7, 33.2) };

describe('a facility of a corrected file', () => {
  it('is found by county, township and name where its id is but its name', () => {
    const [one] = proposed(named({ county: '勉县', township: '武侯镇', ...MOVED }));
    expect(one?.edits).toMatchObject([{ kind: 'position', of: { kind: 'facility', id: THERE.id } }]);
    expect(proposed(named({}))).toEqual([]);
  });

  it('is a new one, with an id of its own, in another place', () => {
    const [one] = proposed(named({ county: '宁强县', township: '燕子砭镇' }));
    expect(one?.edits).toMatchObject([{ kind: 'add-facility', facility: { id: '宁强县/燕子砭镇/中心卫生院' } }]);
  });

  it('is asked for where only its name is known, and is then what a person says', () => {
    const row = named({ county: '', township: '', origin: { file: 0, line: 4 }, ...MOVED });
    const [one] = proposed(row);
    expect([one?.edits, one?.candidates.map(({ id }) => id)]).toEqual([[], [HERE.id, THERE.id]]);
    const [picked] = proposed(row, new Map([[rowKey('facility', row.origin), THERE.id]]));
    expect(picked?.edits).toMatchObject([{ kind: 'position', of: { id: THERE.id } }]);
    expect(
      proposed(row, new Map([[rowKey('village', row.origin), THERE.id]]))[0]?.candidates,
      'a village of that line is another row',
    ).toHaveLength(2);
  });

  it('is found by an id of its own, whatever it is called, and by its place where the project knows no id', () => {
    expect(proposed(facility({ id: 'H1', name: '县人民医院', county: '', township: '', ...MOVED }))[0]?.edits).toMatchObject([
      { kind: 'position', of: { id: 'H1' } },
    ]);
    expect(proposed(named({ id: 'H7', ...MOVED }))[0]?.edits).toMatchObject([{ kind: 'position', of: { id: HERE.id } }]);
    expect(proposed(facility({ id: 'H8', name: '县医院', township: '城关镇' }))[0]?.edits).toMatchObject([{ kind: 'add-facility' }]);
  });
});
