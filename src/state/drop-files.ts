import { openImport, useImport } from './import.ts';
import { openProjectFile, PROJECT_FILE } from './project-file.ts';

/** Takes files a person dropped or chose: a project file opens as the project it is, all else goes to the import. */
export function dropFiles(files: readonly File[]): void {
  const [first] = files;
  if (files.length === 1 && first?.name.toLowerCase().endsWith(PROJECT_FILE)) void openProjectOf(first);
  else openImport(files);
}

/** Opens a project file; what is wrong with it is said where files are. */
async function openProjectOf(file: File): Promise<void> {
  const failure = await file.arrayBuffer().then(
    (bytes) => openProjectFile(file.name, new Uint8Array(bytes)),
    (error: unknown) => ({ problem: 'unreadable-file', file: file.name, line: null, column: null, detail: String(error) }) as const,
  );
  useImport.setState(failure === null ? { isOpen: false, failure: null } : { isOpen: true, failure });
}
