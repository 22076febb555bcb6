import { programmeWords } from '../text/programme.ts';
import { useWords } from '../text/words.ts';
import type { ProgrammeFormat } from './save-programme.ts';

/** The files a programme goes out as. */
export function FormatChoices({ onChoose }: { readonly onChoose: (format: ProgrammeFormat) => void }) {
  const words = useWords(programmeWords);
  return (['xlsx', 'geojson'] as const).map((format) => (
    <button key={format} type="button" onClick={() => onChoose(format)}>
      <b>{words.formats[format].name}</b>
      <span>{words.formats[format].hint}</span>
    </button>
  ));
}
