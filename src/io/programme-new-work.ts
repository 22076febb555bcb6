import type { PlaceWords } from '../domain/place.ts';
import type { ProgrammeReason, SheetWork } from '../domain/programme.ts';
import type { Text } from '../domain/text.ts';
import { isBlank, plain, readCode } from './cells.ts';
import type { Field } from './headings.ts';
import type { PlaceIndex } from './place-key.ts';
import { SEVERAL } from './programme-columns.ts';
import { nameOf, type Row } from './read-table.ts';

/** Why a row that a person added is no work, and the cell it is for. */
export interface NoWork {
  readonly reason: ProgrammeReason;
  readonly field: Field;
}

interface Kind {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
}

/** What a row that a person added is: its kind by a name we know, its villages by their codes, else by place and name. */
export function newWork(
  row: Row,
  kinds: readonly Kind[],
  villages: ReadonlyMap<string, PlaceWords>,
  places: PlaceIndex<string>,
): SheetWork | NoWork {
  const written = plain(row.cell('kind'));
  const kind = kinds.find(({ id, name }) => [id, name.zh, name.en].includes(written));
  if (!kind) return { reason: 'unknown-kind', field: 'kind' };
  const found = villagesOf(row, villages, places);
  if ('reason' in found) return found;
  const first = villages.get(found.ids[0] ?? '');
  const county = nameOf(row, 'county') || (first?.county ?? '');
  const township = nameOf(row, 'township') || (first?.township ?? '');
  return {
    name: nameOf(row, 'workName'),
    county,
    township,
    villages: found.ids,
    remedy: kind.id,
    unit: plain(row.cell('unit')) || kind.unit.zh,
  };
}

/** One name or code may hold the sign that parts several: the whole cell is tried first. */
const parts = (cell: string) => [
  [cell.trim()],
  cell
    .split(new RegExp(`[${SEVERAL},，;；\\n]`))
    .map((part) => part.trim())
    .filter(Boolean),
];

function villagesOf(
  row: Row,
  villages: ReadonlyMap<string, PlaceWords>,
  places: PlaceIndex<string>,
): { readonly ids: readonly string[] } | NoWork {
  const field = isBlank(row.cell('code')) ? 'name' : 'code';
  if (isBlank(row.cell(field))) return { reason: 'no-village', field: 'name' };
  const words = { county: nameOf(row, 'county'), township: nameOf(row, 'township'), kind: null };
  const find = (part: string) => {
    if (field === 'name') return places.find({ ...words, code: null, name: part });
    const code = readCode(part);
    if (villages.has(part)) return { kind: 'found', of: part } as const;
    return code.kind === 'code' ? places.find({ ...words, code: code.code, name: '' }) : ({ kind: 'none' } as const);
  };
  let reason: ProgrammeReason = 'unknown-village';
  for (const list of parts(row.cell(field))) {
    const found = list.map(find);
    const ids = found.flatMap((one) => (one.kind === 'found' ? [one.of] : []));
    if (ids.length === list.length) return { ids: [...new Set(ids)] };
    if (found.some(({ kind }) => kind === 'ambiguous' || kind === 'merged')) reason = 'unclear-village';
  }
  return { reason, field };
}
