import type { Project } from '../../state/store.ts';
import { programmeWords } from '../text/programme.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { saveAccepted } from './save-programme.ts';

/** The accepted programme as a file. */
export function ProgrammeChoices({ project, onDone }: { readonly project: Project; readonly onDone: () => void }) {
  const words = useWords(programmeWords);
  const language = useLanguage();
  return (['xlsx', 'geojson'] as const).map((format) => (
    <button
      key={format}
      type="button"
      onClick={() => {
        saveAccepted(project, format, language);
        onDone();
      }}
    >
      <b>{words.formats[format].name}</b>
      <span>{words.formats[format].hint}</span>
    </button>
  ));
}
