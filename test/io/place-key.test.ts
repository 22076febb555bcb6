import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBook } from '../../src/domain/codes.ts';
import type { PlaceWords, VillageKind } from '../../src/domain/place.ts';
import { countyKey, PlaceIndex, samePlace, villageKey } from '../../src/io/place-key.ts';

const NO_BOOK = codeBook([]);
const words = (part: Partial<PlaceWords>): PlaceWords => ({ code: null, county: '', township: '', name: '', kind: null, ...part });

function finder(known: readonly (Partial<PlaceWords> & { readonly of: string })[], book = NO_BOOK) {
  const index = new PlaceIndex<string>(book);
  for (const { of, ...part } of known) index.add(words(part), of);
  return (part: Partial<PlaceWords>) => index.find(words(part));
}

describe('names as compared', () => {
  it.each([
    ['梁山村', '梁山', 'village'],
    ['梁山村委会', '梁山', 'village'],
    ['梁山村民委员会', '梁山', 'village'],
    ['梁山村村民委员会', '梁山', 'village'],
    ['梁山村村委会', '梁山', 'village'],
    ['梁山行政村', '梁山', 'village'],
    ['梁山社区', '梁山', 'community'],
    ['梁山居委会', '梁山', 'community'],
    ['梁山社区居民委员会', '梁山', 'community'],
    ['王家村社区', '王家村', 'community'],
    [' 梁 山 村 ', '梁山', 'village'],
    ['梁山', '梁山', null],
    ['村', '村', null],
    ['社区', '社区', null],
  ] as const)('%s is %s, %s', (name, stem, kind) => {
    expect(villageKey(name)).toEqual({ stem, kind });
  });

  it('takes a county with and without its suffix for one, and leaves a name of one word whole', () => {
    expect(['南郑县', '南郑区', '南郑'].map(countyKey)).toEqual(['南郑', '南郑', '南郑']);
    expect(['洋县', '勉县', '县'].map(countyKey)).toEqual(['洋', '勉', '县']);
  });
});

describe('finding a village', () => {
  const liangshan = [
    { code: '610703101201', county: '南郑区', township: '梁山镇', name: '梁山村', of: 'village' },
    { code: '610703101001', county: '南郑区', township: '梁山镇', name: '梁山社区', of: 'community' },
  ];

  it('goes by the code before the names', () => {
    expect(finder(liangshan)({ code: '610703101201', county: '南郑区', township: '梁山镇', name: '梁山社区' })).toEqual({
      kind: 'found',
      of: 'village',
    });
  });

  it('keeps 梁山村 and 梁山社区 two, and asks where the kind is not said', () => {
    const find = finder(liangshan);
    const there = { county: '南郑县', township: '梁山镇' };
    expect(find({ ...there, name: '梁山村委会' })).toEqual({ kind: 'found', of: 'village' });
    expect(find({ ...there, name: '梁山居委会' })).toEqual({ kind: 'found', of: 'community' });
    expect(find({ ...there, name: '梁山' })).toEqual({ kind: 'ambiguous', candidates: ['village', 'community'] });
    expect(find({ ...there, name: '梁山', kind: 'community' })).toEqual({ kind: 'found', of: 'community' });
  });

  it('never goes by the name alone: it asks, even where one village has it', () => {
    expect(finder(liangshan)({ name: '梁山村' })).toEqual({ kind: 'ambiguous', candidates: ['village'] });
  });

  it('does not take a village of another code, county or township, nor 城关乡 for 城关镇', () => {
    const find = finder([{ code: '610727100201', county: '略阳县', township: '城关镇', name: '一村', of: 'a' }]);
    expect(find({ code: '610727100202', county: '略阳县', township: '城关镇', name: '一村' })).toEqual({ kind: 'none' });
    expect(find({ county: '勉县', township: '城关镇', name: '一村' })).toEqual({ kind: 'none' });
    expect(find({ county: '略阳县', township: '城关乡', name: '一村' })).toEqual({ kind: 'none' });
    expect(find({ county: '略阳', township: '城关镇人民政府', name: '一村' })).toEqual({ kind: 'found', of: 'a' });
  });

  it('takes 610721 for 610703, follows the code table, and asks about a split', () => {
    const book = codeBook([
      { old: '1001', new: '1002' },
      { old: '1003', new: '1004' },
      { old: '1005', new: '1004' },
      { old: '1006', new: '1002' + '9' },
      { old: '1006', new: '1004' },
    ]);
    const find = finder(
      [
        { code: '610703101201', of: 'nanzheng' },
        { code: '1002', of: 'b' },
        { code: '1004', of: 'd' },
        { code: '10029', of: 'e' },
      ],
      book,
    );
    expect(find({ code: '610721101201' })).toEqual({ kind: 'found', of: 'nanzheng' });
    expect(find({ code: '1001' })).toEqual({ kind: 'found', of: 'b' });
    expect(find({ code: '1003' })).toEqual({ kind: 'merged', of: 'd' });
    expect(find({ code: '1006' })).toEqual({ kind: 'ambiguous', candidates: ['e', 'd'] });
  });
});

