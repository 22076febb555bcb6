import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/command.ts';
import { NEAR_INDICATORS, type NearIndicator, nearnessIndicator, readCounted, requireMode } from '../../src/cli/nearness.ts';
import { gapmap, inFolder } from './run.ts';

const CLINIC = nearnessIndicator('clinic-standard');
const SCHOOL: NearIndicator = {
  ...CLINIC,
  id: 'school-near',
  rule: { ...CLINIC.rule, facilities: ['school'], radiusKm: 3, ownTownship: false },
};

describe('the facilities that coverage and walk go by', () => {
  it('are those of the indicator asked for, with its radius; the first’s where none is', () => {
    expect(readCounted({}, [CLINIC, SCHOOL])).toMatchObject({ facilities: CLINIC.rule.facilities, radiusKm: 5 });
    expect(readCounted({ indicator: 'school-near' }, [CLINIC, SCHOOL])).toMatchObject({ facilities: ['school'], radiusKm: 3 });
    expect(() => readCounted({ indicator: 'school-near' }, [CLINIC])).toThrow(/--indicator "school-near" is none of: clinic-standard/);
  });

  it('may be named by their kinds instead, but not both ways', () => {
    expect(readCounted({ kinds: 'clinic,centre-hospital' })).toMatchObject({ facilities: ['clinic', 'centre-hospital'], radiusKm: 5 });
    expect(() => readCounted({ kinds: 'clinic,' })).toThrow(/--kinds "" is none of: /);
    expect(() => readCounted({ indicator: CLINIC.id, kinds: 'clinic' })).toThrow(/--indicator and --kinds exclude each other/);
  });
});

describe('the indicator of a gap list', () => {
  it('is the one asked for, the first where none is', () => {
    expect(nearnessIndicator(undefined, [CLINIC, SCHOOL])).toBe(CLINIC);
    expect(nearnessIndicator('school-near', [CLINIC, SCHOOL])).toBe(SCHOOL);
    expect(() => nearnessIndicator('school-near', [CLINIC])).toThrow(/--indicator "school-near" is none of: clinic-standard/);
    expect(() => nearnessIndicator(undefined, [])).toThrow(RangeError);
    expect(NEAR_INDICATORS.every(({ rule }) => !rule.optional)).toBe(true);
  });

  it('is not measured by what villages report of their township, where it asks for any facility', () => {
    expect(() => requireMode(SCHOOL, 'reported')).toThrow(CliError);
    for (const mode of ['straight', 'road', 'matrix'] as const) requireMode(SCHOOL, mode);
    requireMode(CLINIC, 'reported');
  });

  it('is named with --indicator, at its rule’s own radius', () => {
    const files = {
      'v.csv': 'code,name,lon,lat\nV1,One,106.15,33.33\nV2,Two,106.15,33.374\nV3,Three,106.15,33.376\n',
      'f.csv': 'id,name,lon,lat\nH1,First,106.15,33.33\n',
    };
    inFolder(files, (folder) => {
      const call = (out: string, ...given: readonly string[]) =>
        gapmap(['gaps', '--villages', 'v.csv', '--facilities', 'f.csv', '--out', out, ...given], { caller: folder });
      expect(call('named.csv', '--indicator', CLINIC.id)).toMatchObject({ code: 0, answer: { radius_m: 5000, met: 2, gap: 1 } });
      call('plain.csv', '--radius-km', '5');
      const [named, plain] = ['named.csv', 'plain.csv'].map((name) => readFileSync(path.join(folder, name), 'utf8'));
      expect(named).toBe(plain);
      expect(call('none.csv', '--indicator', 'road-paved')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/--indicator "road-paved" is none of: clinic-standard/),
      });
    });
  });
});
