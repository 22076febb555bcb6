import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { startDraft } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { ChangeList } from '../edit/ChangeList.tsx';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { Popover } from '../parts/Popover.tsx';
import { editWords } from '../text/edit.ts';
import { count } from '../text/format.ts';
import { projectWords } from '../text/project.ts';
import { useSay, useWords } from '../text/words.ts';
import { ProjectsDialog } from './ProjectsDialog.tsx';
import styles from './project-menu.module.css';

/** The open project: what was changed in it, and what may be added by hand. */
export function ProjectMenu({ dataset }: { readonly dataset: Dataset }) {
  const words = useWords(projectWords);
  const edits = useWords(editWords);
  const say = useSay();
  const changes = useStore(({ project }) => project?.changes.length ?? 0);
  const name = useStore(({ project }) => project?.name ?? '');
  const [shown, setShown] = useState<'changes' | 'projects' | null>(null);
  const isEditable = useIsEditable();
  return (
    <>
      <Popover button={words.menu} label={words.menu} look="button" edge="right">
        {(close) => (
          <div className={styles.menu}>
            <strong>{name || say(dataset.title)}</strong>
            <button
              type="button"
              disabled={!isEditable}
              onClick={() => {
                close();
                startDraft({ kind: 'new-village' }, null);
              }}
            >
              {edits.addVillage}
            </button>
            <button
              type="button"
              disabled={!isEditable}
              onClick={() => {
                close();
                startDraft({ kind: 'new-facility' }, null);
              }}
            >
              {edits.addFacility}
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                setShown('changes');
              }}
            >
              {edits.changes} <span>{count(changes)}</span>
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                setShown('projects');
              }}
            >
              {words.all}
            </button>
          </div>
        )}
      </Popover>
      {shown === 'changes' && <ChangeList onClose={() => setShown(null)} />}
      {shown === 'projects' && <ProjectsDialog onClose={() => setShown(null)} />}
    </>
  );
}
