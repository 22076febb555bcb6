import { lazy } from 'react';
import { type Dataset, hasSample, isDated } from '../../domain/dataset.ts';
import { LANGUAGES } from '../../domain/text.ts';
import { change } from '../../state/actions.ts';
import { openImport } from '../../state/import-store.ts';
import { howMany } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { UndoRedo } from '../edit/UndoRedo.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { Later } from '../parts/Later.tsx';
import { Popover } from '../parts/Popover.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { ProjectMenu } from '../project/ProjectMenu.tsx';
import { SaveStatus } from '../project/SaveStatus.tsx';
import { dateWords } from '../text/date.ts';
import { explore } from '../text/explore.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './header.module.css';
import { TaskSwitch } from './TaskSwitch.tsx';

const MadeUp = lazy(async () => ({ default: (await import('../country/MadeUp.tsx')).MadeUp }));

const LANGUAGE_NAMES = { zh: '中', en: 'EN' } as const;

/** Name, scope, year, what the data is, in and out. */
export function Header({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { undated } = useWords(dateWords);
  return (
    <header className={styles.header}>
      <span className={styles.name}>{words.appName}</span>
      <span className={styles.about}>
        <span className={styles.scope}>{useScope(dataset)}</span>
        <SaveStatus />
      </span>
      <TaskSwitch view={view} />
      <span className={styles.fill} />
      {isDated(dataset) ? <Years dataset={dataset} view={view} /> : <span className={styles.scope}>{undated}</span>}
      {hasSample(dataset) && <SampleBadge edge="right" />}
      <UndoRedo />
      <ProjectMenu dataset={dataset} view={view} />
      <button type="button" className={styles.button} onClick={() => openImport()}>
        {words.importData}
      </button>
      <ExportMenu />
      <LanguageSwitch view={view} />
    </header>
  );
}

export function LanguageSwitch({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
    <Segmented
      label={words.language}
      small
      options={LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language] }))}
      value={view.language}
      onChange={(language) => change({ language })}
    />
  );
}

/** Years with room for them side by side, while they are few. */
function Years({ dataset: { years }, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const show = (year: number) => change({ year, receipt: null });
  if (years.length <= 6)
    return (
      <Segmented
        label={words.year}
        options={years.map((year) => ({ value: year, text: String(year) }))}
        value={view.year}
        onChange={show}
      />
    );
  return (
    <select aria-label={words.year} className={styles.button} value={view.year} onChange={(event) => show(Number(event.target.value))}>
      {years.map((year) => (
        <option key={year}>{year}</option>
      ))}
    </select>
  );
}

function useScope(dataset: Dataset): string {
  const words = useWords(explore);
  const say = useSay();
  const { counties, townships, villages, communities } = howMany(dataset);
  return words.scope(say(dataset.title), counties, townships, villages, communities);
}

/** 演示数据: says what is real, modelled and simulated; gone as soon as the data is one's own. */
export function SampleBadge({ edge }: { readonly edge: 'left' | 'right' }) {
  const words = useWords(explore);
  const isMadeUp = useStore(({ project }) => project?.madeUp === true);
  return (
    <Popover button={words.sampleBadge} label={words.sampleBadge} look="badge" edge={edge}>
      <div className={styles.sample}>
        {isMadeUp ? (
          <Later>
            <MadeUp />
          </Later>
        ) : (
          <AboutSample />
        )}
      </div>
    </Popover>
  );
}

function AboutSample() {
  const words = useWords(explore);
  return (
    <>
      <strong>{words.sampleTitle}</strong>
      <p>{words.sampleReal}</p>
      <p>{words.sampleModelled}</p>
      <p>{words.sampleSimulated}</p>
      <p>{words.sampleGone}</p>
    </>
  );
}
