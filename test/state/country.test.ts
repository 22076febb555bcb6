import { describe, expect, it } from 'vitest';
import { FULL_SIZE, MOST_VILLAGES, sizesFor } from '../../src/io/synthetic/country.ts';
import { openDemo, sizesOf } from '../../src/state/country.ts';
import { useStore } from '../../src/state/store.ts';

const asked = (query: string) => sizesOf(new URLSearchParams(query));

describe('the country an address asks for', () => {
  it('is as large as it says, and of full size where it does not say', () => {
    expect(asked('demo=country')).toEqual(sizesFor(FULL_SIZE));
    expect(asked('demo=country&villages=1')).toEqual(sizesFor(1));
    expect(asked(`demo=country&villages=${MOST_VILLAGES}`)?.villages).toBe(MOST_VILLAGES);
  });

  it.each(['demo=moon', 'demo=', 'demo=country&villages=0', 'demo=country&villages=-5', 'demo=country&villages=1e5'])(
    'is none for %s',
    (query) => {
      expect(asked(query)).toBeNull();
    },
  );

  it.each(['', '12.5', 'viele', String(MOST_VILLAGES + 1), '99999999'])('is none of "%s" villages', (villages) => {
    expect(asked(`demo=country&villages=${villages}`)).toBeNull();
  });

  it('is told where it cannot be made, and nothing is opened', async () => {
    await openDemo(new URLSearchParams('demo=country&villages=many'), {}, {});
    expect(useStore.getState()).toMatchObject({ project: null, failure: { problem: 'no-demo', detail: '?demo=country&villages=many' } });
    useStore.setState({ failure: null });
  });
});
