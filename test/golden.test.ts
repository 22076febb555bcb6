import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileDataset, ROLES } from '../src/domain/dataset.ts';
import { observe } from '../src/domain/observation.ts';
import { yearEnd } from '../src/domain/period.ts';
import {
  ENCODINGS,
  FILE_PROBLEMS,
  FileError,
  type FileProblem,
  type FileReport,
  ROW_REASONS,
  type RowIssue,
} from '../src/domain/report.ts';
import { CRS } from '../src/domain/units.ts';
import { type Checked, checkFiles } from '../src/io/check-files.ts';
import { inspectFile } from '../src/io/inspect-file.ts';
import { openFile } from '../src/io/open-file.ts';
import { type ReadResult, readDataset } from '../src/io/read-dataset.ts';
import { ENCODED, encode } from './support/encode.ts';
import { CASES, type Counted, type ExpectedProblem, expectedOf, golden, README, SOURCES } from './support/golden.ts';

const ABOUT = { origin: 'own', title: { zh: '', en: '' } } as const;
/** The table that is written in every encoding, with every delimiter and line end. */
const PLAIN = 'encodings/utf-8.csv';

type Told = string | number | boolean | null;

/** Degrees within which a position is the expected one: less than a metre either way. */
const METRE = { lon: 1 / 93_000, lat: 1 / 111_000 } as const;
/** What a village has whose files differ; their rows say `conflicting-value`. */
const OF_A_PLACE = 'position-disputed';
/**
 * What the watchdog says of any file, and what is said of project files, points to site for and returned programmes: test/worker, test/io/project-file.test.ts,
 * test/state/project-file.test.ts, test/cli/site.test.ts and test/io/read-programme.test.ts show them.
 */
const OF_NO_TABLE: readonly FileProblem[] = [
  'too-slow',
  'not-a-project',
  'sample-part',
  'newer-version',
  'unreadable-cell',
  'no-money-unit',
];
const SLOWEST_MS = 10_000;

/** Reads a case as the program does: opened, looked at, read together with the files it needs. Rejects with FileError. */
async function readCase(name: string): Promise<{ readonly report: FileReport; readonly result: ReadResult }> {
  const others = await Promise.all((expectedOf(name).together ?? []).map((other) => openFile(golden(other))));
  const opened = await openFile(golden(name));
  inspectFile(opened);
  const result = readDataset([...others, opened], ABOUT);
  return { report: result.reports.at(-1) ?? expect.fail('no report'), result };
}

const byPlace = (a: { line: number; column: string; reason: string }, b: { line: number; column: string; reason: string }) =>
  a.line - b.line || a.column.localeCompare(b.column) || a.reason.localeCompare(b.reason);

/** Rows of a report in order; the value of one is left out where any is right. */
function asWanted(issues: readonly RowIssue[], wanted: readonly ExpectedProblem[]): ExpectedProblem[] {
  return issues
    .map(({ line, column, value, reason }) => ({ line, column, value, reason }))
    .sort(byPlace)
    .map(({ value, ...issue }, index) => (wanted[index]?.value === undefined ? issue : { ...issue, value }));
}

/** What the report says, as far as the expected one says anything. */
function asExpected(report: FileReport, expected: Counted): Partial<Counted> {
  const { counts } = report;
  const wanted: readonly ExpectedProblem[] = [...expected.problems].sort(byPlace);
  return {
    encoding: report.encoding,
    ...(expected.delimiter !== undefined && { delimiter: report.delimiter ?? 'none' }),
    ...(expected.sheet !== undefined && { sheet: report.sheet ?? 'none' }),
    ...(expected.crs !== undefined && { crs: report.crs ?? expect.fail('no positions') }),
    rows: report.rows,
    accepted: counts.accepted,
    flagged: counts.flagged,
    rejected: counts.rejected,
    set_aside: counts['set-aside'],
    ...(expected.columns && {
      columns: Object.fromEntries(report.columns.map(({ heading, field, refused }) => [heading, refused ? 'refused' : field])),
    }),
    ...(expected.unsure && {
      unsure: report.columns.filter(({ field, confidence }) => field !== null && confidence < 1).map(({ heading }) => heading),
    }),
    ...((expected.unshown ?? report.unshown) && { unshown: report.unshown ?? expect.fail('nothing is hidden') }),
    ...(expected.instead && {
      instead: Object.fromEntries(report.columns.flatMap(({ heading, readInstead }) => (readInstead ? [[heading, readInstead]] : []))),
    }),
    problems: asWanted(report.issues, wanted),
  };
}

