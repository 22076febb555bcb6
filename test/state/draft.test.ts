import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { figureCell, readCorrection, reportCell, type Touched } from '../../src/io/read-correction.ts';
import { openProject } from '../../src/state/actions.ts';
import { keepDraft, pinOf, placeAt, startDraft, typedAt, useDraft } from '../../src/state/draft.ts';
import { commit, undo } from '../../src/state/editing.ts';
import { useSaving } from '../../src/state/saving.ts';
import { useStore } from '../../src/state/store.ts';
import { at, dataset, reported, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

const base = dataset({
  villages: [village({ id: 'A', position: at(106.1, 33.3) })],
  observations: reported('road-paved', { A: 'no' }),
});
const PROJECT = untouched(base);
const BECAUSE = { by: 'hand', source: '', note: '' } as const;
const of = { kind: 'village', id: 'A' } as const;
const households = { kind: 'figure', of, figure: 'households', from: 20, to: 21 } as const;
const now = () => useStore.getState().project?.dataset ?? base;
const here = () => now().villages.at(0) ?? village({ id: 'A' });

beforeEach(() => {
  openProject(PROJECT, {}, {});
  startDraft(of);
});
afterEach(() => {
  useStore.setState({ project: null });
  useSaving.setState({ holder: 'here' });
});

describe('a correction being written', () => {
  it('stays where it cannot be kept, and goes where it is', () => {
    useSaving.setState({ holder: 'elsewhere' });
    expect([keepDraft([households], BECAUSE), useDraft.getState().draft, here().households]).toEqual([false, of, 20]);
    useSaving.setState({ holder: 'here' });
    expect([keepDraft([households], BECAUSE), useDraft.getState().draft, here().households]).toEqual([true, null, 21]);
  });

  it('shows what the data set says by now where nothing was touched, and brings nothing back that was undone', () => {
    const month = yearEnd(2019);
    const touched: Touched = { figures: { groups: '7' }, reports: {} };
    const shown = () => [
      figureCell(here(), 'households', touched),
      figureCell(here(), 'groups', touched),
      reportCell(now(), here(), month, 'road-paved', touched),
      pinOf(useDraft.getState(), now())?.lon,
    ];
    commit(
      [
        households,
        { kind: 'report', of, indicator: 'road-paved', month, from: 'no', to: 'yes' },
        { kind: 'position', of, from: here().position.at, to: wgs84(106.2, 33.3) },
      ],
      BECAUSE,
    );
    expect(shown()).toEqual(['21', '7', 'yes', 106.2]);
    undo();
    expect(shown()).toEqual(['20', '7', 'no', 106.1]);
    expect(reportCell(now(), here(), yearEnd(2018), 'road-paved', touched), 'another year has its own').toBe('');
    const cells = { ...(useDraft.getState().typed ?? typedAt(here().position.at)), ...touched };
    expect(readCorrection(now(), here(), month, cells).edits).toEqual([{ kind: 'figure', of, figure: 'groups', from: 6, to: 7 }]);
  });

  it('has its pin where a person puts it', () => {
    placeAt(wgs84(106.5, 33.5));
    undo();
    expect(pinOf(useDraft.getState(), now())).toEqual({ lon: 106.5, lat: 33.5 });
  });
});
