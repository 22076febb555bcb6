import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, FileDataset } from '../../src/domain/dataset.ts';
import type { Change, Edit, Subject } from '../../src/domain/edit.ts';
import type { Village } from '../../src/domain/place.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { readProjectFile, writeProjectFile } from '../../src/io/project-file.ts';
import { readNewVillage } from '../../src/io/read-addition.ts';
import { openProject } from '../../src/state/actions.ts';
import { changeList, commit, noteOf } from '../../src/state/editing.ts';
import { assemble } from '../../src/state/project.ts';
import { type Project, useStore } from '../../src/state/store.ts';
import { SEED } from '../analysis/build.ts';
import { file, read } from '../io/reading.ts';
import { untouched } from './project.ts';

const BECAUSE = { by: 'hand', source: '电话核实', note: '' } as const;

const table = (...lines: readonly string[]) => read(file('村.csv', lines.join('\n'), { role: 'villages' })).dataset;
const tableWith = (codes: string, ...lines: readonly string[]) =>
  read(file('村.csv', lines.join('\n'), { role: 'villages' }), file('编码.csv', codes, { role: 'codes' })).dataset;

/** The changes made by hand while a table is open. */
function edited(base: Dataset, edits: (shown: Dataset) => readonly (readonly Edit[])[]): readonly Change[] {
  openProject(untouched(base), {}, {});
  const open = () => useStore.getState().project?.dataset ?? base;
  for (const made of edits(open())) expect(commit(made, BECAUSE)).toBe(true);
  return useStore.getState().project?.changes ?? [];
}

/** The same changes, kept in a project file, on another table. */
function onTable(dataset: FileDataset, changes: readonly Change[]): Project {
  const kept = readProjectFile('p.gapmap', writeProjectFile({ name: '', origin: 'sample', inputs: [], changes, snapshots: [] }, ''));
  const steps = kept.changes.map((change) => ({ kind: 'commit', id: change.id, change }) as const);
  const project = assemble({ id: 'p', name: '', inputs: [], steps }, { dataset, reports: [], rejected: [], conflicts: [] });
  openProject(project, {}, {});
  return project;
}

const of = (id: string) => ({ kind: 'village', id }) as const;
const households = (id: string, to: number): Edit => ({ kind: 'figure', of: of(id), figure: 'households', from: null, to });
const note = (subject: Subject, to: string): Edit => ({ kind: 'note', of: subject, from: '', to });
const standings = (project: Project) => changeList(project).map(({ name, standing }) => [name, standing]);

const HEAD = '县区,镇办,行政村,户数';
const CODED = '区划代码,县区,镇办,行政村,户数';

describe('edits of a table without codes, once it comes with codes', () => {
  it('hold on the same village, which the list of changes says', () => {
    const before = table(HEAD, '略阳县,城关镇,甲村,10', '略阳县,城关镇,乙村,20');
    const id = '略阳县/城关镇/甲村';
    const changes = edited(before, () => [
      [households(id, 11), { kind: 'position', of: of(id), from: null, to: wgs84(106.15, 33.33) }],
      [{ kind: 'report', of: of(id), indicator: 'road-paved', month: 24239 as never, from: null, to: 'yes' }, note(of(id), '已核')],
    ]);
    const project = onTable(table(CODED, '610727100202,略阳县,城关镇,乙村,21', '610727100201,略阳县,城关镇,甲村委会,12'), changes);
    const [other, same] = project.dataset.villages;
    expect([other?.households, same?.households, same?.position.at]).toEqual([21, 11, { lon: 106.15, lat: 33.33 }]);
    expect(project.dataset.observations.get('road-paved')?.get('610727100201')?.[0]?.value).toBe('yes');
    expect(noteOf(project, 'village:610727100201')).toBe('已核');
    expect(project.unapplied).toEqual([]);
    expect(standings(project)).toEqual(Array(4).fill(['甲村委会', 'carried']));
  });

  it('wait where namesakes fit, by the name they had, and hold again on the old table', () => {
    const before = table(HEAD, '略阳县,城关镇,甲村,10', '略阳县,城关镇,乙村,20');
    const changes = edited(before, () => [[households('略阳县/城关镇/甲村', 11)]]);
    const namesakes = table(CODED, '610727100201,略阳县,城关镇,甲村,1', '610727100202,略阳县,城关镇,甲村,2');
    expect(onTable(namesakes, changes).dataset).toBe(namesakes);
    expect(standings(onTable(namesakes, changes))).toEqual([['甲村', 'unclear']]);
    const gone = table(
      CODED,
      '610727100203,略阳县,城关镇,丙村,1',
      '610727200201,略阳县,黑河镇,甲村,1',
      '610727100001,略阳县,城关镇,甲社区,1',
    );
    expect(standings(onTable(gone, changes)), 'another township, another kind').toEqual([['甲村', 'subject-gone']]);
    expect(standings(onTable(before, changes))).toEqual([['甲村', null]]);
  });

  it('of one of two namesakes hold while its row says what it said, in whatever order they stand', () => {
    const lines = ['略阳县,城关镇,甲村,10', '略阳县,城关镇,甲村,20', '略阳县,城关镇,乙村,30'];
    const [first, second] = [table(HEAD, ...lines), table(HEAD, ...lines.toReversed())];
    const changes = edited(first, ({ villages }) => [[note(of(villages.at(1)?.id ?? ''), '二'), note(of(villages.at(0)?.id ?? ''), '一')]]);
    expect(onTable(first, changes).unapplied).toEqual([]);
    const { unapplied, notes } = onTable(second, changes);
    expect([unapplied.map(({ why }) => why), notes.size]).toEqual([['unclear', 'unclear'], 0]);
  });

  it('follow a code that the project’s code table renames, and wait at one that several became', () => {
    const changes = edited(table(CODED, '610727100201,略阳县,城关镇,甲村,10'), () => [[households('610727100201', 11)]]);
    const renamed = tableWith('旧代码,新代码\n610727100201,610727100209', CODED, '610727100209,略阳县,城关镇,新甲村,12');
    expect(onTable(renamed, changes).dataset.villages.at(0)?.households).toBe(11);
    const merged = tableWith(
      '旧代码,新代码\n610727100201,610727100209\n610727100202,610727100209',
      CODED,
      '610727100209,略阳县,城关镇,新甲村,12',
    );
    expect(standings(onTable(merged, changes))).toEqual([['甲村', 'unclear']]);
    const south = edited(table(CODED, '610721100201,南郑县,城关镇,甲村,10'), ({ villages }) => [
      [note(of(villages.at(0)?.id ?? ''), '一')],
    ]);
    expect(onTable(table(CODED, '610703100201,南郑区,城关镇,甲村,10'), south).unapplied).toEqual([]);
  });

  it('without the words, as older projects kept them, are found by the words or the code in their id', () => {
    const old = (id: string): Change => ({ id, at: '', by: 'hand', source: '', note: '', edits: [households(id, 11)] });
    const now = table(CODED, '610703100201,南郑区,城关镇,甲村,10');
    const why = (id: string) => onTable(now, [old(id)]).unapplied[0]?.why ?? 'holds';
    expect(['南郑县/城关镇/甲村委会', '610721100201', '城关镇/甲村', '南郑县/城关镇/甲村#5', '甲村', '610703100202'].map(why)).toEqual([
      'holds',
      'holds',
      'subject-gone',
      'subject-gone',
      'subject-gone',
      'subject-gone',
    ]);
  });
});

