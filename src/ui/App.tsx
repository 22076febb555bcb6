import { lazy, useEffect } from 'react';
import { useProposals } from '../state/comparison.ts';
import { useReturned } from '../state/returned-programme.ts';
import { type Store, useStore } from '../state/store.ts';
import styles from './app.module.css';
import { Desk } from './explore/Desk.tsx';
import { Phone } from './explore/Phone.tsx';
import { ImportLayer } from './import/ImportLayer.tsx';
import { Later } from './parts/Later.tsx';
import { SHEET, useMedia } from './parts/use-media.ts';
import { SaveAlert } from './project/SaveAlert.tsx';
import { explore } from './text/explore.ts';
import { opening } from './text/opening.ts';
import { useWords } from './text/words.ts';

const CountryComing = lazy(async () => ({ default: (await import('./country/CountryComing.tsx')).CountryComing }));
const NoDemo = lazy(async () => ({ default: (await import('./country/NoDemo.tsx')).NoDemo }));
const Comparison = lazy(async () => ({ default: (await import('./compare/Comparison.tsx')).Comparison }));

const ReturnedProgramme = lazy(async () => ({ default: (await import('./programme/ReturnedProgramme.tsx')).ReturnedProgramme }));

/** A programme's spreadsheet that came back, while there is one. */
function ReturnedLayer() {
  const isShown = useReturned(({ returned, isReading, failure }) => returned !== null || isReading || failure !== null);
  return (
    isShown && (
      <Later>
        <ReturnedProgramme />
      </Later>
    )
  );
}

/** A corrected file against what is open, while there is one. */
function ComparisonLayer() {
  const isShown = useProposals(({ comparison, isReading, failure }) => comparison !== null || isReading || failure !== null);
  return (
    isShown && (
      <Later>
        <Comparison />
      </Later>
    )
  );
}

/** The whole screen: what is open, being opened, or cannot be. */
export function App() {
  const project = useStore((store) => store.project);
  const failure = useStore((store) => store.failure);
  const view = useStore((store) => store.view);
  const isSheet = useMedia(SHEET);
  const words = useWords(explore);
  useEffect(() => {
    document.documentElement.lang = view.language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.appName;
  }, [view.language, words]);
  return (
    <div className={styles.app}>
      <SaveAlert />
      {project ? (
        isSheet ? (
          <Phone dataset={project.dataset} view={view} />
        ) : (
          <Desk dataset={project.dataset} view={view} />
        )
      ) : (
        <Waiting failure={failure} />
      )}
      <ImportLayer />
      <ComparisonLayer />
      <ReturnedLayer />
    </div>
  );
}

function Waiting({ failure }: { readonly failure: Store['failure'] }) {
  const words = useWords(explore);
  const { unreached } = useWords(opening);
  const isCountry = useStore((store) => store.opening !== null);
  if (failure === null && isCountry)
    return (
      <main className={styles.waiting} aria-busy>
        <Later>
          <CountryComing />
        </Later>
      </main>
    );
  return (
    <main className={styles.waiting} aria-busy={failure === null}>
      <h1>{failure === null ? words.loading : words.failed}</h1>
      {failure !== null && (
        <>
          {failure.problem === 'no-demo' ? (
            <Later>
              <NoDemo />
            </Later>
          ) : (
            <p role="alert">{failure.problem === 'unreached' ? unreached(failure.file) : words.failedHint}</p>
          )}
          <p>{failure.detail}</p>
        </>
      )}
    </main>
  );
}
