import { lazy, useEffect, useState } from 'react';
import { openImport, useImport } from '../../state/import-store.ts';
import { Later } from '../parts/Later.tsx';
import { dropWords } from '../text/drop.ts';
import { useWords } from '../text/words.ts';
import overlay from './overlay.module.css';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }));

/** The import: the whole page takes files, and one dialog leads from the files to the check. */
export function ImportLayer() {
  const isDragging = useDroppedFiles();
  const isOpen = useImport((store) => store.isOpen);
  return (
    <>
      {isOpen && (
        <Later>
          <ImportDialog isDragging={isDragging} />
        </Later>
      )}
      {isDragging && !isOpen && <Overlay />}
    </>
  );
}

function Overlay() {
  const words = useWords(dropWords);
  return (
    <div className={overlay.overlay} aria-hidden="true">
      <p>
        <b>{words.title}</b>
        {words.hint}
      </p>
    </div>
  );
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** What reads files is fetched with the first of them; where it cannot be, the import opens and says so. */
async function take(files: readonly File[]): Promise<void> {
  try {
    const { dropFiles } = await import('../../state/drop-files.ts');
    dropFiles(files);
  } catch (error) {
    console.error(error);
    openImport();
  }
}

/** Takes files dropped anywhere on the page; true while some are held above it. */
function useDroppedFiles(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      void take([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as keyof typeof listeners, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as keyof typeof listeners, listener);
    };
  }, []);
  return isDragging;
}
