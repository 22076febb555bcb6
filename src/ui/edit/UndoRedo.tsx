import { useEffect } from 'react';
import type { Change } from '../../domain/edit.ts';
import { redo, undo } from '../../state/editing.ts';
import { type Project, useStore } from '../../state/store.ts';
import { editWords } from '../text/edit.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { changeInWords } from './change-words.ts';
import styles from './undo-redo.module.css';

/** Where the keys of undo belong to what is being typed. */
const TYPING = 'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, dialog';

/** Undo and redo, there as soon as there is something to undo; each says what it would take back or do again. */
export function UndoRedo() {
  const words = useWords(editWords);
  const language = useLanguage();
  const project = useStore((store) => store.project);
  useUndoKeys();
  if (!project || project.changes.length + project.undone.length === 0) return null;
  const said = (hint: string, change: Change | undefined) =>
    change ? `${hint}: ${changeInWords(project.dataset, change, language)}` : hint;
  const [last, next] = [project.changes.at(-1), project.undone.at(-1)];
  return (
    <span className={styles.pair}>
      <button type="button" disabled={!last} aria-label={words.undo} title={said(words.undoHint, last)} onClick={undo}>
        <span aria-hidden="true">↶</span>
      </button>
      <button type="button" disabled={!next} aria-label={words.redo} title={said(words.redoHint, next)} onClick={redo}>
        <span aria-hidden="true">↷</span>
      </button>
      <LastStep project={project} />
    </span>
  );
}

/** Says what just happened, for those who do not see the map change. */
function LastStep({ project }: { readonly project: Project }) {
  const words = useWords(editWords);
  const language = useLanguage();
  const [last, next] = [project.changes.at(-1), project.undone.at(-1)];
  const text = next
    ? words.undone(changeInWords(project.dataset, next, language))
    : last
      ? words.done(changeInWords(project.dataset, last, language))
      : '';
  return (
    <span className={styles.said} role="status">
      {text}
    </span>
  );
}

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z anywhere but in what is being typed. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
