import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../src/io/input-file.ts';
import { mergeInputs } from '../../src/io/merge/inputs.ts';
import { openText } from '../../src/io/open-file.ts';
import { file, read } from './reading.ts';

const sample = (name: string) => readFileSync(`data/${name}`, 'utf8').trimEnd().split('\n');

/** A table's lines by county, each part with the heading line. */
function byCounty(name: string, county: (cells: readonly string[]) => string): ReadonlyMap<string, string> {
  const [heading = '', ...lines] = sample(name);
  const parts = new Map<string, string[]>();
  for (const line of lines) {
    const key = county(line.split(','));
    const part = parts.get(key);
    if (part) part.push(line);
    else parts.set(key, [heading, line]);
  }
  return new Map([...parts].map(([key, part]) => [key, `${part.join('\n')}\n`]));
}

describe('eleven counties at once', () => {
  const whole = read(
    ...['villages.csv', 'facilities.csv', 'status.csv'].map((name) =>
      openText({ name, bytes: new Uint8Array(readFileSync(`data/${name}`)) }),
    ),
  );
  const villages = byCounty('villages.csv', (cells) => cells[3] ?? '');
  const facilities = byCounty('facilities.csv', (cells) => cells[3] ?? '');
  const codeOf = (subject: string) => /\d{6}/.exec(subject)?.[0] ?? '';
  const status = byCounty('status.csv', (cells) => codeOf(cells[0] ?? ''));

  /** What the reports say of rows, whichever file they are in. */
  const told = ({ reports }: typeof whole) =>
    reports.flatMap(({ role, issues }) => issues.map(({ outcome, reason, value }) => `${role} ${outcome} ${reason} ${value}`)).sort();

  it('their tables make what the one table makes, whatever their order', () => {
    const files = [
      ...[...status].map(([county, text]) => file(`上报-${county}.csv`, text)),
      ...[...facilities].map(([county, text]) => file(`卫生院-${county}.csv`, text)),
      ...[...villages].map(([county, text]) => file(`村-${county}.csv`, text)),
    ];
    expect(files).toHaveLength(33);
    for (const some of [files, files.toReversed()]) {
      const parts = read(...some);
      expect(parts.conflicts).toEqual([]);
      expect(told(parts)).toEqual(told(whole));
      const bare = ({ origin: _, ...record }: { readonly id: string; readonly origin: unknown }) => record;
      const sorted = (records: readonly { readonly id: string; readonly origin: unknown }[]) =>
        records.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(sorted(parts.dataset.villages)).toEqual(sorted(whole.dataset.villages));
      expect(sorted(parts.dataset.facilities)).toEqual(sorted(whole.dataset.facilities));
      expect(parts.dataset.years).toEqual(whole.dataset.years);
      for (const [indicator, bySubject] of whole.dataset.observations)
        expect(new Map([...(parts.dataset.observations.get(indicator) ?? [])].sort())).toEqual(new Map([...bySubject].sort()));
    }
  });

  it('reports that name the village instead of its code find the same one, or are asked about, and never another', () => {
    const [, ...rows] = sample('villages.csv');
    const known = new Map(rows.map((line) => line.split(',')).map((cells) => [cells[0] ?? '', cells]));
    const [, ...lines] = sample('status.csv');
    const roads = lines
      .map((line) => line.split(','))
      .filter(([subject = '', indicator]) => indicator === 'road-paved' && known.has(subject));
    const named = roads.map(([subject = '', indicator, from, to, value]) => {
      const [, name = '', , county = '', township = ''] = known.get(subject) ?? [];
      // As a clerk writes them: 村委会 for 村, the county without its suffix.
      return [
        county.slice(0, -1) || county,
        township,
        name.replace(/村$/, '村委会').replace(/社区$/, '居委会'),
        indicator,
        from,
        to,
        value,
      ].join(',');
    });
    const table = file('上报.csv', `县区,镇办,行政村,indicator,from,to,value\n${named.join('\n')}\n`);
    const { dataset, reports } = read(openText({ name: 'villages.csv', bytes: new Uint8Array(readFileSync('data/villages.csv')) }), table);
    const asked = new Set(reports[1]?.issues.filter(({ reason }) => reason === 'ambiguous-place').map(({ line }) => line));
    // By hand: a name with its kind that stands twice in one township is the only thing that cannot be told.
    const places = new Map<string, Set<string>>();
    for (const [code, [, name = '', , county = '', township = '']] of known) {
      const key = `${county}/${township}/${name}`;
      places.set(key, (places.get(key) ?? new Set()).add(code));
    }
    roads.forEach(([subject = '', , , , value], at) => {
      const [, name = '', , county = '', township = ''] = known.get(subject) ?? [];
      const isUnique = places.get(`${county}/${township}/${name}`)?.size === 1;
      expect(asked.has(at + 2)).toBe(!isUnique);
      if (isUnique)
        expect(
          dataset.observations
            .get('road-paved')
            ?.get(subject)
            ?.some((run) => run.value === value),
        ).toBe(true);
    });
    expect(reports[1]?.counts.accepted).toBe(roads.length - asked.size);
  });
});

describe('parts of a project', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const input = fc.record({ name: fc.constantFrom('村.csv', '院.csv', '村表'), bytes: fc.constantFrom('a', 'b', 'c').map(bytes) });
  const key = ({ name, bytes: of }: InputFile) => `${name.replace(/ \(\d+\)/, '')}:${new TextDecoder().decode(of)}`;
  const distinct = (files: readonly InputFile[]) => files.filter((one, at) => files.findIndex((other) => other.name === one.name) === at);

  it('lose no file, keep each once and under a name of its own, and join into themselves', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 4 }).map(distinct), fc.array(input, { maxLength: 4 }).map(distinct), (a, b) => {
        const merged = mergeInputs(a, b);
        expect(new Set(merged.map(({ name }) => name)).size).toBe(merged.length);
        expect(new Set(merged.map(key))).toEqual(new Set([...a, ...b].map(key)));
        expect(merged.length).toBe(new Set([...a, ...b].map(key)).size);
        expect(mergeInputs(merged, a)).toEqual(merged);
        expect(mergeInputs(merged, b)).toEqual(merged);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('what was answered about a file in one part goes before the other’s', () => {
    const name = '村.csv';
    expect(
      mergeInputs([{ name, bytes: bytes('a'), crs: 'gcj02' }], [{ name, bytes: bytes('a'), crs: 'wgs84', encoding: 'utf-8' }]),
    ).toEqual([{ name, bytes: bytes('a'), crs: 'gcj02', encoding: 'utf-8' }]);
  });
});
