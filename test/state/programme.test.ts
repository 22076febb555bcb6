import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposeWorks } from '../../src/analysis/works/propose-works.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { Village } from '../../src/domain/place.ts';
import type { ProgrammeReceipt } from '../../src/domain/programme.ts';
import type { PlannedWork, ProposedWork } from '../../src/domain/proposed-work.ts';
import { villagesServed } from '../../src/domain/work.ts';
import type { InputFile } from '../../src/io/input-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import type { ProgrammeKnown } from '../../src/io/read-programme.ts';
import { writeProgramme } from '../../src/io/write-programme.ts';
import { acceptProgramme, withdrawProgramme } from '../../src/state/accept-programme.ts';
import { acceptedIn } from '../../src/state/accepted.ts';
import { acceptedRows, acceptedWorks } from '../../src/state/accepted-rows.ts';
import { openProject } from '../../src/state/actions.ts';
import { changeList, redo, undo, withSteps } from '../../src/state/editing.ts';
import { acceptReturned, changesOf, compareProgramme, isOfOther, refuseChange } from '../../src/state/programme-sheets.ts';
import { endReturned, useReturned } from '../../src/state/returned-programme.ts';
import { type Project, useStore } from '../../src/state/store.ts';
import { receiptLines } from '../../src/ui/programme/receipt-lines.ts';
import { api } from '../../src/worker/api.ts';
import { DATED_FILE, dataset, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({
  reader: () => ({ programme: (file: InputFile, known: ProgrammeKnown) => api.programme(() => {}, file, known) }),
}));

const file = (name: string, role: InputFile['role']) =>
  openText({ name, crs: 'wgs84', ...(role && { role }), bytes: readFileSync(`data/${name}`) });
/** The sample's own tables, with its list of works. */
const SAMPLE = readDataset(
  [
    file('villages.csv', 'villages'),
    file('status.csv', 'status'),
    file('facilities.csv', 'facilities'),
    file('works.csv', 'works'),
    file('roads.geojson', 'roads'),
  ],
  { origin: 'sample', title: { zh: '汉中市', en: 'Hanzhong' } },
).dataset;

const RECEIPT: ProgrammeReceipt = {
  title: { zh: '接受方案 2020 年', en: 'Programme 2020 accepted' },
  asOf: yearEnd(2019),
  budget: [{ year: 2020, cny: 20_000_000 }],
  carriesOver: false,
  spent: 0,
  value: null,
  stated: [],
  people: 'registered',
  unitCosts: [],
  files: ['villages.csv'],
};
const ASKED = { month: yearEnd(2019), openAt: yearEnd(2019), people: 'registered' } as const;
const PROPOSED = proposeWorks(SAMPLE, ASKED);
const LISTED = PROPOSED.filter(({ listed, cost, villages }) => listed !== null && cost !== null && villages.length > 0).slice(0, 20);
const NEW = PROPOSED.filter(
  ({ listed, cost, quantity, path }, at) => listed === null && cost !== null && quantity !== null && (at % 9 === 0 || path.length > 0),
);
const PLANNED: readonly PlannedWork[] = [...LISTED, ...NEW].map((work) => ({ work, year: 2020 }));

const open = (): Project => {
  const { project } = useStore.getState();
  if (!project) throw new Error('no project is open');
  return project;
};
const about = (id: string) => ({
  id,
  language: 'zh' as const,
  lines: receiptLines(RECEIPT),
  words: { about: '说明', nowhere: '未填县区' },
  simulated: null,
});

beforeEach(() => openProject(untouched(SAMPLE), {}, {}));
afterEach(() => {
  useStore.setState({ project: null });
  endReturned();
});

describe('an accepted programme of the sample', () => {
  it('is one step: new works join the list once, listed ones get the year, undone and done again', () => {
    expect(acceptProgramme(PLANNED, RECEIPT, '接受方案 2020 年')).toBe(true);
    const { dataset, changes } = open();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ source: '接受方案 2020 年', by: 'hand' });
    expect(dataset.works).toHaveLength(SAMPLE.works.length + NEW.length);
    for (const { id } of LISTED) expect(dataset.works.filter((work) => work.id === id)).toMatchObject([{ plannedEnd: expect.anything() }]);
    undo();
    expect(open().dataset.works).toEqual(SAMPLE.works);
    expect(acceptedIn(open())).toBeNull();
    redo();
    expect(open().dataset.works).toHaveLength(SAMPLE.works.length + NEW.length);
  });

  it('is proposed no second time: the same ids, costs with their ranges, villages and people', () => {
    acceptProgramme(PLANNED, RECEIPT, '接受方案 2020 年');
    const now = acceptedWorks(open());
    expect(now.map(({ work }) => work)).toEqual(PLANNED.map(({ work }) => ({ ...work, name: expect.any(String), listed: work.id })));
    const after = proposeWorks(open().dataset, ASKED);
    expect(after.map(({ id }) => id).sort()).toEqual(PROPOSED.map(({ id }) => id).sort());
    for (const { work } of PLANNED) {
      const one = after.find(({ id }) => id === work.id);
      const { villages, people, poorPeople, quantity, due, requires, indicator, remedy } = work;
      expect(one, work.id).toMatchObject({ listed: work.id, villages, people, poorPeople, quantity, due, requires, indicator, remedy });
      if (work.listed === null) expect(one?.cost, work.id).toEqual(NEW.find(({ id }) => id === work.id)?.cost);
    }
    expect(changeList(open()).every(({ name }) => name !== '')).toBe(true);
  });

  it('of everything a project without a list would need is proposed as it was, stretches of road that serve several and lead on too', () => {
    const bare = { ...SAMPLE, works: [] };
    openProject(untouched(bare), {}, {});
    const before = proposeWorks(bare, ASKED);
    const all = before.filter(({ quantity, cost }) => quantity !== null && cost !== null);
    expect(all.filter(({ path }) => path.length > 0).length).toBeGreaterThan(10);
    acceptProgramme(
      all.map((work) => ({ work, year: 2020 })),
      RECEIPT,
      '接受方案',
    );
    const after = new Map(proposeWorks(open().dataset, ASKED).map((work) => [work.id, work]));
    expect([...after.keys()].sort()).toEqual(before.map(({ id }) => id).sort());
    for (const work of all) expect(after.get(work.id), work.id).toEqual({ ...work, name: expect.any(String), listed: work.id });
  });

  it('makes way for the next one, and withdrawn leaves the list as the files have it', () => {
    acceptProgramme(PLANNED, RECEIPT, '接受方案 2020 年');
    acceptProgramme(PLANNED.slice(10, 30), RECEIPT, '第二版');
    expect(acceptedRows(open())).toHaveLength(20);
    expect(open().dataset.works).toHaveLength(SAMPLE.works.length + 10);
    expect(withdrawProgramme('撤下方案')).toBe(true);
    expect(open().dataset.works).toEqual(SAMPLE.works);
    expect(acceptedIn(open())).toBeNull();
    expect(withdrawProgramme('撤下方案')).toBe(false);
  });
});

