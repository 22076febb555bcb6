import { lazy, useState } from 'react';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { showSpot } from '../../state/actions.ts';
import { startDraft } from '../../state/draft.ts';
import { changeList } from '../../state/editing.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { Later } from '../parts/Later.tsx';
import { Popover } from '../parts/Popover.tsx';
import { editWords } from '../text/edit.ts';
import { count } from '../text/format.ts';
import { projectWords } from '../text/project.ts';
import { savingWords } from '../text/saving.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './project-menu.module.css';
import { saveProject } from './save-project.ts';

const Board = lazy(async () => ({ default: (await import('../reporting/Board.tsx')).Board }));
const ChangeList = lazy(async () => ({ default: (await import('../edit/ChangeList.tsx')).ChangeList }));
const ProgrammeDialog = lazy(async () => ({ default: (await import('../programme/ProgrammeDialog.tsx')).ProgrammeDialog }));
const RoadDialog = lazy(async () => ({ default: (await import('../road/RoadDialog.tsx')).RoadDialog }));
const ProjectsDialog = lazy(async () => ({ default: (await import('./ProjectsDialog.tsx')).ProjectsDialog }));

interface Item {
  readonly text: string;
  readonly value?: string;
  readonly isOff?: boolean;
  readonly choose: () => void;
}

interface ProjectMenuProps {
  readonly dataset: Dataset;
  readonly view: View;
  /** Something was chosen that is shown elsewhere on the screen (a form, a place): what is open around the menu makes room for it. */
  readonly onElsewhere?: () => void;
}

/** The open project: what was changed in it, and what may be added by hand. */
export function ProjectMenu({ dataset, view, onElsewhere }: ProjectMenuProps) {
  const words = useWords(projectWords);
  const edits = useWords(editWords);
  const saving = useWords(savingWords);
  const say = useSay();
  const changes = useStore(({ project }) => (project ? changeList(project).length : 0));
  const hasProgramme = useStore(({ project }) => project !== null && acceptedIn(project) !== null);
  const name = useStore(({ project }) => project?.name ?? '');
  const [shown, setShown] = useState<'changes' | 'programme' | 'board' | 'roads' | 'projects' | null>(null);
  const isEditable = useIsEditable();
  const isMadeUp = useStore(({ project }) => project?.madeUp === true);
  const draft = (kind: 'new-village' | 'new-facility') => {
    startDraft({ kind });
    onElsewhere?.();
  };
  const items: readonly Item[] = [
    { text: edits.addVillage, isOff: !isEditable, choose: () => draft('new-village') },
    { text: edits.addFacility, isOff: !isEditable, choose: () => draft('new-facility') },
    { text: edits.changes, value: count(changes), choose: () => setShown('changes') },
    ...(hasProgramme ? [{ text: words.programme, choose: () => setShown('programme') }] : []),
    ...(isDated(dataset) && !isMadeUp ? [{ text: words.reported, choose: () => setShown('board') }] : []),
    ...(dataset.roads.length > 0 && !isMadeUp ? [{ text: words.roads, choose: () => setShown('roads') }] : []),
    { text: saving.download, isOff: isMadeUp, choose: () => void saveProject() },
    { text: words.all, choose: () => setShown('projects') },
  ];
  return (
    <>
      <Popover button={words.menu} label={words.menu} look="button" edge="right">
        {(close) => (
          <div className={styles.menu}>
            <strong>{name || say(dataset.title)}</strong>
            {items.map(({ text, value, isOff, choose }) => (
              <button
                key={text}
                type="button"
                disabled={isOff}
                onClick={() => {
                  close();
                  choose();
                }}
              >
                {text} {value !== undefined && <span>{value}</span>}
              </button>
            ))}
          </div>
        )}
      </Popover>
      {shown !== null && (
        <Later>
          {shown === 'changes' && <ChangeList onClose={() => setShown(null)} />}
          {shown === 'programme' && <ProgrammeDialog onClose={() => setShown(null)} />}
          {shown === 'board' && <Board dataset={dataset} view={view} onClose={() => setShown(null)} />}
          {shown === 'roads' && (
            <RoadDialog
              dataset={dataset}
              onClose={() => setShown(null)}
              onSpot={(at) => {
                setShown(null);
                onElsewhere?.();
                showSpot(at);
              }}
            />
          )}
          {shown === 'projects' && <ProjectsDialog onClose={() => setShown(null)} />}
        </Later>
      )}
    </>
  );
}
