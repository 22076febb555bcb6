import type { Page } from 'playwright/test';
import { expect } from './driver.ts';

/** The choice of how distances are measured. */
export const way = (page: Page) => page.getByLabel('距离怎么量');

export const sum = (gaps: ReadonlyMap<string, number>) => [...gaps.values()].reduce((all, gap) => all + gap, 0);

/** The screen's clinic gaps are these, all together and county by county. */
export async function expectGaps(page: Page, gaps: ReadonlyMap<string, number>): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${sum(gaps)} 个村缺标准化卫生室`);
  for (const [county, gap] of gaps)
    await expect(page.getByRole('row', { name: county }).getByRole('button', { name: `${county} 缺口` })).toHaveText(String(gap));
}
