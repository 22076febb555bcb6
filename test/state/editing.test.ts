import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/analysis/apply-edits.ts';
import type { Edit } from '../../src/domain/edit.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { openProject } from '../../src/state/actions.ts';
import { canRedo, canUndo, changeList, commit, noteOf, redo, undo } from '../../src/state/editing.ts';
import { useSaving } from '../../src/state/saving.ts';
import { useStore } from '../../src/state/store.ts';
import { dataset, reported, SEED, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

const base = dataset({
  villages: [village({ id: 'A', name: '甲村' }), village({ id: 'B' })],
  observations: reported('road-paved', { A: 'no' }),
});
const PROJECT = untouched(base);
const BECAUSE = { by: 'hand', source: '电话核实', note: '' } as const;
const of = { kind: 'village', id: 'A' } as const;
const households = (to: number): Edit => ({ kind: 'figure', of, figure: 'households', from: 20, to });
const open = () => useStore.getState().project ?? PROJECT;
const shown = () => open().dataset.villages.at(0)?.households;

beforeEach(() => openProject(PROJECT, {}, {}));
afterEach(() => {
  useStore.setState({ project: null });
  useSaving.setState({ holder: 'here' });
});

describe('editing', () => {
  it('takes edits, takes them back without limit, and does them again until another is made', () => {
    for (let at = 1; at <= 300; at++) expect(commit([households(at)], BECAUSE)).toBe(true);
    expect([shown(), canUndo(open()), canRedo(open())]).toEqual([300, true, false]);
    for (let at = 0; at < 300; at++) expect(undo()).toBe(true);
    expect(open().dataset).toBe(base);
    expect([undo(), canUndo(open()), canRedo(open())]).toEqual([false, false, true]);
    for (let at = 0; at < 200; at++) redo();
    expect(shown()).toBe(200);
    commit([households(7)], BECAUSE);
    expect([redo(), shown()]).toEqual([false, 7]);
  });

  it('at any moment shows what a fresh start with the changes that hold would show', () => {
    const steps = fc.array(fc.oneof(fc.nat(500), fc.constantFrom('undo', 'redo')), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (sequence) => {
        openProject(PROJECT, {}, {});
        for (const step of sequence) {
          if (typeof step === 'number') commit([households(step)], BECAUSE);
          else (step === 'undo' ? undo : redo)();
        }
        const { changes, dataset: edited } = open();
        expect(edited).toEqual(applyEdits(base, changes).dataset);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('leaves a card whose village was added and taken back', () => {
    commit([{ kind: 'add-village', village: village({ id: 'N' }) }], BECAUSE);
    useStore.setState((store) => ({ view: { ...store.view, selected: 'N' } }));
    undo();
    expect(useStore.getState().view.selected).toBeNull();
  });

  it('is refused where the project is frozen or another window holds it, and of nothing', () => {
    expect(commit([], BECAUSE)).toBe(false);
    useSaving.setState({ holder: 'elsewhere' });
    expect([commit([households(1)], BECAUSE), open()]).toEqual([false, PROJECT]);
    useSaving.setState({ holder: 'here' });
    openProject({ ...PROJECT, frozen: { project: 's', name: '', asOf: yearEnd(2019) } }, {}, {});
    expect([commit([households(1)], BECAUSE), shown()]).toEqual([false, 20]);
  });

  it('is listed, the latest first, by name; what waits for its village says so', () => {
    commit([households(1), { kind: 'note', of, from: '', to: '补' }], BECAUSE);
    commit([{ kind: 'report', of, indicator: 'road-paved', month: yearEnd(2019), from: 'no', to: 'yes' }], BECAUSE);
    commit([{ kind: 'position', of: { kind: 'facility', id: 'X' }, from: null, to: wgs84(106, 33) }], BECAUSE);
    expect(
      changeList(open()).map(({ edit, name, county, indicator, standing }) => [edit.kind, name, county, indicator?.zh ?? null, standing]),
    ).toEqual([
      ['position', 'X', '', null, 'subject-gone'],
      ['report', '甲村', '略阳县', '通沥青(水泥)路', null],
      ['note', '甲村', '略阳县', null, null],
      ['figure', '甲村', '略阳县', null, null],
    ]);
    expect([noteOf(open(), 'village:A'), noteOf(open(), 'village:B')]).toEqual(['补', '']);
  });
});
