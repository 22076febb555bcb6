import { lazy, useMemo, useState } from 'react';
import type { Assessment } from '../../analysis/assess.ts';
import { countyOfTownship, placesOf } from '../../analysis/places.ts';
import { ring } from '../../analysis/rings.ts';
import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import { itemAt } from '../../domain/records.ts';
import { type Millimetres, wgs84 } from '../../domain/units.ts';
import { MapView } from '../../map/MapView.tsx';
import { type CircleCounts, HIDDEN, type MapPicture, type Padding, type Planned, QUIET, withClosed } from '../../map/picture.ts';
import { change, closeOne, goToCounty, goToTownship, hover, reportBaseMap, selectVillage, zoomed } from '../../state/actions.ts';
import { pinOf, placeAt, useDraft } from '../../state/draft.ts';
import { useMatcher } from '../../state/search.ts';
import {
  areaRates,
  assessmentInView,
  counted,
  drawing,
  drawnFacilities,
  isNarrowed,
  mapStates,
  villagesInFocus,
} from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import { useSwept } from '../../state/sweep.ts';
import type { View } from '../../state/view.ts';
import { listed } from '../../state/village-list.ts';
import { Later } from '../parts/Later.tsx';
import { useStepBack } from '../parts/use-step-back.ts';
import { explore } from '../text/explore.ts';
import { kilometres, percent, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { useWords } from '../text/words.ts';
import { baseMapOf } from './base-map-setting.ts';
import { useHoverWords } from './hover-words.ts';
import { isGroundDrawn } from './is-ground-drawn.ts';
import styles from './map-pane.module.css';
import { useHitsInView } from './use-hits-in-view.ts';
import { useRoadPath } from './use-road-path.ts';

const ProgrammeOnMap = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).ProgrammeOnMap }));
const CoveredGround = lazy(async () => ({ default: (await import('./CoveredGround.tsx')).CoveredGround }));

/** The map in the middle: the answer's proof. */
export function MapPane({ dataset, view, padding }: { readonly dataset: Dataset; readonly view: View; readonly padding: Padding }) {
  const words = useWords(explore);
  useStepBack(closeOne);
  useHitsInView(dataset);
  const failedBaseMap = useStore((store) => store.failedBaseMap);
  const camera = useStore((store) => store.camera);
  const [area, setArea] = useState<string | null>(null);
  const [circle, setCircle] = useState<CircleCounts | null>(null);
  const [covered, setCovered] = useState<MapPicture['coverage']>(null);
  // What is to be built, drawn over it.
  const [planned, setPlanned] = useState<Planned | null>(null);
  const picture = usePicture(dataset, view, area, circle, covered, planned);
  const openArea = (code: string) => {
    const county = countyOfTownship(placesOf(dataset), code);
    if (county) goToTownship(county.code, code);
    else goToCounty(code);
  };
  return (
    <section className={styles.map} aria-label={words.map}>
      {view.task === 'prioritise' && (
        <Later>
          <ProgrammeOnMap dataset={dataset} view={view} onDrawn={setPlanned} />
        </Later>
      )}
      {view.coverage && isGroundDrawn(dataset, view) && (
        <Later>
          <CoveredGround dataset={dataset} view={view} onCovered={setCovered} />
        </Later>
      )}
      <MapView
        picture={picture}
        camera={camera}
        padding={padding}
        onHover={hover}
        onHoverArea={setArea}
        onHoverCircle={setCircle}
        onSelect={(village) =>
          village === null ? change({ selected: null }) : selectVillage(dataset.villages.at(village)?.id ?? null, false)
        }
        onSelectArea={openArea}
        onPlace={(lon, lat) => placeAt(wgs84(lon, lat))}
        onDragSite={(key, lon, lat, isDone) => planned?.onDragSite?.(key, wgs84(lon, lat), isDone)}
        onStepSite={(key, east, north) => planned?.onStepSite?.(key, east, north)}
        onPressSite={(key) => planned?.onPressSite?.(key)}
        onZoom={zoomed}
        onBaseMap={reportBaseMap}
        failedBaseMap={failedBaseMap}
        fallback={<p className={styles.fallback}>{words.noWebgl}</p>}
      />
    </section>
  );
}

