import { describe, expect, it, vi } from 'vitest';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { matcher, prepareSearch } from '../../src/state/search.ts';
import { openingView } from '../../src/state/store.ts';
import { hitsOf } from '../../src/state/sweep.ts';
import { isSearching, listed } from '../../src/state/village-list.ts';

const MANY = syntheticDataset(makeCountry(sizesFor(21_000)));

/** What is found village by village, without slices. */
const expected = (search: string) => Array.from(MANY.villages, (village, index) => (matcher()(village, search) ? [index] : [])).flat();

const swept = (search: string) => vi.waitUntil(() => hitsOf(MANY, search, matcher()), { timeout: 20_000 });

describe('a search through many villages', () => {
  it.each(['东河', '900121', '没有这个村'])('finds in slices what each village says, %s', async (search) => {
    expect(hitsOf(MANY, search, matcher())).toBeNull();
    expect([...(await swept(search))]).toEqual(expected(search));
  });

  it.each(['donghe', 'dhc'])('finds by pinyin too, %s', async (search) => {
    await prepareSearch();
    const found = expected(search);
    expect(found.length).toBeGreaterThan(0);
    expect([...(await swept(search))]).toEqual(found);
  });

  it('is given up for a later one', async () => {
    hitsOf(MANY, '西沟', matcher());
    const last = await swept('南坪');
    expect([...last]).toEqual(expected('南坪'));
    expect(hitsOf(MANY, '南坪', matcher()), 'nothing else has taken its place').toBe(last);
  });

  it('lists nothing until it has ended, and says so', async () => {
    const view = { ...openingView(MANY, {}), search: '北湾', communities: true };
    expect(isSearching(MANY, view)).toBe(true);
    expect(listed(MANY, view)).toHaveLength(0);
    await swept('北湾');
    expect(isSearching(MANY, view)).toBe(false);
    expect([...listed(MANY, view)]).toEqual(expected('北湾'));
  });
});
