/** A task of its own for what comes next, so that the page does something else in between. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
