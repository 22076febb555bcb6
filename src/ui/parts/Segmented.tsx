import styles from './segmented.module.css';

interface SegmentedProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly disabled?: boolean; readonly hint?: string }[];
  readonly value: T;
  readonly small?: boolean;
  readonly onChange: (value: T) => void;
}

/** A few exclusive choices side by side, the one in force pressed. */
export function Segmented<T extends string | number>({ label, options, value, small = false, onChange }: SegmentedProps<T>) {
  return (
    <div role="group" className={styles.segmented} data-small={small} aria-label={label}>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          aria-pressed={option.value === value}
          disabled={option.disabled}
          title={option.hint}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
