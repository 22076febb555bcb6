import { isFor, isInScope } from '../../analysis/plan-scope.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Layer } from '../../domain/indicator.ts';
import type { Target } from '../../domain/target.ts';
import { ownTargetsOf, PLAN, planApplies, quotedTargets } from '../../plans/index.ts';
import { kilometres, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { ruleWords } from '../text/rule.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import type { Known } from './layer-rows.ts';
import { OwnTargets } from './OwnTargets.tsx';
import styles from './plan-basis.module.css';
import { facilityNoun } from './reported.ts';

/** Why the village has its state on the indicator in view, and the plan's own words behind it. */
export function PlanBasis({ dataset, known, layer }: { readonly dataset: Dataset; readonly known: Known; readonly layer: Layer }) {
  const words = useWords(villageWords);
  const { because } = useWords(ruleWords);
  const { by } = useWords(modeWords);
  const language = useLanguage();
  const say = useSay();
  const { indicator, facility, distance, radius, reason } = known;
  const targets = quotedTargets(dataset, indicator.targets);
  const own = ownTargetsOf(dataset, indicator.id).filter(({ counties }) => isFor(counties, known.village));
  const sentence = because[reason]({
    lacking: known.value === null ? null : say(indicator.lacking),
    facility: facility?.name ?? facilityNoun(known, language),
    km: distance === null ? null : kilometres(distance, radius),
    by: by[known.mode],
    radius: radiusKm(radius),
  });
  return (
    <section className={styles.basis}>
      <h3>
        {words.basis} <span>{indicator.id === layer.indicators[0].id ? say(layer.name) : say(indicator.name)}</span>
      </h3>
      <p>{sentence}</p>
      {indicator.source && <p className={styles.note}>{say(indicator.source)}</p>}
      <OwnTargets targets={own} />
      {targets.length + own.length === 0 && <p className={styles.note}>{planApplies(dataset) ? words.noTarget : words.noPlan}</p>}
      {targets.map((target) => (
        <Quote key={target.id} target={target} known={known} />
      ))}
    </section>
  );
}

function Quote({ target, known }: { readonly target: Target; readonly known: Known }) {
  const words = useWords(villageWords);
  const { scopeOf } = useWords(shared);
  const covers = isInScope(target, known.village, known.reason === 'not-eligible');
  const name = scopeOf(target);
  return (
    <figure className={styles.quote}>
      <blockquote lang="zh-CN">“{target.quote}”</blockquote>
      <figcaption>
        <span lang="zh-CN">{PLAN.source}</span> · {words.due(target.due)} · {words.scope(name)}
        {covers === false && <strong>{words.outside(name)}</strong>}
        {covers === null && <strong>{words.scopeUnknown(name)}</strong>}
      </figcaption>
    </figure>
  );
}
