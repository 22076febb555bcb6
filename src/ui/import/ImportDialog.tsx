import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { closeImport, goTo } from '../../state/import.ts';
import { IMPORT_STEPS, type ImportStep, useImport } from '../../state/import-store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FilesStep } from './FilesStep.tsx';
import styles from './import-layer.module.css';

/** The dialog that leads from the files to the check. */
export function ImportDialog({ isDragging }: { readonly isDragging: boolean }) {
  const words = useWords(importWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = useImport((store) => store.step);
  const now = IMPORT_STEPS.indexOf(step);
  const Screen = STEPS[step];
  // In the layout phase, so that closing still finds the dialog in the page and gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    heading.current?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={words.title}
      data-dragging={isDragging}
      onCancel={(event) => {
        // React hands up what a window in front, or a chooser of files, cancelled.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        closeImport();
      }}
    >
      <header className={styles.header}>
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <ol>
          {IMPORT_STEPS.map((one, at) => (
            <li key={one} data-step={at === now ? 'now' : at < now ? 'done' : 'later'} aria-current={at === now ? 'step' : undefined}>
              <Step at={at} now={now} name={words.steps[one]} onBack={one === 'check' ? null : () => goTo(one)} />
            </li>
          ))}
        </ol>
        <button type="button" className={styles.close} onClick={closeImport}>
          {words.close} <span aria-hidden="true">✕</span>
        </button>
      </header>
      <Screen />
    </dialog>
  );
}

interface StepProps {
  readonly at: number;
  readonly now: number;
  readonly name: string;
  readonly onBack: (() => void) | null;
}

/** A step of the way: one that is done is a way back. */
function Step({ at, now, name, onBack }: StepProps) {
  const inside = (
    <>
      <span aria-hidden="true">{at < now ? '✓' : at + 1}</span>
      <b>{name}</b>
    </>
  );
  return at < now && onBack ? (
    <button type="button" onClick={onBack}>
      {inside}
    </button>
  ) : (
    inside
  );
}

const STEPS: Readonly<Record<ImportStep, () => ReactNode>> = { files: FilesStep, columns: ColumnsStep, check: CheckStep };
