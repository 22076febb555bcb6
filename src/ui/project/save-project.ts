import { useSaving } from '../../state/saving.ts';
import { useStore } from '../../state/store.ts';
import { saveFile } from '../export/save-file.ts';

/** Hands the open project to the browser's downloads as one file, called as the project is. Never rejects: where it cannot be packed, that is told over the screen. */
export async function saveProject(): Promise<void> {
  const { project, view } = useStore.getState();
  if (!project) return;
  try {
    const { PROJECT_FILE, packProject } = await import('../../state/project-file.ts');
    const name = (project.name || project.dataset.title[view.language]).replace(/[\\/:*?"<>|\s]+/g, '-');
    saveFile(`${name}${PROJECT_FILE}`, 'application/zip', await packProject());
    if (useSaving.getState().notice === 'not-downloaded') useSaving.setState({ notice: null });
  } catch (error) {
    console.warn('Gapmap: the project file was not made', error);
    useSaving.setState({ notice: 'not-downloaded' });
  }
}