describe('a facility', () => {
  const beds = (text: string) =>
    read(file('村.csv', `${CODED}\n610727100201,略阳县,城关镇,甲村,10`, { role: 'villages' }), file('院.csv', text, { role: 'facilities' }))
      .dataset;
  it('is found by county, township and name once its table has ids; one of its name elsewhere is another', () => {
    const before = beds('机构名称,县区,镇办,经度,纬度\n中心卫生院,略阳县,城关镇,106.1,33.3');
    const [known] = before.facilities;
    const changes = edited(before, () => [[note({ kind: 'facility', id: known?.id ?? '' }, '在建')]]);
    const now = beds(
      '机构编码,机构名称,县区,镇办,经度,纬度\nH2,中心卫生院,略阳县,黑河镇,106.2,33.3\nH1,中心卫生院,略阳县,城关镇,106.1,33.3',
    );
    expect([...onTable(now, changes).notes]).toEqual([['facility:H1', '在建']]);
    const elsewhere = beds('机构名称,县区,镇办,经度,纬度\n中心卫生院,略阳县,黑河镇,106.2,33.3');
    expect(elsewhere.facilities[0]?.id).toBe(known?.id);
    expect(standings(onTable(elsewhere, changes))).toEqual([['中心卫生院', 'subject-gone']]);
  });
});

describe('a village added by hand that the table brings', () => {
  const cells = { name: '新村', county: '略阳县', township: '城关镇', code: '', kind: '', lon: '106.2', lat: '33.4' };
  const before = table(HEAD, '略阳县,城关镇,甲村,10');
  const changes = edited(before, (shown) => {
    const { edit } = readNewVillage(shown, cells);
    return edit ? [[edit], [households('略阳县/城关镇/新村', 9), note(of('略阳县/城关镇/新村'), '搬来的')]] : [];
  });

  it('becomes that village: it stands once, where it was placed, with what was typed over the table', () => {
    expect([...onTable(before, changes).dataset.villages].map(({ name, households }) => [name, households])).toEqual([
      ['甲村', 10],
      ['新村', 9],
    ]);
    const now = onTable(table(CODED, '610727100209,略阳县,城关镇,新村村委会,8', '610727100201,略阳县,城关镇,甲村,10'), changes);
    expect([...now.dataset.villages].map(({ id, households, position }) => [id, households, position.at])).toEqual([
      ['610727100209', 9, { lon: 106.2, lat: 33.4 }],
      ['610727100201', 10, null],
    ]);
    expect(noteOf(now, 'village:610727100209')).toBe('搬来的');
    expect(standings(now).map(([, standing]) => standing)).toEqual(['carried', 'carried', 'already-there']);
  });

  it('leaves the table’s own position, and waits with its edits where the table has two of its name', () => {
    const placed = table(`${CODED},经度,纬度`, '610727100209,略阳县,城关镇,新村,8,106.3,33.5');
    expect(onTable(placed, changes).dataset.villages.at(0)?.position.at).toEqual({ lon: 106.3, lat: 33.5 });
    const two = table(CODED, '610727100209,略阳县,城关镇,新村,8', '610727100210,略阳县,城关镇,新村,7');
    const project = onTable(two, changes);
    expect(project.dataset).toBe(two);
    expect(standings(project)).toEqual(Array(3).fill(['新村', 'unclear']));
  });
});

