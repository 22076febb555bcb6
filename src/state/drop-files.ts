import { addPart, takeFiles } from './import.ts';
import { useImport } from './import-store.ts';
import { joinParts } from './parts.ts';
import { openProjectFile, PROJECT_FILE, unpackParts } from './project-file.ts';

const isProjectFile = ({ name }: File) => name.toLowerCase().endsWith(PROJECT_FILE);

/**
 * Takes files a person dropped or chose: one project file opens as the project it is. Several, or one among other files, are parts: their
 * files and changes go to the import together with the rest, where what they say differently is seen before it is one project.
 */
export function dropFiles(files: readonly File[]): void {
  const [first] = files;
  if (files.length === 1 && first && isProjectFile(first)) void openProjectOf(first);
  else {
    const parts = files.filter(isProjectFile);
    takeFiles(files.filter((file) => !isProjectFile(file)));
    if (parts.length > 0) void importParts(parts);
  }
}

/** Opens a project file; what is wrong with it is said where files are. */
async function openProjectOf(file: File): Promise<void> {
  const failure = await file.arrayBuffer().then(
    (bytes) => openProjectFile(file.name, new Uint8Array(bytes)),
    (error: unknown) => ({ problem: 'unreadable-file', file: file.name, line: null, column: null, detail: String(error) }) as const,
  );
  useImport.setState(failure === null ? { isOpen: false, failure: null } : { isOpen: true, failure });
}

/** Unpacks parts and joins them. One that cannot be read is said; the others come in. */
async function importParts(files: readonly File[]): Promise<void> {
  const { parts, failure } = await unpackParts(files);
  await addPart(joinParts(parts));
  if (failure !== null) useImport.setState({ failure });
}