const fieldsOf = (expected: Counted, actual: Partial<Counted>) =>
  Object.fromEntries(
    Object.keys(actual).map((key) => [key, key === 'problems' ? [...expected.problems].sort(byPlace) : expected[key as keyof Counted]]),
  );

/** What `gapmap check` writes of it, as far as the expected report says anything. */
function asChecked(
  { crs, rows, accepted, flagged, rejected, set_aside, unshown, problems }: Checked,
  expected: Counted,
): Omit<Partial<Counted>, 'columns'> {
  const wanted: readonly ExpectedProblem[] = [...expected.problems].sort(byPlace);
  return {
    ...(expected.crs !== undefined && { crs: crs ?? expect.fail('no positions') }),
    ...{ rows, accepted, flagged, rejected, set_aside },
    ...(expected.unshown && { unshown: unshown ?? expect.fail('nothing is hidden') }),
    problems: asWanted(problems, wanted),
  };
}

/** One fact of a place: its field, or what an indicator reported for it (at a year's end, or last of all). */
function factOf({ villages, facilities, counties, works, observations }: FileDataset, id: string, key: string): Told {
  const [indicator = '', year] = key.split('@');
  if (observations.has(indicator)) {
    const runs = observations.get(indicator)?.get(id) ?? [];
    return (year ? observe(observations, indicator, id, yearEnd(Number(year))).current : runs.at(-1))?.value ?? null;
  }
  const place = villages.find((village) => village.id === id) ?? facilities.find((facility) => facility.id === id);
  const other = counties.find(({ code }) => code === id) ?? works.find((work) => work.id === id);
  const found: Readonly<Record<string, unknown>> = { ...(place ?? other ?? expect.fail(`no place ${id}`)) };
  if (key === 'lon' || key === 'lat') return place?.position.at?.[key] ?? null;
  if (key === 'problem') return place?.position.at === null ? place.position.problem : null;
  return key in found ? (found[key] as Told) : expect.fail(`${id} has no ${key}, and no such indicator was read`);
}

function expectFacts(dataset: FileDataset, values: NonNullable<Counted['values']>): void {
  for (const [id, facts] of Object.entries(values)) {
    for (const [key, wanted] of Object.entries(facts)) {
      const found = factOf(dataset, id, key);
      if ((key === 'lon' || key === 'lat') && typeof wanted === 'number' && typeof found === 'number')
        expect(Math.abs(found - wanted), `${id} ${key} ${found}, expected ${wanted}`).toBeLessThan(METRE[key]);
      else expect(found, `${id} ${key}`).toBe(wanted);
    }
  }
}

