import type { Page } from 'playwright/test';

interface Watched {
  gapmapHeadings?: string[];
}

/** Notes every heading that comes up from the first script on, however short a time it stands: what lasts a fifth of a second cannot be waited for. */
export async function watchHeadings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    const watched: Window & Watched = window;
    watched.gapmapHeadings = seen;
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('h1, h2'))
        if (textContent && !seen.includes(textContent)) seen.push(textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** The headings so far, in the order in which they came up. */
export function headingsSeen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as Window & Watched).gapmapHeadings ?? []);
}
