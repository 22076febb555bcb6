import { provenanceOf } from '../../analysis/columns.ts';
import type { Receipt } from '../../analysis/receipt.ts';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { printMonth, yearOf } from '../../domain/period.ts';
import type { Target } from '../../domain/target.ts';
import { PLAN, planApplies } from '../../plans/index.ts';
import { change } from '../../state/actions.ts';
import { rankOf, villagesOfReceipt } from '../../state/selectors.ts';
import type { ReceiptRequest, View } from '../../state/view.ts';
import { CoverageLine } from '../explore/CoverageLine.tsx';
import { whose } from '../explore/Headline.tsx';
import { Simulated } from '../parts/Simulated.tsx';
import { facilityWord } from '../text/facility.ts';
import { count, radiusKm } from '../text/format.ts';
import { receiptWords } from '../text/receipt.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { OwnTargets } from './OwnTargets.tsx';
import styles from './receipt-basis.module.css';
import { facilityNames } from './receipt-rule.ts';
import { Speeds } from './Speeds.tsx';

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly receipt: Receipt;
  readonly place: string;
}

/** How the number was counted, over what, from which files, and the plan's words behind it. */
export function ReceiptBasis({ dataset, view, receipt, request, place }: Props & { readonly request: ReceiptRequest }) {
  const words = useWords(receiptWords);
  const { noTarget, noPlan } = useWords(villageWords);
  const say = useSay();
  const { indicator, files, targets, ownTargets, simulated, nearBorder } = receipt;
  const ranked = rankOf(dataset, view, request);
  const isModelled = provenanceOf(dataset).modelled;
  const modelled = Object.values(receipt.lists).reduce(
    (sum, list) => list.reduce((found, index) => found + (isModelled[index] ?? 0), sum),
    0,
  );
  return (
    <div className={styles.basis}>
      <section>
        <h3>{words.counted}</h3>
        <ul>
          {useParameters(dataset, view, receipt, place).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {ranked && <li>{words.rank(ranked.rank, ranked.of)}</li>}
        </ul>
        {receipt.byDistance && receipt.question.mode === 'straight' && (
          <CoverageLine
            dataset={dataset}
            view={view}
            indicator={indicator}
            place={request.place ?? view.township ?? view.county}
            members={villagesOfReceipt(dataset, view, request)}
            who={whose(view)}
            withBorder
          />
        )}
        {receipt.soonestElsewhere !== null && <Speeds traveller={receipt.question.traveller} elsewhere={receipt.soonestElsewhere} />}
        {nearBorder.length > 0 && (
          <p className={styles.caution}>{words.border(nearBorder.length, facilityWord(indicator, view.language))}</p>
        )}
      </section>
      <section>
        <h3>{words.files}</h3>
        <ul>
          {files.map((file) => (
            <li key={file.name}>
              {file.byHand ? (
                <>
                  {words.byHand} · {words.edits(file.rows)}
                </>
              ) : (
                <>
                  {words.roles[file.role]} <b>{file.name}</b> · {words.rows(file.rows)}
                </>
              )}
              {file.asOf !== null && <> · {words.asOf(printMonth(file.asOf))}</>}
            </li>
          ))}
        </ul>
        {(simulated || modelled > 0) && (
          <p className={styles.caution}>
            <Simulated /> {simulated && words.simulated} {receipt.byDistance && modelled > 0 && words.modelled(modelled)}
          </p>
        )}
      </section>
      <section>
        <h3>{words.plan}</h3>
        {targets.map((target) => (
          <PlanTarget key={target.id} target={target} view={view} />
        ))}
        <OwnTargets targets={ownTargets} />
        {targets.length + ownTargets.length === 0 && <p>{planApplies(dataset) ? noTarget : noPlan}</p>}
        {indicator.source && <p>{say(indicator.source)}</p>}
      </section>
    </div>
  );
}

/** Whether the plan's own words print a distance. */
function isPrinted(km: number, targets: readonly Target[]): boolean {
  return targets.some(({ quote }) => [...quote.matchAll(/([\d.]+)公里/g)].some(([, printed]) => Number(printed) === km));
}

/** Every parameter the number depends on, a sentence each. */
function useParameters(dataset: Dataset, view: View, receipt: Receipt, place: string): readonly string[] {
  const words = useWords(receiptWords);
  const language = useLanguage();
  const { indicator, question, byDistance, radius, weight, targets } = receipt;
  const { rule } = indicator;
  const date = `${yearOf(question.month)}-12-31`;
  const facility = facilityNames(receipt, language);
  const isLimited = dataset.facilities.some(({ opened, closed }) => (opened ?? closed) !== null);
  const openThen = question.openAt !== null ? [words.openThen(date)] : isLimited ? [words.openAnytime] : [];
  const nearness =
    rule.kind !== 'near'
      ? []
      : !byDistance
        ? [words.waiveOff]
        : [
            words.distance(question, facility, question.scope === 'own-township'),
            words.radius(radiusKm(radius), String(rule.radiusKm), isPrinted(rule.radiusKm, targets)),
            ...(question.mode === 'reported' ? [] : openThen),
            ...(question.neighbours ? [words.neighbours] : []),
            ...(rule.optional ? [words.waive] : []),
          ];
  const extent = [
    place,
    view.communities ? words.withCommunities : words.villagesOnly,
    ...(view.poorOnly ? [words.poorOnly] : []),
    ...(view.deepPovertyOnly ? [words.deepOnly] : []),
    ...(view.relocated ? [] : [words.noRelocated]),
    ...(isDated(dataset) ? [words.asOf(date)] : []),
  ];
  return [words.extent(extent), ...nearness, words.weighted[weight]];
}

/** The plan's own words, and a way to count exactly the villages it speaks of. */
function PlanTarget({ target, view }: { readonly target: Target; readonly view: View }) {
  const words = useWords(receiptWords);
  const due = useWords(villageWords).due(target.due);
  const scope = useWords(shared).scopeOf(target);
  const filter = target.scope === 'poor-villages' ? 'poorOnly' : target.scope === 'deep-poverty-villages' ? 'deepPovertyOnly' : null;
  return (
    <figure>
      <blockquote lang="zh-CN">“{target.quote}”</blockquote>
      <figcaption>
        <span lang="zh-CN">{PLAN.source}</span> · {words.target(due, scope)}
        {target.number !== null && target.unit === 'village' && <> · {count(target.number)}</>}
      </figcaption>
      {filter && (
        <p>
          {view[filter] ? words.narrowed(scope) : words.narrower(scope)}{' '}
          <button type="button" onClick={() => change({ [filter]: !view[filter] })}>
            {view[filter] ? words.widen : words.narrow(scope)}
          </button>
        </p>
      )}
    </figure>
  );
}
