import styles from './sign.module.css';

/** A site's number in its disc, or its letter in its square, as the map has it. */
export function Sign({ text, kept }: { readonly text: string; readonly kept: boolean }) {
  return (
    <span className={styles.sign} data-kept={kept}>
      {text}
    </span>
  );
}
