import type { Village } from '../domain/place.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { FileError } from '../domain/report.ts';
import { isBlank, type Read, readCount, readFlag, readMoney, readYear } from '../io/cells.ts';
import { parseCsv } from '../io/csv.ts';
import { decode } from '../io/decode.ts';
import { readBytes } from './files.ts';

/** Headings of a file of works to choose from; all but the id and a cost may be missing. */
export const WORK_HEADINGS = ['id', 'cost', 'cost_wan', 'people', 'village', 'county', 'deep_poverty', 'due', 'requires'] as const;
type Heading = (typeof WORK_HEADINGS)[number];

/** Works, and of the villages they are for what a budget asks of one. */
export interface WorksRead {
  readonly works: readonly ProposedWork[];
  readonly villages: readonly Pick<Village, 'deepPoverty'>[];
  readonly villageNames: readonly string[];
}

const listIn = (cell: string) => cell.split(/[;；]/).flatMap((one) => one.trim() || []);

/**
 * Reads works from a CSV file of its own: no plan, no gaps, nothing is looked up in it. Costs are whole CNY (`cost`) or 万元 (`cost_wan`) and have no
 * range. Blank is unknown. Villages and requirements are parted by semicolons. Throws FileError.
 */
export function readWorksFile(file: string): WorksRead {
  const { records } = parseCsv(file, decode(file, readBytes(file)).text);
  const [header, ...rows] = records.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  if (!header) throw new FileError('no-records', file, null, null, 'it is empty');
  const columns = new Map<string, number>();
  header.cells.forEach((cell, at) => {
    const name = cell.trim();
    if (!WORK_HEADINGS.some((known) => known === name))
      throw new FileError('no-heading', file, header.line, name, `"${name}" is none of ${WORK_HEADINGS.join(', ')}`);
    if (columns.has(name)) throw new FileError('repeated-heading', file, header.line, name, 'it stands there twice');
    columns.set(name, at);
  });
  if (!columns.has('id')) throw new FileError('missing-column', file, header.line, 'id', 'a column id is needed');
  if (columns.has('cost') === columns.has('cost_wan'))
    throw new FileError('missing-column', file, header.line, 'cost', 'a column cost (CNY) or cost_wan (万元) is needed, one of them');

  const numberOf = new Map<string, number>();
  const deep: (boolean | null)[] = [];
  const lines = new Map<string, number>();
  const works = rows.map(({ line, cells }): ProposedWork => {
    const cell = (heading: Heading) => (cells[columns.get(heading) ?? -1] ?? '').trim();
    const refuse = (heading: Heading, detail: string): never => {
      throw new FileError('unreadable-file', file, line, heading, detail);
    };
    const known = <T>(heading: Heading, what: string, read: (cell: string) => Read<T>): T | null => {
      const found = isBlank(cell(heading)) ? null : read(cell(heading));
      if (found === null || found.kind === 'blank') return null;
      return found.kind === 'value' ? found.value : refuse(heading, `"${cell(heading)}" is ${what}`);
    };
    const id = cell('id') || refuse('id', 'a work needs an id');
    if (lines.has(id)) refuse('id', `"${id}" stands in line ${lines.get(id)} too`);
    lines.set(id, line);
    const price = columns.has('cost') ? 'cost' : 'cost_wan';
    const cny = known(price, 'no amount of money from 0', (one) => readMoney(one, price === 'cost' ? 1 : 10_000));
    if (cny !== null && !Number.isInteger(cny)) refuse(price, `"${cell(price)}" is no whole number of CNY`);
    const people = known('people', 'no whole number of people', readCount);
    const isDeep = known('deep_poverty', 'neither yes nor no', readFlag);
    const villages = listIn(cell('village')).map((name) => {
      const at = numberOf.get(name) ?? numberOf.size;
      numberOf.set(name, at);
      deep[at] = deep[at] === true || isDeep === true ? true : (deep[at] ?? isDeep);
      return at;
    });
    return {
      id,
      name: '',
      remedy: '',
      indicator: '',
      villages,
      county: cell('county'),
      township: '',
      quantity: null,
      cost: cny === null ? null : { cny, low: cny, high: cny },
      requires: listIn(cell('requires')),
      people,
      poorPeople: null,
      hamlets: null,
      due: known('due', 'no year', readYear),
      listed: id,
      path: [],
      simulated: false,
    };
  });
  for (const { id, requires } of works)
    for (const before of requires)
      if (!lines.has(before))
        throw new FileError('unreadable-file', file, lines.get(id) ?? null, 'requires', `"${before}" is no work of this file`);
  return { works, villages: deep.map((deepPoverty) => ({ deepPoverty })), villageNames: [...numberOf.keys()] };
}
