import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { startDraft } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { ChangeList } from '../edit/ChangeList.tsx';
import { Popover } from '../parts/Popover.tsx';
import { editWords } from '../text/edit.ts';
import { count } from '../text/format.ts';
import { projectWords } from '../text/project.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './project-menu.module.css';

/** The open project: what was changed in it, and what may be added by hand. */
export function ProjectMenu({ dataset }: { readonly dataset: Dataset }) {
  const words = useWords(projectWords);
  const edits = useWords(editWords);
  const say = useSay();
  const changes = useStore(({ project }) => project?.changes.length ?? 0);
  const name = useStore(({ project }) => project?.name ?? '');
  const [isListed, setListed] = useState(false);
  return (
    <>
      <Popover button={words.menu} label={words.menu} look="button" edge="right">
        {(close) => (
          <div className={styles.menu}>
            <strong>{name || say(dataset.title)}</strong>
            <button
              type="button"
              onClick={() => {
                close();
                startDraft({ kind: 'new-village' }, null);
              }}
            >
              {edits.addVillage}
            </button>
            <button
              type="button"
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
                setListed(true);
              }}
            >
              {edits.changes} <span>{count(changes)}</span>
            </button>
          </div>
        )}
      </Popover>
      {isListed && <ChangeList onClose={() => setListed(false)} />}
    </>
  );
}