function usePicture(
  dataset: Dataset,
  view: View,
  area: string | null,
  circle: CircleCounts | null,
  covered: MapPicture['coverage'],
  planned: Planned | null,
): MapPicture {
  useMatcher();
  useSwept();
  const hovered = useStore((store) => store.hovered);
  const zoom = useStore((store) => store.zoom);
  const assessment = assessmentInView(dataset, view);
  // What is to be built stands among villages, not areas.
  const drawn = planned ? 'villages' : drawing(dataset, view, zoom);
  const explored = mapStates(assessment, listed(dataset, view), HIDDEN);
  const plain = planned?.states ?? explored;
  const closed = planned?.closed ?? null;
  const states = useMemo(() => withClosed(plain, closed), [plain, closed]);
  const indices = counted(dataset, view);
  const areas = useMemo(() => {
    if (drawn === 'villages') return NO_AREAS;
    const districts = drawn === 'county' ? dataset.counties : dataset.townships;
    return areaRates(assessment, indices, drawn, view.weight, districts);
  }, [assessment, indices, drawn, view.weight, dataset]);
  const shades = useMemo(() => areas.map(({ code, rate, shade }) => ({ code, shade, label: rate === null ? '' : percent(rate) })), [areas]);
  const selected = villageIndex(dataset, view.selected);
  const noFacilities = useMemo(() => new Uint8Array(dataset.facilities.length), [dataset]);
  // Works of all layers are drawn without any one layer's facilities.
  const facilities = planned?.states ? noFacilities : drawnFacilities(assessment.evidence, villagesInFocus(dataset, view), selected, QUIET);
  const pointed = hovered === selected ? null : hovered;
  const hoverWords = useHoverWords(assessment, pointed, circle ?? areas.find(({ code }) => code === area) ?? null, view.weight);
  const { line, rings } = useMeasure(assessment, selected, view.township === null ? NO_VILLAGES : indices);
  const drafted = useDraft();
  const placing = useMemo(() => (drafted.draft ? { at: pinOf(drafted, dataset) } : null), [drafted, dataset]);
  const spot = useStore(({ camera }) => (camera.kind === 'spot' ? (camera.at ?? null) : null));
  const baseMap = useMemo(() => baseMapOf(view.baseMap), [view.baseMap]);
  return {
    dataset,
    states,
    drawing: drawn,
    county: view.county,
    township: view.township,
    narrowed: isNarrowed(view),
    coverage: covered,
    shades,
    facilities,
    selected: selected < 0 ? null : selected,
    hovered,
    hoverWords,
    line,
    rings,
    plan: planned?.plan ?? null,
    language: view.language,
    large: view.large,
    baseMap,
    placing,
    spot,
  };
}

const NO_VILLAGES = new Uint32Array(0);
const NO_AREAS: ReturnType<typeof areaRates> = [];

/**
 * The line from the selected village to its hospital, or the way along the road; where distances are straight also the radius with its ±10 % band
 * around that hospital, or without a selection around the hospitals in force of some villages (a township's): no other distance is a circle.
 */
function useMeasure(assessment: Assessment, selected: number, villages: Uint32Array): Pick<MapPicture, 'line' | 'rings'> {
  const words = useWords(explore);
  const measured = useWords(modeWords);
  const { dataset, proximity, statusKnown, question } = assessment.evidence;
  const { mode, traveller } = question;
  const { radius } = assessment;
  const facility = proximity?.facility[selected] ?? -1;
  const path = useRoadPath(dataset, traveller, selected, mode === 'road' ? facility : -1);
  return useMemo(() => {
    const inForce = (village: number) => proximity?.facility[village] ?? -1;
    const hospital = (village: number) => dataset.facilities[inForce(village)]?.position.at ?? null;
    const from = itemAt(dataset.villages, selected)?.position.at;
    const to = hospital(selected);
    const distance = (proximity?.distance[selected] ?? 0) as Millimetres;
    const centres = mode !== 'straight' ? [] : selected >= 0 ? [to] : [...new Set(Array.from(villages, hospital))];
    return {
      line:
        from && to && (path || mode !== 'road')
          ? { from, to, path, facility: inForce(selected), label: measured.line(mode, kilometres(distance, radius)) }
          : null,
      rings: centres.flatMap((centre) =>
        centre
          ? {
              centre,
              polygon: ring(centre, radius),
              inner: ring(centre, radius * 0.9),
              outer: ring(centre, radius * 1.1),
              label: words.ringLabel(radiusKm(radius), statusKnown),
            }
          : [],
      ),
    };
  }, [dataset, proximity, statusKnown, mode, path, radius, selected, villages, words, measured]);
}
