import { proposeWorks, type WorksAsked } from '../../../src/analysis/works/propose-works.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import type { Value } from '../../../src/domain/observation.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import type { Work } from '../../../src/domain/work.ts';
import { DECEMBER_2019, reported } from '../build.ts';

/** What the screen asks by default. */
export const ASKED: WorksAsked = { month: DECEMBER_2019, openAt: DECEMBER_2019, people: 'registered' };

/** A work of a list, without a cost of its own, for the village A. */
export function listedWork(part: Partial<Work> & { readonly id: string }): Work {
  return {
    name: `项目${part.id}`,
    kind: 'road-new',
    indicator: 'road-paved',
    county: '略阳县',
    township: '城关镇',
    village: 'A',
    quantity: null,
    unit: '',
    cost: null,
    plannedStart: null,
    plannedEnd: null,
    completed: null,
    simulated: false,
    origin: { file: 0, line: 2 },
    ...part,
  };
}

/** Reports of several indicators, by indicator and village. */
export function reports(of: Readonly<Record<string, Readonly<Record<string, Value>>>>): FileDataset['observations'] {
  return new Map(Object.entries(of).flatMap(([indicator, values]) => [...reported(indicator, values)]));
}

/** What is proposed, by id. */
export function proposed(data: FileDataset, asked: Partial<WorksAsked> = {}): Readonly<Record<string, ProposedWork>> {
  return Object.fromEntries(proposeWorks(data, { ...ASKED, ...asked }).map((work) => [work.id, work]));
}