describe('the golden corpus: nasty files with reports written by hand', () => {
  it('has at least 60 files, each with a line in its README and nothing left over', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    const used = new Set([...CASES, ...CASES.flatMap((name) => expectedOf(name).together ?? [])]);
    expect([...used].filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
    expect([...README.matchAll(/^- `([^`]+\/[^`]+)`: /gm)].map(([, name = '']) => name).filter((name) => !used.has(name))).toEqual([]);
    const sources = SOURCES.map((name) => name.replace(/(?<=\.(xlsx|zip))\.json$|\.hex$/, ''));
    expect(
      sources.filter((name) => !used.has(name)),
      'sources without a case',
    ).toEqual([]);
  });

  it.each(CASES)('%s', async (name) => {
    const expected = expectedOf(name);
    const began = performance.now();
    const together = [...(expected.together ?? []), name].map(golden);
    const checked = (await checkFiles(together)).at(-1) ?? expect.fail('no account');
    if (expected.refused) {
      expect(checked, 'gapmap check refuses it too').toMatchObject({ refused: expected.refused });
      const error: unknown = await readCase(name).then(
        () => 'read',
        (thrown: unknown) => thrown,
      );
      expect(error, String(error)).toBeInstanceOf(FileError);
      expect(error).toMatchObject(expected.refused);
    } else {
      const { report, result } = await readCase(name);
      const { counts } = report;
      expect(counts.accepted + counts.flagged + counts.rejected + counts['set-aside'], 'every row has one outcome').toBe(report.rows);
      const actual = asExpected(report, expected);
      expect(actual).toEqual(fieldsOf(expected, actual));
      if ('refused' in checked) expect.fail(`gapmap check refuses it: ${checked.refused.problem}`);
      const written = asChecked(checked, expected);
      expect(written, 'gapmap check accounts for it as the import does').toEqual(fieldsOf(expected, written));
      const { dataset } = result;
      expectFacts(dataset, expected.values ?? {});
      for (const kind of ['villages', 'facilities', 'roads', 'counties', 'works', 'targets'] as const)
        if (expected[kind] !== undefined) expect(dataset[kind].length, kind).toBe(expected[kind]);
      const told = JSON.stringify([report, result.rejected]);
      for (const secret of expected.untold ?? []) expect(told).not.toContain(secret);
    }
    expect(performance.now() - began).toBeLessThan(SLOWEST_MS);
  });

  it.each(ENCODED.filter((encoded) => encoded !== 'big5' && encoded !== 'utf-16le'))(
    'one table in %s is the same between every delimiter and line end',
    async (encoded) => {
      const expected = expectedOf(PLAIN);
      const text = new TextDecoder().decode(golden(PLAIN).bytes);
      for (const delimiter of [',', '\t', ';', '|']) {
        for (const end of ['\n', '\r\n', '\r']) {
          for (const told of ['', `sep=${delimiter}${end}`]) {
            const bytes = encode(told + text.replaceAll(',', delimiter).replaceAll('\n', end), encoded);
            const { reports, dataset } = readDataset([await openFile({ name: 'v.csv', bytes })], ABOUT);
            expect(reports[0]).toMatchObject({ encoding: encoded.replace('+mark', ''), delimiter, rows: 2, counts: { accepted: 2 } });
            expectFacts(dataset, expected.refused ? {} : (expected.values ?? {}));
          }
        }
      }
    },
  );

  it('never throws anything but a FileError, and loses no row, of a file cut or damaged anywhere, or answered for wrongly', async () => {
    const damaged = fc.record({
      name: fc.constantFrom(...CASES),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      answers: fc.record(
        {
          role: fc.constantFrom(...ROLES),
          crs: fc.constantFrom(...CRS),
          encoding: fc.constantFrom(...ENCODINGS),
          sheet: fc.constantFrom('Sheet1', ''),
          mapping: fc.dictionary(
            fc.nat(6).map(String),
            fc.constantFrom(null, 'name', 'lon', 'lat', 'lonlat', 'code', 'year', 'no-such-field'),
          ),
          amendments: fc.array(
            fc.record({ line: fc.nat(8), column: fc.integer({ min: -1, max: 20 }), value: fc.constantFrom('', '1', '略阳县') }),
          ),
        },
        { requiredKeys: [] },
      ),
      hits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 4,
      }),
    });
    await fc.assert(
      fc.asyncProperty(damaged, async ({ name, cut, answers, hits }) => {
        const file = golden(name);
        const bytes = file.bytes.slice(0, cut === null ? undefined : Math.floor(cut * file.bytes.length));
        for (const [where, byte] of hits) bytes[Math.floor(where * bytes.length)] = byte;
        try {
          const { reports } = readDataset([await openFile({ ...file, bytes, ...answers })], ABOUT);
          for (const { rows, counts } of reports) expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows);
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
        }
      }),
      { seed: 20_181_012, numRuns: 500 },
    );
  });

  it('shows every reason a row can have and every problem of a whole file', () => {
    const all = CASES.map(expectedOf);
    const reasons = new Set(all.flatMap((expected) => (expected.refused ? [] : expected.problems.map(({ reason }) => reason))));
    const problems = new Set(all.flatMap((expected) => (expected.refused ? [expected.refused.problem] : [])));
    expect(
      ROW_REASONS.filter((reason) => !reasons.has(reason) && reason !== OF_A_PLACE),
      'row reasons without a golden row',
    ).toEqual([]);
    expect(
      FILE_PROBLEMS.filter((problem) => !problems.has(problem) && !OF_NO_TABLE.includes(problem)),
      'file problems without a golden file',
    ).toEqual([]);
  });
});
