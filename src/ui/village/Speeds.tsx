import { ROAD_CLASSES, SURFACES } from '../../domain/road.ts';
import { PROFILES, type Traveller } from '../../domain/travel.ts';
import { roadWords } from '../text/roads.ts';
import { speedWords } from '../text/speeds.ts';
import { useWords } from '../text/words.ts';
import styles from './speeds.module.css';

interface Props {
  readonly traveller: Traveller;
  /** How many of the villages reach another facility soonest than the nearest. */
  readonly elsewhere: number;
}

/** What time along the road says besides distance, and, to be opened, the speeds that it is estimated by and where they come from. */
export function Speeds({ traveller, elsewhere }: Props) {
  const words = useWords(speedWords);
  const { classes } = useWords(roadWords);
  const { kmh, factor, keepsDirection, offRoadKmh } = PROFILES[traveller];
  const reduced = SURFACES.filter((surface) => factor[surface] < 1);
  return (
    <>
      <p>{words.soonest(elsewhere)}</p>
      <details className={styles.speeds}>
        <summary>{words.title(traveller)}</summary>
        <p>{words.sources[traveller]}</p>
        <dl>
          {ROAD_CLASSES.map((one) => (
            <div key={one}>
              <dt>{words.classes[one] ?? classes[one]}</dt>
              <dd>{kmh[one] === 0 ? words.notUsed : words.kmh(kmh[one])}</dd>
            </div>
          ))}
        </dl>
        {reduced.length > 0 && (
          <>
            <p>{words.perSurface}</p>
            <dl>
              {reduced.map((one) => (
                <div key={one}>
                  <dt>{words.surfaces[one]}</dt>
                  <dd>× {factor[one]}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <p>
          {words.offRoad(words.kmh(offRoadKmh))} {words.oneWay(keepsDirection)}
        </p>
      </details>
    </>
  );
}
