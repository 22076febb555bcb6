import { valueOfCode } from '../../domain/column-records.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { type Countable, denominatorOf } from '../../domain/place.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import type { Work } from '../../domain/work.ts';
import { type Assessment, valueAt } from '../assess.ts';
import { columnsOf, reportedAt } from '../columns.ts';
import { indicatorsClosedBy } from './closed-by.ts';
import { costOf } from './cost.ts';
import { costOfListed, type ListedWorks, remedyOfWork } from './listed.ts';
import { type Lacking, quantityOf, remedyFor } from './quantity.ts';
import type { RoadStretch, RoadStretches } from './road-stretches.ts';
import { idOf, isSimulated, type People, servedBy, whereIs } from './villages-of.ts';

/** What is known of everybody's works before one is proposed. */
export interface Given {
  readonly dataset: Dataset;
  readonly people: People;
  readonly listedFor: ListedWorks;
  readonly unitCost: (remedy: Remedy) => UnitCost;
}

/** One indicator's gaps: who has them, and what road leads there. */
export interface Gaps {
  readonly assessment: Assessment;
  /** Found when the first remedy asks for it; null where roads are not measured. */
  readonly stretches: () => RoadStretches | null;
}

/** Puts together the works that close gaps, each once whatever villages and indicators ask for it. */
export class Proposal {
  readonly works = new Map<string, ProposedWork>();
  private readonly byVillage = new Map<number, ProposedWork[]>();

  constructor(private readonly given: Given) {}

  /** The works that a village has so far. */
  worksAt(village: number): readonly ProposedWork[] {
    return this.byVillage.get(village) ?? [];
  }

  /** Sees to it that a gap is closed, and gives the id of the work that closes it; null where nothing is known that would. */
  close(gaps: Gaps, village: number): string | null {
    const { indicator } = gaps.assessment.evidence;
    const listed = this.listedAt(gaps, village);
    if (listed.length > 0) return this.addListed(gaps, village, listed);
    const there = this.worksAt(village).find(({ remedy }) => indicatorsClosedBy(remedy).includes(indicator));
    if (there) return there.id;
    const lacking = this.lackingAt(gaps, village);
    const remedy = remedyFor(lacking);
    if (!remedy) return null;
    const found = remedy.quantity.kind === 'road' ? gaps.stretches() : null;
    const stretch = found?.of.get(village);
    if (found && typeof stretch === 'number') return this.addStretch(gaps, remedy, found, stretch);
    return this.add(gaps, village, remedy, { quantity: quantityOf(remedy, lacking) });
  }

  private listedAt({ assessment }: Gaps, village: number): readonly Work[] {
    return this.given.listedFor(assessment.evidence.indicator.id, idOf(this.given.dataset, village));
  }

  /** The last of several listed works closes the gap, and takes all of them. */
  private addListed(gaps: Gaps, village: number, listed: readonly Work[]): string | null {
    let closing: string | null = null;
    listed.forEach((work, at) => {
      const remedy = remedyOfWork(gaps.assessment.evidence.indicator, work);
      if (!remedy) return;
      const isLast = at === listed.length - 1;
      closing = this.add(gaps, village, remedy, {
        id: work.id,
        name: work.name,
        listed: work.id,
        quantity: work.quantity,
        cost: costOfListed(work, remedy, this.given.unitCost(remedy)),
        villages: isLast ? [village] : [],
        requires: isLast ? listed.slice(0, at).map(({ id }) => id) : [],
        isMadeUp: work.simulated,
      });
    });
    return closing;
  }

