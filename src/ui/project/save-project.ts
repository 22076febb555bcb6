import { useStore } from '../../state/store.ts';
import { saveFile } from '../export/save-file.ts';

/** Hands the open project to the browser's downloads as one file, called as the project is. Rejects where it cannot be packed. */
export async function saveProject(): Promise<void> {
  const { project, view } = useStore.getState();
  if (!project) return;
  const { PROJECT_FILE, packProject } = await import('../../state/project-file.ts');
  const name = (project.name || project.dataset.title[view.language]).replace(/[\\/:*?"<>|\s]+/g, '-');
  saveFile(`${name}${PROJECT_FILE}`, 'application/zip', await packProject());
}
