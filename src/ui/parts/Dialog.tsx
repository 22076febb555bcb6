import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './dialog.module.css';

/** A window over the page with a title; Escape or its button closes it, and the focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords(shared);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
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
      aria-label={title}
      onCancel={(event) => {
        // React hands up what a window in front, or a chooser of files, cancelled.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" onClick={onClose}>
          {words.close} <span aria-hidden="true">✕</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
