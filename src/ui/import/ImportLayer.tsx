import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { dropFiles } from '../../state/drop-files.ts';
import { closeImport, goTo, IMPORT_STEPS, type ImportStep, useImport } from '../../state/import.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FilesStep } from './FilesStep.tsx';
import styles from './import-layer.module.css';
import overlay from './overlay.module.css';

/** The import: the whole page takes files, and one dialog leads from the files to the check. */
export function ImportLayer() {
  const isDragging = useDroppedFiles();
  const isOpen = useImport((store) => store.isOpen);
  return (
    <>
      {isOpen && <Dialog isDragging={isDragging} />}
      {isDragging && !isOpen && <Overlay />}
    </>
  );
}

function Overlay() {
  const words = useWords(importWords);
  return (
    <div className={overlay.overlay} aria-hidden="true">
      <p>
        <b>{words.overlay}</b>
        {words.overlayHint}
      </p>
    </div>
  );
}

function Dialog({ isDragging }: { readonly isDragging: boolean }) {
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

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** Takes files dropped anywhere on the page; true while some are held above it. */
function useDroppedFiles(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      dropFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as keyof typeof listeners, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as keyof typeof listeners, listener);
    };
  }, []);
  return isDragging;
}