/** The key written the long way round: no regular expressions, one record beside another. */
function oracle(a: PlaceWords, b: PlaceWords): 'same' | 'maybe' | 'no' {
  if (a.code !== null && b.code !== null) return a.code === b.code ? 'same' : 'no';
  const bare = (word: string, suffixes: readonly string[]) => {
    const suffix = suffixes.find((one) => word.endsWith(one) && word.length > one.length) ?? '';
    return [word.slice(0, word.length - suffix.length), suffix] as const;
  };
  const kinds: Readonly<Record<string, VillageKind>> = { 村委会: 'village', 村: 'village', 居委会: 'community', 社区: 'community' };
  const [nameA, suffixA] = bare(a.name, Object.keys(kinds));
  const [nameB, suffixB] = bare(b.name, Object.keys(kinds));
  if (nameA === '' || nameA !== nameB) return 'no';
  const [kindA, kindB] = [kinds[suffixA] ?? a.kind, kinds[suffixB] ?? b.kind];
  if (kindA !== null && kindB !== null && kindA !== kindB) return 'no';
  let shared = 0;
  for (const [x, y] of [
    [bare(a.county, ['县', '区'])[0], bare(b.county, ['县', '区'])[0]],
    [a.township, b.township],
  ] as const) {
    if (x === '' || y === '') continue;
    if (x !== y) return 'no';
    shared++;
  }
  return shared > 0 ? 'same' : 'maybe';
}

describe('against the key written the long way round', () => {
  const place = fc.record({
    code: fc.option(fc.constantFrom('610703101201', '610703101202'), { nil: null, freq: 2 }),
    county: fc.constantFrom('南郑县', '南郑区', '南郑', '勉县', ''),
    township: fc.constantFrom('甲镇', '乙镇', ''),
    name: fc.constantFrom('梁山村', '梁山村委会', '梁山社区', '梁山居委会', '梁山', '河口村', '村', ''),
    kind: fc.constantFrom<VillageKind | null>('village', 'community', null),
  });

  it('two records are one place by the same words, in both directions', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [one, other] = [
          { ...a, code: null },
          { ...b, code: null },
        ];
        expect(samePlace(one, other)).toBe(oracle(one, other) === 'same');
        expect(samePlace(other, one)).toBe(samePlace(one, other));
      }),
      { seed: 610703, numRuns: 2000 },
    );
  });

  it('finds exactly what the oracle finds, in whatever order the records came', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), place, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (known, sought, order) => {
        const records = known.map((one, at) => ({ ...one, of: one.code ?? `${at}` }));
        const shuffled = records
          .map((one, at) => ({ one, at: order[at] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const byCode = records.filter((one) => one.code !== null && one.code === sought.code);
        const matches = records.map((one) => ({ of: one.of, how: oracle(sought, one) })).filter(({ how }) => how !== 'no');
        const candidates = new Set(matches.map(({ of }) => of));
        const expected =
          byCode.length > 0
            ? 'found'
            : candidates.size === 0
              ? 'none'
              : candidates.size === 1 && matches.some(({ how }) => how === 'same')
                ? 'found'
                : 'ambiguous';
        const found = finder(records)(sought);
        expect(found.kind).toBe(expected);
        const again = finder(shuffled)(sought);
        expect(again.kind).toBe(found.kind);
        if (found.kind === 'found') expect(again).toEqual(found);
        if (found.kind === 'ambiguous' && again.kind === 'ambiguous') expect(new Set(again.candidates)).toEqual(new Set(found.candidates));
      }),
      { seed: 610703, numRuns: 3000 },
    );
  });
});