describe('any edits, on any table the bureau sends next', () => {
  /** A village as it is, whatever a table calls it: `registered` is its own and no other's, the oracle's thread. */
  interface True {
    readonly county: string;
    readonly township: string;
    readonly name: string;
    readonly registered: number;
  }
  const place = fc.record({
    county: fc.constantFrom('略阳县', '镇巴县'),
    township: fc.constantFrom('城关镇', '黑河镇'),
    name: fc.constantFrom('甲村', '甲社区', '乙村', '丙村', '丁村', '戊社区'),
  });
  const world = fc
    .array(place, { minLength: 2, maxLength: 14 })
    .map((places) => places.map((one, at): True => ({ ...one, registered: 1000 + at })));
  const sortedBy = (villages: readonly True[], order: readonly number[]) =>
    villages.toSorted((a, b) => (order[a.registered - 1000] ?? 0) - (order[b.registered - 1000] ?? 0));
  const wordsOf = ({ county, township, name }: True) => `${county}/${township}/${name}`;
  const codeOf = ({ name, registered }: True) =>
    `610727100${String((name.endsWith('社区') ? 1 : 201) + registered - 1000).padStart(3, '0')}`;
  const written = (villages: readonly True[], isCoded: boolean) =>
    table(
      `${isCoded ? '区划代码,' : ''}县区,镇办,行政村,户籍人口,户数`,
      ...villages.map((one) => `${isCoded ? `${codeOf(one)},` : ''}${one.county},${one.township},${one.name},${one.registered},5`),
    );

  it('are never lost and never another village’s; namesakes wait; nothing stands twice', () => {
    const order = fc.array(fc.nat(99), { minLength: 14, maxLength: 14 });
    const picks = fc.array(fc.nat(13), { minLength: 1, maxLength: 8 });
    let carried = 0;
    let waited = 0;
    let joined = 0;
    fc.assert(
      fc.property(world, order, order, picks, fc.nat(13), fc.boolean(), (villages, one, other, picked, late, isCoded) => {
        const absent = villages[late % villages.length];
        const first = written(
          sortedBy(villages, one).filter((village) => village !== absent),
          false,
        );
        const truth: True[] = [];
        const changes = edited(first, (shown) => {
          const of = picked.flatMap((at) => shown.villages.at(at % shown.villages.length) ?? []);
          const known = (village: Village) => villages.find(({ registered }) => registered === village.registered);
          truth.push(...of.flatMap((village) => known(village) ?? []));
          const adding = absent && readNewVillage(shown, { ...absent, code: '', kind: '', lon: '106.2', lat: '33.4' }).edit;
          return [
            ...of.map((village, at) => [
              { ...households(village.id, 500 + at), from: village.households } as Edit,
              note({ kind: 'village', id: village.id }, `${at}`),
            ]),
            ...(adding ? [[adding]] : []),
          ];
        });
        const project = onTable(written(sortedBy(villages, other), isCoded), changes);
        const rows = changeList(project).toReversed();
        expect(rows.length, 'no edit is lost').toBe(changes.flatMap(({ edits }) => edits).length);
        expect(project.dataset.villages.length, 'nothing stands twice').toBe(villages.length);
        expect(new Set([...project.dataset.villages].map(({ registered }) => registered)).size).toBe(villages.length);
        const expected = new Map<number, number>();
        for (const [at, village] of truth.entries()) {
          const isAlone = villages.filter((each) => wordsOf(each) === wordsOf(village)).length === 1;
          const { standing, subject } = rows[2 * at] ?? {};
          const holder = [...project.dataset.villages].find(({ id }) => id === subject?.id);
          if (isAlone) expect(holder?.registered, 'told by its words').toBe(village.registered);
          else if (isCoded) expect(standing, 'namesakes wait').toBe('unclear');
          if (standing === 'unclear') waited++;
          else {
            expect(holder?.registered, 'never another’s').toBe(village.registered);
            expected.set(village.registered, 500 + at);
            if (standing === 'carried') carried++;
          }
        }
        const last = rows.at(-1);
        if (last?.edit.kind === 'add-village' && last.standing === 'already-there') {
          joined++;
          expect([...project.dataset.villages].find(({ id }) => id === last.subject.id)?.registered).toBe(absent?.registered);
        }
        for (const { registered, households } of project.dataset.villages) expect(households).toBe(expected.get(registered ?? 0) ?? 5);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect([carried > 200, waited > 100, joined > 50], `${carried} ${waited} ${joined}`).toEqual([true, true, true]);
  });
});