  /**
   * A stretch of road with those before it. Where a listed work leads to the village at its end, or along it to one farther on, that work brings the
   * stretch, and nobody pays for it twice.
   */
  private addStretch(gaps: Gaps, remedy: Remedy, found: RoadStretches, at: number): string | null {
    const stretch = found.stretches[at];
    if (!stretch) return null;
    const isListed = (village: number) => this.listedAt(gaps, village).length > 0;
    const closed = this.inOrder(stretch.villages).filter((village) => !isListed(village));
    const bringer = closed.length === 0 && this.inOrder(stretch.villages.length > 0 ? stretch.villages : stretch.onward).find(isListed);
    if (typeof bringer === 'number') return this.close(gaps, bringer);
    const before = this.addStretch(gaps, remedy, found, stretch.from);
    // A fork is told by the first village down each of two of its roads.
    const named =
      closed.length > 0 ? closed.slice(0, 1) : this.inOrder(forkedTo(found.stretches, at, (some) => this.inOrder(some)[0]!)).slice(0, 2);
    return this.add(gaps, named[0]!, remedy, {
      id: `${remedy.id}/${named.map((village) => this.idOf(village)).join('&')}`,
      villages: closed,
      requires: before === null ? [] : [before],
      quantity: stretch.unknown > 0 ? null : Math.ceil(stretch.length / METRE) / METRES_A_KM,
      path: stretch.path,
      isMadeUp: stretch.simulated,
    });
  }

  private add(gaps: Gaps, at: number, remedy: Remedy, { isMadeUp = false, ...part }: Part): string {
    const { dataset, people, unitCost } = this.given;
    const id = part.id ?? `${remedy.id}/${this.idOf(at)}`;
    if (this.works.has(id)) return id;
    const { quantity, villages = [at] } = part;
    const { indicator, question } = gaps.assessment.evidence;
    const isReportMadeUp = (village: number) => reportedAt(dataset, indicator.id, question.month).simulated[village] === 1;
    const work: ProposedWork = {
      name: '',
      remedy: remedy.id,
      indicator: indicator.id,
      ...whereIs(dataset, at),
      cost: quantity === null ? null : costOf(quantity, unitCost(remedy)),
      requires: [],
      ...servedBy(dataset, villages, people),
      due: null,
      listed: null,
      path: [],
      simulated: isMadeUp || isSimulated(dataset, at) || isReportMadeUp(at),
      ...part,
      id,
      villages,
    };
    this.works.set(id, work);
    for (const village of villages) this.byVillage.set(village, [...this.worksAt(village), work]);
    return id;
  }

  private idOf(village: number): string {
    return idOf(this.given.dataset, village);
  }

  /** By id, so that the order of a file's rows decides nothing. */
  private inOrder(villages: readonly number[]): number[] {
    return [...villages].sort((a, b) => (this.idOf(a) < this.idOf(b) ? -1 : 1));
  }

  private lackingAt({ assessment }: Gaps, village: number): Lacking {
    const { dataset, people } = this.given;
    const { indicator, question } = assessment.evidence;
    const { figures } = columnsOf(dataset);
    const figure = (column: Float64Array) => (Number.isNaN(column[village]!) ? null : column[village]!);
    const counted: Countable = {
      households: figure(figures.households),
      hamlets: figure(figures.hamlets),
      hamlets30: figure(figures.hamlets30),
      groups: figure(figures.groups),
    };
    return {
      indicator,
      value: valueAt(assessment.evidence, village),
      households: counted.households,
      denominator: indicator.rule.kind === 'share' ? denominatorOf(counted, indicator.rule.of) : null,
      people: figure(figures[people]),
      reported: (other) => valueOfCode(reportedAt(dataset, other, question.month).values[village]!),
    };
  }
}

const METRE = 1000;
const METRES_A_KM = 1000;

/** What is said of one work; the rest goes by its village and its remedy. */
type Part = Partial<Omit<ProposedWork, 'quantity'>> & Pick<ProposedWork, 'quantity'> & { readonly isMadeUp?: boolean };

/** Of each stretch that leads on from one, the village that comes first. */
function forkedTo(stretches: readonly RoadStretch[], at: number, first: (villages: readonly number[]) => number): number[] {
  return stretches.filter(({ from }) => from === at).map(({ villages, onward }) => first([...villages, ...onward]));
}
