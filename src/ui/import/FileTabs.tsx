import styles from './file-tabs.module.css';

interface FileTabsProps {
  readonly files: readonly { readonly name: string; readonly about: string }[];
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
}

/** Several files of one step, one shown at a time; a single one needs no choice. */
export function FileTabs({ files, chosen, onChoose }: FileTabsProps) {
  if (files.length < 2) return null;
  return (
    <div className={styles.files}>
      {files.map(({ name, about }, at) => (
        <button key={name} type="button" aria-pressed={at === chosen} onClick={() => onChoose(at)}>
          {name}
          <span>{about}</span>
        </button>
      ))}
    </div>
  );
}
