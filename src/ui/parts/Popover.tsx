import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './popover.module.css';

interface PopoverProps {
  readonly button: ReactNode;
  readonly label: string;
  readonly look: 'badge' | 'button' | 'plain';
  /** Which edge of the button the panel hangs from, and whether it opens upwards. */
  readonly edge: 'left' | 'right';
  readonly up?: boolean;
  /** What is in it; what opens something else closes the panel first. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button with a small panel; Escape or a click elsewhere closes it. */
export function Popover({ button, label, look, edge, up = false, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Taken: nothing behind the panel closes with it.
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return (
    <div className={styles.frame} ref={frame}>
      <button
        type="button"
        ref={opener}
        className={styles.button}
        data-look={look}
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <section className={styles.panel} data-edge={edge} data-up={up} aria-label={label}>
          {typeof children === 'function' ? children(() => setOpen(false)) : children}
        </section>
      )}
    </div>
  );
}
