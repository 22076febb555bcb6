import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InputFile } from '../../src/io/input-file.ts';
import type { About } from '../../src/io/read-dataset.ts';
import { openProject } from '../../src/state/actions.ts';
import { useProposals } from '../../src/state/comparison.ts';
import { accept, compare, decided, refuse, restOf } from '../../src/state/proposals.ts';
import { useStore } from '../../src/state/store.ts';
import { api } from '../../src/worker/api.ts';
import { dataset, facility, reported, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({
  reader: () => ({ read: (files: readonly InputFile[], about: About) => api.read(() => {}, files, about) }),
}));

const A = village({ id: '610727112205', name: '一里沟村', township: '白雀寺镇' });
const B = village({ id: '610727112206', name: '中坝子村', township: '白雀寺镇' });
const base = dataset({
  villages: [A, B],
  facilities: [facility({ id: '卫生院', name: '卫生院', township: '白雀寺镇', kind: 'township-hospital' })],
  observations: reported('road-paved', { [A.id]: 'no', [B.id]: 'yes' }),
});
const PROJECT = untouched(base);
const file = (name: string, text: string, answers: Partial<InputFile> = {}): InputFile => ({
  name,
  bytes: new TextEncoder().encode(text),
  ...answers,
});

beforeEach(() => openProject(PROJECT, {}, {}));
afterEach(() => {
  useStore.setState({ project: null });
  useProposals.setState({ comparison: null, isReading: false, failure: null });
});

async function compared(...files: readonly InputFile[]) {
  await compare(files);
  const { comparison, failure } = useProposals.getState();
  const project = useStore.getState().project?.dataset ?? base;
  if (!comparison) throw new Error(JSON.stringify(failure));
  const rows = decided(project, comparison).map(({ proposal, decision }) => [
    proposal.origin?.line ?? null,
    proposal.name,
    proposal.edits.length,
    decision,
  ]);
  return { rows, rest: restOf(project, comparison) };
}

describe('a corrected file', () => {
  it('of reports alone speaks of the villages of the open project', async () => {
    const text =
      '统计用区划代码,指标,年度,数值\n610727112205,road-paved,2019,yes\n610727112206,road-paved,2019,yes\n610727112299,road-paved,2019,no\n';
    const status = file('上报.csv', text, { role: 'status' });
    const { rows, rest } = await compared(status);
    expect(rows).toEqual([[null, A.name, 1, 'open']]);
    expect(rest.same).toBe(1);
    expect(rest.issues.map(({ file, line, reason }) => [file, line, reason])).toEqual([['上报.csv', 4, 'unknown-subject']]);
    const { comparison } = useProposals.getState();
    if (comparison) accept(decided(base, comparison));
    expect(useStore.getState().project?.dataset.observations.get('road-paved')?.get(A.id)).toMatchObject([{ value: 'yes' }]);
  });

  it('accounts for each row: what it changes, what is the same, what is not taken, what could not be read', async () => {
    const text =
      '统计用区划代码,县区,镇办,行政村,户数\n610727112205,略阳县,白雀寺镇,二里沟村,二十几\n610727112206,略阳县,白雀寺镇,中坝子,20\n';
    const kinds = '机构名称,县区,镇办,类别,经度,纬度\n卫生院,略阳县,白雀寺镇,centre-hospital,106.15,33.33\n';
    const { rows, rest } = await compared(
      file('村.csv', text),
      file('院.csv', kinds),
      file('项目.csv', '项目名称,编码,指标\n', { role: 'works' }),
    );
    expect(rows).toEqual([]);
    expect(rest.same, '中坝子: a suffix is no other name').toBe(1);
    expect(rest.untaken.map(({ origin, field, from, to }) => [origin.line, field, from, to])).toEqual([
      [2, 'name', '一里沟村', '二里沟村'],
      [2, 'kind', 'township-hospital', 'centre-hospital'],
    ]);
    expect(rest.issues.map(({ line, reason }) => [line, reason])).toEqual([[2, 'unreadable-number']]);
    expect(rest.leftOut).toEqual(['项目.csv']);
  });

  it('keeps rows of two files apart that stand on the same line', async () => {
    const head = '统计用区划代码,县区,镇办,行政村,户数\n';
    await compared(
      file('一.csv', `${head}610727112205,略阳县,白雀寺镇,一里沟村,31\n`),
      file('二.csv', `${head}610727112206,略阳县,白雀寺镇,中坝子村,32\n`),
    );
    const { comparison } = useProposals.getState();
    if (!comparison) throw new Error('nothing compared');
    const [first, second] = decided(base, comparison);
    if (!first || !second) throw new Error('two rows were expected');
    refuse(first, true);
    accept([second]);
    const now = useProposals.getState().comparison;
    const project = useStore.getState().project?.dataset;
    if (!now || !project) throw new Error('nothing is compared any more');
    expect(decided(project, now).map(({ decision }) => decision)).toEqual(['refused', 'accepted']);
    expect([...project.villages].map(({ households }) => households)).toEqual([A.households, 32]);
  });
});
