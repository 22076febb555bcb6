import { useState } from 'react';
import { Segmented } from '../parts/Segmented.tsx';
import { prioritiseWords } from '../text/prioritise.ts';
import { useWords } from '../text/words.ts';
import { Answer } from './Answer.tsx';
import { BelowMap } from './BelowMap.tsx';
import { isFigure } from './figures.ts';
import { HalfSwitch, LeftPane } from './LeftPane.tsx';
import { ProgrammePane } from './ProgrammePane.tsx';
import styles from './prioritise-sheet.module.css';
import type { Shown } from './shown.ts';

const SECTIONS = ['list', 'budget', 'weights'] as const;

/** On a phone the answer, and one pane at a time under it. */
export function PrioritiseSheet({ dataset, view }: Shown) {
  const words = useWords(prioritiseWords);
  const [section, show] = useState<(typeof SECTIONS)[number]>('list');
  const isSites = view.prioritising === 'sites';
  return (
    <div>
      <div className={styles.answer}>
        <Answer dataset={dataset} view={view} />
      </div>
      {!isFigure(view.explained) && (
        <div className={styles.switches}>
          <HalfSwitch dataset={dataset} view={view} />
          {!isSites && (
            <Segmented
              label={words.sections}
              options={SECTIONS.map((value) => ({ value, text: words.section[value] }))}
              value={section}
              onChange={show}
            />
          )}
        </div>
      )}
      {isSites ? (
        <>
          <div className={styles.inputs}>
            <LeftPane dataset={dataset} view={view} bare />
          </div>
          <ProgrammePane dataset={dataset} view={view} />
        </>
      ) : section === 'list' || isFigure(view.explained) ? (
        <ProgrammePane dataset={dataset} view={view} />
      ) : section === 'budget' ? (
        <BelowMap dataset={dataset} view={view} />
      ) : (
        <div className={styles.inputs}>
          <LeftPane dataset={dataset} view={view} bare />
        </div>
      )}
    </div>
  );
}
