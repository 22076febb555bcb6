import { useEffect } from 'react';

/** Where Escape already means something else: a field, a menu, a dialog. A slider has no Escape of its own. */
const OWN_ESCAPE = 'input:not([type="range"], [type="checkbox"]), select, textarea, dialog, [aria-expanded="true"]';

/** Escape anywhere on the page takes one step back, unless what is open in front of it takes the key. */
export function useStepBack(back: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(OWN_ESCAPE)) return;
      back();
    };
    // On the window, so that popovers, which listen on the document, come first.
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [back]);
}
