import { valueOfCode } from '../../domain/column-records.ts';
import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import { type Countable, denominatorOf } from '../../domain/place.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import type { Work } from '../../domain/work.ts';
import { type Assessment, valueAt } from '../assess.ts';
import { columnsOf, reportedAt } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { indicatorsClosedBy } from './closed-by.ts';
import { costOf } from './cost.ts';
import { costOfListed, type ListedWorks, quantityOfListed, remedyOfWork } from './listed.ts';
import { type Lacking, quantityOf, remedyFor } from './quantity.ts';
import type { RoadStretches } from './road-stretches.ts';
import { idOf, isSimulated, type People, servedBy, whereIs } from './villages-of.ts';

/** What is known of everybody's works before one is proposed. */
export interface Given {
  readonly dataset: Dataset;
  readonly people: People;
  readonly listed: ListedWorks;
  readonly unitCost: (remedy: Remedy) => UnitCost;
}

/** One indicator's gaps: who has them, and what road leads there. */
export interface Gaps {
  readonly assessment: Assessment;
  /** By village: 1 where the report is simulated. */
  readonly simulated: Uint8Array;
  /** Found when the first remedy asks for it; null where roads are not measured. */
  readonly roads: () => RoadStretches | null;
}

/** The roads to one indicator's gaps, and the remedy that paves them. */
interface Way {
  readonly gaps: Gaps;
  readonly remedy: Remedy;
  readonly roads: RoadStretches;
}

const GAP = codeOfState('gap');

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
    const lacking = this.lackingAt(gaps, village);
    const remedy = remedyFor(lacking);
    const roads = remedy?.quantity.kind === 'road' ? gaps.roads() : null;
    const way = remedy && roads ? { gaps, remedy, roads } : null;
    const listed = this.listedAt(gaps, village);
    const stretch = way?.roads.of.get(village);
    if (listed.length > 0 && !(way && this.isStretch(way, village))) return this.addListed(gaps, village, listed);
    const twin = this.worksAt(village).find((work) => indicatorsClosedBy(work.remedy).includes(lacking.indicator));
    if (twin) return twin.id;
    if (way && typeof stretch === 'number') return this.addStretch(way, stretch);
    return remedy && this.add(gaps, village, remedy, { quantity: quantityOf(remedy, lacking) });
  }

  private listedAt({ assessment }: Gaps, village: number): readonly Work[] {
    return this.given.listed.at(assessment.evidence.indicator.id, this.idOf(village));
  }

  /** The last of several listed works closes a gap, and takes all of them. */
  private addListed(gaps: Gaps, village: number, listed: readonly Work[]): string | null {
    const { evidence, states } = gaps.assessment;
    for (const work of listed) {
      const remedy = remedyOfWork(evidence.indicator, work);
      if (!remedy) return null;
      const served = work.serves ? this.inOrder(this.indicesOf(work.serves)) : [village];
      const closed = served.filter((one) => states[one] === GAP && this.listedAt(gaps, one).at(-1) === work);
      const before = closed.flatMap((one) => this.listedAt(gaps, one).slice(0, -1));
      this.add(gaps, served[0] ?? village, remedy, {
        ...this.asListed(work, remedy),
        villages: closed,
        requires: [...new Set(before.map(({ id }) => id))],
        path: work.path ?? [],
      });
    }
    return listed.at(-1)?.id ?? null;
  }

  private asListed(work: Work, remedy: Remedy) {
    return {
      id: work.id,
      name: work.name,
      listed: work.id,
      quantity: quantityOfListed(work, remedy),
      cost: costOfListed(work, remedy, this.given.unitCost(remedy)),
      isMadeUp: work.simulated,
    };
  }

  /**
   * A stretch of road with those before it. Where a listed work leads to the village at its end, or along it to one farther on, that work brings the
   * stretch, and nobody pays for it twice; a stretch that was accepted into the list is itself.
   */
  private addStretch(way: Way, at: number): string | null {
    const { gaps, remedy, roads } = way;
    const stretch = roads.stretches[at];
    if (!stretch) return null;
    const isListed = (village: number) => this.listedAt(gaps, village).length > 0 && !this.isStretch(way, village);
    const closed = this.inOrder(stretch.villages).filter((village) => !isListed(village));
    const bringer =
      closed.length > 0 ? undefined : this.inOrder(stretch.villages.length > 0 ? stretch.villages : stretch.onward).find(isListed);
    if (bringer !== undefined) return this.close(gaps, bringer);
    const before = this.addStretch(way, stretch.from);
    const id = this.idOfStretch(way, at);
    const accepted = this.given.listed.byId.get(id);
    return this.add(gaps, closed[0] ?? this.inOrder(stretch.onward)[0]!, remedy, {
      id,
      villages: closed,
      requires: before === null ? [] : [before],
      quantity: stretch.unknown > 0 ? null : kilometres(stretch.length),
      path: stretch.path,
      isMadeUp: stretch.simulated,
      ...(accepted && this.asListed(accepted, remedy)),
    });
  }

  /** By the first village at its end; a fork by the first village down each of two of its roads. */
  private idOfStretch({ remedy, roads: { stretches } }: Way, at: number): string {
    const ends = stretches[at]?.villages ?? [];
    const onward = stretches.filter(({ from }) => from === at).map((next) => this.inOrder([...next.villages, ...next.onward])[0]!);
    const named = ends.length > 0 ? this.inOrder(ends).slice(0, 1) : this.inOrder(onward).slice(0, 2);
    return `${remedy.id}/${named.map((village) => this.idOf(village)).join('&')}`;
  }

  /** Whether a listed work is the very stretch that a village is at the end of. */
  private isStretch(way: Way, village: number): boolean {
    const at = way.roads.of.get(village);
    if (typeof at !== 'number') return false;
    const id = this.idOfStretch(way, at);
    return this.listedAt(way.gaps, village).some((work) => work.id === id);
  }

  private add(gaps: Gaps, at: number, remedy: Remedy, { isMadeUp = false, ...part }: Part): string {
    const { dataset, people, unitCost } = this.given;
    const id = part.id ?? `${remedy.id}/${this.idOf(at)}`;
    if (this.works.has(id)) return id;
    const { quantity, villages = [at] } = part;
    const { indicator } = gaps.assessment.evidence;
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
      simulated: isMadeUp || gaps.simulated[at] === 1 || isSimulated(dataset, at),
      ...part,
      id,
      villages,
    };
    this.works.set(id, work);
    for (const village of villages) {
      const there = this.byVillage.get(village);
      if (there) there.push(work);
      else this.byVillage.set(village, [work]);
    }
    return id;
  }

  private indicesOf(ids: readonly string[]): number[] {
    return ids.map((id) => villageIndex(this.given.dataset, id)).filter((village) => village >= 0);
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

/** Of millimetres, in whole metres, rounded up. */
const kilometres = (length: number) => Math.ceil(length / 1000) / 1000;

/** What is said of one work; the rest goes by its village and its remedy. */
type Part = Partial<Omit<ProposedWork, 'quantity'>> & Pick<ProposedWork, 'quantity'> & { readonly isMadeUp?: boolean };
