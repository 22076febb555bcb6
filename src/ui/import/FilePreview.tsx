import type { ImportFile } from '../../state/import.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import styles from './file-preview.module.css';

/** The first lines of a table as they read now: garbled text is seen at once. */
export function FilePreview({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const { name, glimpse } = file;
  if (!glimpse || glimpse.lines.length === 0) return null;
  return (
    <>
      <section className={styles.preview} tabIndex={0} aria-label={words.preview(name)}>
        <table>
          <tbody>
            {glimpse.lines.map(({ line, cells }) => (
              <tr key={line} data-heading={line === glimpse.headerLine}>
                <th scope="row">{line}</th>
                {cells.map((cell, at) => (
                  <td key={at} data-hidden={cell === null}>
                    {cell ?? words.previewHidden}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {glimpse.encoding !== null && <p className={styles.hint}>{words.previewHint}</p>}
    </>
  );
}
