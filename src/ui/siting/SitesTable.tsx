import { shownName } from '../../domain/place.ts';
import { hover, selectVillage } from '../../state/actions.ts';
import type { Member, Sited, SiteRow } from '../../state/sited.ts';
import { count } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { Sign } from './Sign.tsx';
import styles from './sites-table.module.css';
import { signOf } from './use-sited.ts';

/** The sites one by one: whom each serves, how far they come, and for whom it has no room. */
export function SitesTable({ sited, place }: { readonly sited: Sited; readonly place: string }) {
  const words = useWords(sitingWords);
  const language = useLanguage();
  const { asked, rows, evaluation } = sited;
  const hasCapacity = asked.problem.capacity !== null;
  const { columns } = words;
  const { served } = evaluation;
  const sum = (one: (row: SiteRow) => number) => rows.reduce((total, row) => total + one(row), 0);
  return (
    <table className={styles.sites}>
      <thead>
        <tr>
          <th scope="col">{columns.site}</th>
          <th scope="col">{columns.villages}</th>
          <th scope="col">{columns.people}</th>
          <th scope="col">{columns.farthest}</th>
          {hasCapacity && <th scope="col">{columns.served}</th>}
          {hasCapacity && <th scope="col">{columns.full}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.key} row={row} sign={signOf(sited, index, language)} sited={sited} hasCapacity={hasCapacity} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total(place)}</th>
          <td>{count(sum(({ of }) => of.points))}</td>
          <td>{count(sum(({ of }) => of.people))}</td>
          <td>{farthestOf(rows.flatMap(({ members }) => members.slice(-1)))}</td>
          {hasCapacity && <td>{count(served?.served ?? 0)}</td>}
          {hasCapacity && <td>{count(served?.withoutCapacity ?? 0)}</td>}
        </tr>
      </tfoot>
    </table>
  );
}

/** Kilometres of whoever comes farthest; a dash where nobody comes. */
function farthestOf(members: readonly Member[]): string {
  const most = Math.max(...members.map(({ distance }) => distance));
  return members.length === 0 ? '—' : (most / 1e6).toFixed(1);
}

function Row({
  row,
  sign,
  sited,
  hasCapacity,
}: {
  readonly row: SiteRow;
  readonly sign: string;
  readonly sited: Sited;
  readonly hasCapacity: boolean;
}) {
  const words = useWords(sitingWords);
  const village = sited.asked.ground.dataset.villages.at(row.village);
  if (!village) return null;
  const { of, members, account } = row;
  const { served, withoutCapacity } = account;
  return (
    <tr data-kind={row.kind} onPointerEnter={() => hover(row.village)} onPointerLeave={() => hover(null)}>
      <th scope="row">
        <Sign text={sign} kept={row.kind === 'locked'} />
        <span>
          <button type="button" onClick={() => selectVillage(village.id, false)}>
            {shownName(village)}
          </button>
          <small>
            {village.township}
            {row.kind === 'locked' && ` · ${words.locked}`}
            {row.kind === 'placed' && ` · ${words.byHand}`}
          </small>
        </span>
      </th>
      <td>{count(of.points)}</td>
      <td>
        <strong>{count(of.people)}</strong>
        {of.unknown > 0 && <small>{words.unknownShort(of.unknown)}</small>}
      </td>
      <td>{farthestOf(members)}</td>
      {hasCapacity && <td>{count(served)}</td>}
      {hasCapacity && <td data-zero={withoutCapacity === 0}>{count(withoutCapacity)}</td>}
    </tr>
  );
}
