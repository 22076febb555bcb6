import { type FocusEvent, type KeyboardEvent, lazy, useEffect, useId, useRef, useState } from 'react';
import { placeOf, placesOf } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { assessmentInView, indicatorInView, questionOf } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { tableOrder } from '../../state/village-list.ts';
import { Later } from '../parts/Later.tsx';
import { exportWords } from '../text/export.ts';
import { useWords } from '../text/words.ts';
import styles from './export-menu.module.css';
import { isSimulated, type ListAbout, type ListFormat, saveList } from './save-list.ts';

const ProgrammeChoices = lazy(async () => ({ default: (await import('./ProgrammeChoices.tsx')).ProgrammeChoices }));

const FORMATS: readonly ListFormat[] = ['csv', 'geojson'];

/** 导出: the list in view, in the table's order, as a file. */
export function ExportMenu() {
  const words = useWords(exportWords);
  const project = useStore((store) => store.project);
  const dataset = project?.dataset ?? null;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !frame.current?.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <div className={styles.export} ref={frame} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        type="button"
        ref={button}
        className={styles.open}
        aria-expanded={isOpen}
        aria-controls={id}
        disabled={!dataset}
        onClick={() => setOpen(!isOpen)}
      >
        {words.button}
      </button>
      <div id={id} hidden={!isOpen} className={styles.menu} role="group" aria-label={words.menu}>
        {isOpen && dataset && <Choices dataset={dataset} onDone={close} />}
        {isOpen && project && acceptedIn(project) && (
          <Later>
            <ProgrammeChoices project={project} onDone={close} />
          </Later>
        )}
      </div>
    </div>
  );
}

function Choices({ dataset, onDone }: { readonly dataset: Dataset; readonly onDone: () => void }) {
  const words = useWords(exportWords);
  const view = useStore((store) => store.view);
  const order = tableOrder(dataset, view);
  if (order.length === 0) return <p>{words.empty}</p>;
  return (
    <>
      <p>
        <b>{words.list(order.length)}</b>
        <br />
        {words.order}
      </p>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          onClick={() => {
            void saveList(assessmentInView(dataset, view), order, aboutList(dataset, view), format);
            onDone();
          }}
        >
          <b>{words[format].name}</b>
          <span>{words[format].hint}</span>
        </button>
      ))}
      <p className={styles.note}>{isSimulated(dataset, order) ? words.simulated : words.full}</p>
    </>
  );
}

function aboutList(dataset: Dataset, view: View): ListAbout {
  const code = view.township ?? view.county;
  const place = placeOf(placesOf(dataset), code)?.name ?? '';
  const only = view.states.length === 1 ? view.states[0] : undefined;
  const part = view.fieldCheckOnly ? 'field-check' : (only ?? 'all');
  const { indicator } = indicatorInView(view);
  return { dataset, indicator, question: questionOf(dataset, view, indicator), year: view.year, language: view.language, place, part };
}
