import type { ReactNode } from 'react';
import type { Connectivity, OffRoad, RoadSpot } from '../../analysis/road/connectivity.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { shownName, type Village } from '../../domain/place.ts';
import { itemAt, type Records } from '../../domain/records.ts';
import { printDegrees, type Wgs84 } from '../../domain/units.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { roadWords } from '../text/roads.ts';
import { useWords } from '../text/words.ts';
import { RoadSentence } from './RoadSentence.tsx';
import styles from './roads.module.css';
import { useRoadReport } from './use-road-report.ts';

interface RoadDialogProps {
  readonly dataset: Dataset;
  readonly onClose: () => void;
  /** Takes the map to a place; without it the places are named only (a file that is not open yet). */
  readonly onSpot?: (at: Wgs84) => void;
}

/** Where the roads of a data set do not hang together: ends that stop short, islands, and who is off the road. */
export function RoadDialog({ dataset, onClose, onSpot }: RoadDialogProps) {
  const words = useWords(roadWords);
  const report = useRoadReport(dataset);
  const { found } = report;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles.sentence}>
        <RoadSentence report={report} />
      </div>
      {found && <Findings dataset={dataset} found={found} onSpot={onSpot} />}
    </Dialog>
  );
}

/** What is said of a village or facility that is off the roads. */
type OffThe = Pick<Village, 'id' | 'name' | 'county' | 'township' | 'position'>;

/** One line of a list. */
interface Line {
  readonly at: Wgs84;
  readonly where: string;
  readonly what: string;
  readonly much: string;
}

interface FindingsProps {
  readonly dataset: Dataset;
  readonly found: Connectivity;
  readonly onSpot: RoadDialogProps['onSpot'];
}

function Findings({ dataset, found, onSpot }: FindingsProps) {
  const words = useWords(roadWords);
  const road = (index: number) => {
    const of = itemAt(dataset.roads, index);
    return of ? of.name || words.classes[of.class] : words.noRoad;
  };
  const where = ({ village }: RoadSpot) => {
    const near = itemAt(dataset.villages, village);
    return near ? words.near(`${near.township}${shownName(near)}`) : words.nowhere;
  };
  const gaps = found.gaps.map(
    ({ spot, other, gap, island, otherIsland }): Line => ({
      at: spot.at,
      where: where(spot),
      what: words.roadToRoad(road(spot.road), road(other)),
      much: [words.gapMetres(Math.round(gap / 1000)), ...(island === otherIsland ? [] : [words.parts])].join(' · '),
    }),
  );
  const islands = found.islands.slice(1).map(
    ({ spot, roads, length, villages, facilities }): Line => ({
      at: spot.at,
      where: where(spot),
      what: words.islandRoads(roads, length / 1e6),
      much: words.islandPlaces(villages.length, facilities.length),
    }),
  );
  const offRoad = (places: readonly OffRoad[], of: Records<OffThe>) =>
    places.flatMap(({ place, off, road: nearest }): Line[] => {
      const it = itemAt(of, place);
      const at = it?.position.at;
      if (!it || !at) return [];
      return [
        {
          at,
          where: `${it.county}${it.township} ${shownName(it)}`,
          what: road(nearest),
          much: Number.isNaN(off) ? '' : words.kilometres(off / 1e6),
        },
      ];
    });
  const off = [...offRoad(found.villages, dataset.villages), ...offRoad(found.facilities, dataset.facilities)];
  const notes = [
    found.joined > 0 ? words.joined(found.joined, found.tolerance) : '',
    found.deadEnds > 0 ? words.deadEnds(found.deadEnds) : '',
    found.crossings.length > 0 ? words.crossings(found.crossings.length) : '',
    found.unused > 0 ? words.unused(found.unused) : '',
    found.ofUnknown.class > 0 ? words.unknownClass(found.ofUnknown.class) : '',
    found.ofUnknown.surface > 0 ? words.unknownSurface(found.ofUnknown.surface) : '',
    found.unplacedVillages > 0 ? words.unplaced(found.unplacedVillages) : '',
  ].filter((note) => note !== '');
  return (
    <>
      <List title={words.gaps(gaps.length)} hint={words.gapsHint} columns={words.gapColumns} lines={gaps} onSpot={onSpot} />
      <List title={words.islands(islands.length)} hint={words.islandsHint} columns={words.islandColumns} lines={islands} onSpot={onSpot} />
      <List title={words.offRoad(off.length)} hint={words.offRoadHint} columns={words.offRoadColumns} lines={off} onSpot={onSpot} />
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** More lines than anyone reads; the command line writes them all. */
const MOST = 200;

interface ListProps {
  readonly title: string;
  readonly hint: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
  readonly onSpot: RoadDialogProps['onSpot'];
}

function List({ title, hint, columns, lines, onSpot }: ListProps): ReactNode {
  const words = useWords(roadWords);
  if (lines.length === 0) return null;
  return (
    <section className={styles.list} aria-label={title}>
      <h3>{title}</h3>
      <p>{hint}</p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <ColumnHeads columns={columns} />
          <tbody>
            {lines.slice(0, MOST).map(({ at, where, what, much }) => (
              <tr key={`${at.lon} ${at.lat} ${what}`}>
                <td data-label={columns[0]}>
                  {onSpot ? (
                    <button type="button" className={styles.leads} onClick={() => onSpot(at)}>
                      {where}
                    </button>
                  ) : (
                    <>
                      {where} <small>{`${printDegrees(at.lon)}, ${printDegrees(at.lat)}`}</small>
                    </>
                  )}
                </td>
                <td data-label={columns[1]}>{what}</td>
                <td data-label={columns[2]}>{much}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > MOST && <p>{words.more(lines.length - MOST)}</p>}
    </section>
  );
}
