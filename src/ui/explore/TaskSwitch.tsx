import { change } from '../../state/actions.ts';
import { TASKS, type View } from '../../state/view.ts';
import { taskWords } from '../text/tasks.ts';
import { useWords } from '../text/words.ts';
import styles from './task-switch.module.css';

/** Looking at gaps, or putting works in order: in the header, or on a phone at the bottom. */
export function TaskSwitch({ view }: { readonly view: View }) {
  const words = useWords(taskWords);
  return (
    <nav className={styles.tasks} aria-label={words.tasks}>
      {TASKS.map((task) => (
        <button
          type="button"
          key={task}
          aria-current={view.task === task ? 'page' : undefined}
          onClick={() => change({ task, selected: null, receipt: null, explained: null })}
        >
          {words.names[task]}
        </button>
      ))}
    </nav>
  );
}
