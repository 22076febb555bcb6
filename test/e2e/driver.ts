import { test as base, type ConsoleMessage, expect, type Page, type Request, type Response } from 'playwright/test';
import type {} from '../../src/map/test-hook.d.ts';

/** Everything a page said or asked for while a test drove it. */
export interface Witness {
  /** Breaches of the content security policy, as the browser reports them. */
  readonly violations: string[];
  /** console.error and uncaught exceptions. */
  readonly errors: string[];
  readonly requests: string[];
  readonly responses: Response[];
}

/** Written by the page itself, before any of its scripts run. */
interface Watched {
  gapmapViolations?: string[];
}

/**
 * Drives the app as a planner would: `given` opens it, `when` acts, `then` looks. Waits for what is drawn, never for a clock.
 * Words are looked up as people see them, in Chinese unless the test opens another language.
 */
export class Driver {
  constructor(
    readonly page: Page,
    readonly witness: Witness,
  ) {}

  readonly given = {
    /** The app is open and its map drawn; `query` is what a shared link carries. */
    app: async (query = ''): Promise<void> => {
      await this.page.goto(`./${query}`);
      await this.given.drawn();
    },
    /** The map has drawn all it was told. A map that gives way to another meanwhile (desk to phone) is waited for no longer. */
    drawn: async (): Promise<void> => {
      await this.page.waitForFunction(() => window.gapmap !== undefined);
      await this.page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        let hook: typeof window.gapmap;
        do {
          hook = window.gapmap;
          let isIdle = false;
          hook?.idle().then(() => {
            isIdle = true;
          });
          while (hook && hook === window.gapmap && !isIdle) await frame();
          if (!hook) await frame();
        } while (!hook || hook !== window.gapmap);
      });
    },
  };

  readonly when = {
    /** Presses the button, tab, link or option of this name, then waits for the map. */
    press: async (name: string | RegExp): Promise<void> => {
      await this.page
        .getByRole('button', { name })
        .or(this.page.getByRole('tab', { name }))
        .or(this.page.getByRole('radio', { name }))
        .first()
        .click();
      await this.given.drawn();
    },
    /** Types into the field of this name, then waits for the map. */
    type: async (name: string | RegExp, text: string): Promise<void> => {
      await this.page.getByLabel(name).first().fill(text);
      await this.given.drawn();
    },
    /** Drops files on the page, as a hand would. */
    drop: async (...files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly type?: string }[]): Promise<void> => {
      const plain = files.map(({ name, bytes, type }) => ({ name, bytes: [...bytes], type: type ?? 'text/csv' }));
      const data = await this.page.evaluateHandle((given) => {
        const transfer = new DataTransfer();
        for (const { name, bytes, type } of given) transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
        return transfer;
      }, plain);
      for (const kind of ['dragenter', 'dragover', 'drop']) await this.page.dispatchEvent('body', kind, { dataTransfer: data });
    },
  };

  readonly then = {
    /** The first heading says this. */
    headline: async (text: string | RegExp): Promise<void> => {
      await expect(this.page.getByRole('heading', { level: 1 })).toContainText(text);
    },
    sees: async (text: string | RegExp): Promise<void> => {
      await expect(this.page.getByText(text).first()).toBeVisible();
    },
    /** How many villages near the view the map has in each state: an index into STATES, or 255 where hidden. */
    drawnStates: (): Promise<Readonly<Record<string, number>>> =>
      this.page.evaluate(() => {
        const map = window.gapmap?.map;
        const ids = new Set(map?.querySourceFeatures('villages').map(({ id }) => id));
        const counts: Record<string, number> = {};
        for (const id of ids) {
          const state = String(id === undefined ? undefined : map?.getFeatureState({ source: 'villages', id })['state']);
          counts[state] = (counts[state] ?? 0) + 1;
        }
        return counts;
      }),
    /** No breach of the policy, no error, no request to another host, all along. */
    wentWell: async (): Promise<void> => {
      await this.gatherViolations();
      const host = new URL(this.page.url()).host;
      const elsewhere = this.witness.requests.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== host);
      expect(this.witness.violations, 'breaches of the content security policy').toEqual([]);
      expect(this.witness.errors, 'errors').toEqual([]);
      expect(elsewhere, 'requests to other hosts').toEqual([]);
    },
  };

  private async gatherViolations(): Promise<void> {
    const seen = await this.page.evaluate(() => (window as Window & Watched).gapmapViolations?.splice(0) ?? []);
    this.witness.violations.push(...seen);
  }
}

async function watch(page: Page): Promise<Witness> {
  const witness: Witness = { violations: [], errors: [], requests: [], responses: [] };
  await page.addInitScript(() => {
    const watched: Window & Watched = window;
    watched.gapmapViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      watched.gapmapViolations?.push(`${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
    });
  });
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    (/Content Security Policy/i.test(text) ? witness.violations : witness.errors).push(text);
  });
  page.on('pageerror', (error) => witness.errors.push(error.message));
  // The context's, not the page's: a worker's own requests are in them too.
  page.context().on('request', (request: Request) => witness.requests.push(request.url()));
  page.context().on('response', (response: Response) => witness.responses.push(response));
  return witness;
}

/** `test` with a driver. Every test that uses it ends by proving that all went well. */
export const test = base.extend<{ driver: Driver }>({
  driver: async ({ page }, use) => {
    const driver = new Driver(page, await watch(page));
    await use(driver);
    await driver.then.wentWell();
  },
});

export { expect };
