import { asksYear, type ImportFile } from '../../state/import.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';

/** What stands between these files and their check, in words. */
export function useMissing(files: readonly ImportFile[]): readonly string[] {
  const { missingParts } = useWords(importWords);
  const missing = new Set<string>();
  for (const file of files) {
    if (file.inspection?.hasPositions && file.crs === null) missing.add(missingParts.crs);
    if (asksYear(file) && file.year === null) missing.add(missingParts.year);
  }
  return [...missing];
}
