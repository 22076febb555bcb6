import { canEdit } from '../../state/editing.ts';
import { useSaving } from '../../state/saving.ts';
import { useStore } from '../../state/store.ts';

/** Whether the open project can be changed here: not a snapshot, and not while another window edits it. */
export function useIsEditable(): boolean {
  const project = useStore((store) => store.project);
  const holder = useSaving((store) => store.holder);
  return canEdit(project, holder);
}
