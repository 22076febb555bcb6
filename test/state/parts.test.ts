import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/domain/edit.ts';
import { monthOf } from '../../src/domain/period.ts';
import { addPart, useImport } from '../../src/state/import.ts';
import { inputOf } from '../../src/state/import-file.ts';
import { joinParts } from '../../src/state/parts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const change = (id: string, at: string): Change => ({ id, at, by: 'hand', source: '', note: '', edits: [] });

describe('parts of a project', () => {
  it('are joined: each file and each change once, the changes in the order they were made', () => {
    const both = { name: '县界.geojson', bytes: bytes('{}') };
    const joined = joinParts([
      {
        inputs: [{ name: '村.csv', bytes: bytes('甲') }, both],
        changes: [change('b', '2020-02-01T00:00:00Z'), change('a', '2020-01-01T00:00:00Z')],
      },
      {
        inputs: [{ name: '村.csv', bytes: bytes('乙') }, both],
        changes: [change('c', '2020-01-15T00:00:00Z'), change('b', '2020-02-01T00:00:00Z')],
      },
    ]);
    expect(joined.inputs.map(({ name }) => name)).toEqual(['村.csv', '县界.geojson', '村 (2).csv']);
    expect(joined.changes.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});

describe('parts in the import', () => {
  beforeEach(() => useImport.setState({ files: [], changes: [] }));

  it('bring their files as they were answered, a month that is no December too, and their changes', async () => {
    const given = {
      role: 'villages',
      crs: 'gcj02',
      crsOf: { 略阳县: 'wgs84' },
      asOf: monthOf(2019, 6),
      mapping: { 1: 'name' },
      amendments: [{ line: 2, column: 0, value: '甲村' }],
      placeOf: { 3: '610727100201' },
      prefer: ['village/1/households'],
    } as const;
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('村名\n甲\n'), ...given }], changes: [change('a', '2020')] });
    const [file] = useImport.getState().files;
    expect(file && inputOf(file)).toEqual({ name: '村.csv', bytes: bytes('村名\n甲\n'), ...given });
    expect(useImport.getState().changes.map(({ id }) => id)).toEqual(['a']);
    // What is said here goes before what was said there, and adds to it.
    expect(file && inputOf({ ...file, crs: 'wgs84', year: 2020, corrections: [] })).toMatchObject({
      crs: 'wgs84',
      asOf: monthOf(2020, 12),
    });
  });
});