describe('a programme whose table is imported anew', () => {
  const named = (name: string, code: string | null) =>
    village({ id: code ?? `略阳县/城关镇/${name}`, code, name, county: '略阳县', township: '城关镇' });
  const before = dataset({ villages: [named('甲村', null), named('乙村', null)], files: [DATED_FILE] });
  const planned = [
    { villages: [0, 1], id: 'two' },
    { villages: [1], id: 'one' },
  ].map(({ villages, id }) => ({ work: { ...(NEW[0] as ProposedWork), id, villages }, year: 2020 }));

  const reopened = (...villages: readonly Village[]) => {
    openProject(untouched(before), {}, {});
    acceptProgramme(planned, RECEIPT, '接受方案');
    const base = dataset({ villages, files: [DATED_FILE] });
    const project = withSteps({ ...open(), base, dataset: base }, []);
    return {
      works: project.dataset.works.map((work) => [work.id, villagesServed(work)]),
      standing: changeList(project).map((row) => row.standing),
    };
  };

  it('finds its villages again by their words where they have codes only now', () => {
    const now = reopened(named('甲村', '610727100201'), named('乙村', '610727100202'));
    expect(now.works).toEqual([
      ['two', ['610727100201', '610727100202']],
      ['one', ['610727100202']],
    ]);
    expect(now.standing).toEqual(['carried', 'carried']);
  });

  it('serves who is still there, and waits where nobody is', () => {
    const now = reopened(named('甲村', null));
    expect(now.works).toEqual([['two', ['略阳县/城关镇/甲村']]]);
    expect(now.standing).toEqual(['subject-gone', null]);
  });
});

describe('its spreadsheet', () => {
  const back = async (bytes: Uint8Array<ArrayBuffer>) => {
    await compareProgramme({ name: '方案.xlsx', bytes });
    const { returned, failure } = useReturned.getState();
    if (!returned) throw new Error(JSON.stringify(failure));
    return returned;
  };

  it('comes back untouched as the same programme', async () => {
    acceptProgramme(PLANNED, RECEIPT, '接受方案 2020 年');
    const rows = acceptedRows(open());
    const { sheets } = await back(writeProgramme(rows, about(acceptedIn(open())?.id ?? '')));
    expect(sheets.issues).toEqual([]);
    expect(sheets.rows.flatMap(({ untaken }) => untaken)).toEqual([]);
    expect(changesOf(open(), sheets)).toEqual({ changes: [], same: PLANNED.length, elsewhere: [] });
    expect(isOfOther(open(), sheets)).toBe(false);
  });

  it('comes back edited: what is accepted is one step, what is refused stays, undone it differs again', async () => {
    acceptProgramme(PLANNED, RECEIPT, '接受方案 2020 年');
    const rows = acceptedRows(open());
    const [first, second, third, ...others] = rows;
    if (!first || !second || !third) throw new Error('too few works');
    const fourth = others.at(-1);
    const edited = [{ ...first, year: 2021 }, { ...second, cost: { cny: 123_456, low: 123_456, high: 123_456 } }, ...others.slice(0, -1)];
    const { sheets } = await back(writeProgramme(edited, about('another')));
    expect(isOfOther(open(), sheets)).toBe(true);
    const diff = changesOf(open(), sheets);
    expect(diff.changes.map(({ kind, key }) => [kind, key])).toEqual([
      ['changed', first.id],
      ['changed', second.id],
      ['removed', third.id],
      ['removed', fourth?.id],
    ]);
    refuseChange(third.id, true);
    expect(acceptReturned('改好的方案 方案.xlsx', { zh: '方案', en: 'Programme' })).toBe(true);
    expect(open().changes).toHaveLength(2);
    expect(open().changes[1]).toMatchObject({ by: 'file', source: '改好的方案 方案.xlsx' });
    const works = new Map(open().dataset.works.map((work) => [work.id, work]));
    expect(works.get(first.id)?.plannedEnd).toBe(yearEnd(2021));
    expect(works.get(second.id)?.cost).toBe(123_456);
    expect(works.has(fourth?.id ?? '')).toBe(false);
    const left = changesOf(open(), sheets);
    expect(left.changes.map(({ kind, key }) => [kind, key])).toEqual([['removed', third.id]]);
    undo();
    expect(changesOf(open(), sheets).changes).toHaveLength(4);
  });
});
