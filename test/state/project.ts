import type { Dataset } from '../../src/domain/dataset.ts';
import type { Project } from '../../src/state/store.ts';

/** A project as it stands before anybody changed something: its data set is what its files say. */
export function untouched(base: Dataset): Project {
  return {
    id: 'p',
    name: '',
    inputs: [],
    base,
    dataset: base,
    reports: [],
    notes: new Map(),
    unapplied: [],
    carried: new Map(),
    steps: [],
    changes: [],
    undone: [],
    frozen: null,
    madeUp: false,
  };
}
