import type { Dataset } from '../../domain/dataset.ts';
import type { Extent, Question } from '../../domain/parameters.ts';
import { yearEnd } from '../../domain/period.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { answer } from '../answer.ts';
import { codeOfState } from '../decision-table.ts';
import { members, type Tally, tally } from '../tally.ts';
import { proposeWorks, type WorksAsked } from './propose-works.ts';
import { statesAfter } from './states-after.ts';

/**
 * What becomes of a gap by the end of a year, by the listed works that close it:
 * - `closes`: all of them are planned to end by then, none before the month that the figures are of
 * - `late`: some should have ended already and no file says that they did, so nobody knows when
 * - `later`: some are planned to end after the year
 * - `undated`: some have no planned end
 * - `none`: no listed work closes it
 */
export const OUTLOOKS = ['closes', 'late', 'later', 'undated', 'none'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

export interface Forecast {
  readonly year: number;
  /** Villages by state, now and at the year's end once the works that close have ended and nothing else changed. */
  readonly now: Tally;
  readonly after: Tally;
  /** Indices of the villages that are a gap now: each in exactly one list. */
  readonly gaps: Readonly<Record<Outlook, readonly number[]>>;
  /** Listed works of the indicator planned to end from the month of the figures on and by the year's end. */
  readonly works: readonly ProposedWork[];
}

const GAP = codeOfState('gap');

/** What the project's list of works does to an indicator's gaps by the end of a year. Accepted works are in that list like any other. */
export function forecast(dataset: Dataset, asked: WorksAsked, question: Question, year: number, extent: Extent): Forecast {
  const assessment = answer(dataset, question);
  const planned = new Map(dataset.works.map(({ id, plannedEnd }) => [id, plannedEnd]));
  const endOf = ({ listed }: ProposedWork) => planned.get(listed ?? '') ?? null;
  // A stretch of road may lead on from another county: works are looked for everywhere.
  const everywhere = { ...extent, county: null, township: null, poorOnly: false, deepPovertyOnly: false };
  const listed = proposeWorks(dataset, { ...asked, extent: everywhere }).filter((work) => work.listed !== null);
  const ends = (isSo: (end: number) => boolean) =>
    listed.filter((work) => {
      const end = endOf(work);
      return end !== null && isSo(end);
    });
  const inTime = ends((end) => end >= asked.month && end <= yearEnd(year));
  // Each set of works holds the one before: a village is filed under the first that closes it.
  const sets: readonly (readonly [Outlook, readonly ProposedWork[]])[] = [
    ['closes', inTime],
    ['late', ends((end) => end <= yearEnd(year))],
    ['later', ends(() => true)],
    ['undated', listed],
  ];
  const states = sets.map(([outlook, works]) => [outlook, statesAfter(assessment, works)] as const);
  const villages = members(dataset, extent);
  const gaps: Record<Outlook, number[]> = { closes: [], late: [], later: [], undated: [], none: [] };
  for (const village of villages) {
    if (assessment.states[village] !== GAP) continue;
    const first = states.find(([, after]) => after[village] !== GAP);
    gaps[first?.[0] ?? 'none'].push(village);
  }
  const { indicator } = question;
  return {
    year,
    now: tally(assessment, villages),
    after: tally({ ...assessment, states: states[0]?.[1] ?? assessment.states }, villages),
    gaps,
    works: inTime.filter((work) => work.indicator === indicator),
  };
}
