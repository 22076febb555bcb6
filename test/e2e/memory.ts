import type { Page } from 'playwright/test';

/** What the page keeps, megabytes: JavaScript's heap, and the memory of typed arrays beside it. */
export async function memoryOf(page: Page): Promise<{ readonly heap: number; readonly buffers: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as Readonly<Record<string, number>>;
  await session.detach();
  return { heap: Math.round((usedSize ?? Number.NaN) / 1e6), buffers: Math.round((backingStorageSize ?? Number.NaN) / 1e6) };
}
