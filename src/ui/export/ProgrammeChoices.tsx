import type { Project } from '../../state/store.ts';
import { useLanguage } from '../text/words.ts';
import { FormatChoices } from './FormatChoices.tsx';
import { saveAccepted } from './save-programme.ts';

/** The accepted programme as a file. */
export function ProgrammeChoices({ project, onDone }: { readonly project: Project; readonly onDone: () => void }) {
  const language = useLanguage();
  return (
    <FormatChoices
      onChoose={(format) => {
        saveAccepted(project, format, language);
        onDone();
      }}
    />
  );
}
