import * as v from 'valibot';
import type { RowIssue } from '../domain/report.ts';
import type { Direction, Road, RoadClass, Surface } from '../domain/road.ts';
import type { Crs } from '../domain/units.ts';
import { isBlank, plain, readMeasure, readYesNo } from './cells.ts';
import { headingKey, measureIn } from './headings.ts';
import type { RawFeature } from './input-file.ts';
import { withoutNumbers } from './personal.ts';
import type { Skipped } from './shape-report.ts';
import { toWgs84 } from './systems.ts';

const Vertex = v.pipe(v.array(v.number()), v.minLength(2));
const Line = v.variant('type', [
  v.object({ type: v.literal('LineString'), coordinates: v.array(Vertex) }),
  v.object({ type: v.literal('MultiLineString'), coordinates: v.array(v.array(Vertex)) }),
]);

const keys = (...names: readonly string[]) => names.map(headingKey);

/** Headings by what they say, the surest first; after folding (`headingKey`), so that CLASS, 路面宽(米) and 路面宽度 are found too. */
const HEADINGS = {
  class: keys('class', '道路等级', '行政等级', '公路等级', 'highway', 'fclass', '技术等级', '等级', '道路类型', 'road_class'),
  number: keys('ref', '路线编号', '路线编码', '路线代码', '道路编号', '道路编码'),
  surface: keys('surface', '路面类型', '路面材料', '面层类型', '路面'),
  width: keys('width_m', '路面宽', '路面宽度', 'width', '宽度', '路宽'),
  name: keys('name', '道路名称', '路线名称', '路名', '名称'),
  direction: keys('oneway', '单行', '单行道', '单向', '是否单行'),
} as const;
type About = keyof typeof HEADINGS;

/** The properties that speak of each thing, the surest first. */
type Columns = Readonly<Record<About, readonly string[]>>;

/** Sorts out once which of a file's properties speak of what. */
function columnsOf(features: readonly RawFeature[]): Columns {
  const given = new Map<string, string>();
  for (const { properties } of features) for (const heading in properties) if (!given.has(heading)) given.set(heading, headingKey(heading));
  const named = (about: About) => HEADINGS[about].flatMap((key) => [...given].flatMap(([heading, is]) => (is === key ? [heading] : [])));
  return {
    class: named('class'),
    number: named('number'),
    surface: named('surface'),
    width: named('width'),
    name: named('name'),
    direction: named('direction'),
  };
}

/** The cells of a feature under some headings, folded; blank ones say nothing. */
function* said({ properties }: RawFeature, headings: readonly string[]): Generator<{ readonly heading: string; readonly text: string }> {
  for (const heading of headings) {
    const cell = properties[heading];
    const text = cell === null || cell === undefined ? '' : plain(String(cell)).toLowerCase();
    if (text !== '') yield { heading, text };
  }
}

/**
 * Words of a class: administrative (县道), technical (四级公路: by its design speed the next administrative one), and OpenStreetMap's.
 * The first that fits counts.
 */
const CLASSES: readonly (readonly [RegExp, RoadClass])[] = [
  [/^(construction|proposed|planned|abandoned|razed|在建|规划|拟建|废弃|unbuilt)/, 'unbuilt'],
  [/^(motorway|expressway|高速)/, 'motorway'],
  [/^(national|trunk|国道|一级|1级)/, 'national'],
  [/^(provincial|primary|省道|二级|2级)/, 'provincial'],
  [/^(county|secondary|县道|专用公路|三级|3级)/, 'county'],
  [/^(township|tertiary|乡道|乡镇道路|四级|4级)/, 'township'],
  [/^(village|unclassified|村道|通村|通组|组道|等外)/, 'village'],
  [/^(street|residential|living_street|service|城市道路|街道|主干路|次干路|支路)/, 'street'],
  [/^(track|机耕)/, 'track'],
  [/^(path|footway|cycleway|bridleway|steps|pedestrian|小路|步道|人行)/, 'path'],
];

/** The letter a route's number begins with (GB/T 917): X123 is a county road. */
const LETTERS: Readonly<Record<string, RoadClass>> = {
  g: 'national',
  s: 'provincial',
  x: 'county',
  z: 'county',
  y: 'township',
  c: 'village',
};

function classOf(feature: RawFeature, columns: Columns): RoadClass {
  for (const { text } of said(feature, columns.class)) {
    const found = CLASSES.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  for (const { text } of said(feature, columns.number)) {
    const found = LETTERS[/^([a-z])\d/.exec(text)?.[1] ?? ''];
    if (found) return found;
  }
  return 'unknown';
}

/** Words of a surface; the first that fits counts: 油返砂 is gravel by now, 未硬化 is not hard, 沥青混凝土 is asphalt, 混凝土 is no earth. */
const SURFACES: readonly (readonly [RegExp, Surface])[] = [
  [/油返砂|[未无没非不]有?经?(铺|硬)|unpaved|unsurfaced/, 'gravel'],
  [/沥青|柏油|油路|asphalt|bitum/, 'asphalt'],
  [/水泥|混凝土|硬化|砼|concrete|cement/, 'concrete'],
  [/铺装|paved/, 'asphalt'],
  [/砂|石|gravel|compacted|pebble|stone/, 'gravel'],
  [/土|泥|earth|dirt|ground|mud|grass|sand/, 'earth'],
];

function surfaceOf(feature: RawFeature, columns: Columns): Surface {
  for (const { text } of said(feature, columns.surface)) {
    const found = SURFACES.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return 'unknown';
}

function widthOf(feature: RawFeature, columns: Columns): number | null {
  for (const { heading, text } of said(feature, columns.width)) {
    const read = readMeasure(text, 'm', measureIn(heading));
    if (read.kind === 'value' && read.value > 0) return read.value;
  }
  return null;
}

/** A direction, and the cell that says something else where no other says one. */
interface Directed {
  readonly direction: Direction;
  readonly unread: { readonly column: string; readonly value: string } | null;
}

const FORWARD = /^(单行|单向|单行道|单向通行|正向|顺向|forward)$/;
const BACKWARD = /^(-1|reverse|逆向|反向|backward)$/;
const BOTH = /^(双行|双向|双向通行|both)$/;

/** The words of a direction. F, T and B are from-to, to-from and both where they are codes (`codedIn`), else F and T are false and true. */
function directionIn(text: string, isCoded: boolean): Direction | null {
  if (isCoded && /^[ftb]$/.test(text)) return text === 'f' ? 'forward' : text === 't' ? 'backward' : 'both';
  if (BACKWARD.test(text)) return 'backward';
  if (FORWARD.test(text) || text === 't') return 'forward';
  if (BOTH.test(text) || text === 'f') return 'both';
  // A number other than 1 and 0 is a code of somebody's, and no count.
  const read = /^\d/.test(text) && !/^[01](\.0+)?$/.test(text) ? null : readYesNo(text);
  if (read?.kind !== 'value' || read.value === 'exempt') return null;
  return read.value === 'yes' ? 'forward' : 'both';
}

/** The columns of directions in which a B stands: there F, T and B are codes, as shapefiles of OpenStreetMap and of navigation maps have them. */
function codedIn(features: readonly RawFeature[], { direction }: Columns): ReadonlySet<string> {
  return new Set(direction.filter((heading) => features.some((feature) => [...said(feature, [heading])].some(({ text }) => text === 'b'))));
}

/** Two-way where nothing says otherwise; what is not understood is never a direction, and is told. */
function directionOf(feature: RawFeature, columns: Columns, coded: ReadonlySet<string>): Directed {
  let unread: Directed['unread'] = null;
  for (const { heading, text } of said(feature, columns.direction)) {
    if (isBlank(text)) continue;
    const direction = directionIn(text, coded.has(heading));
    if (direction !== null) return { direction, unread: null };
    unread ??= { column: heading, value: withoutNumbers(String(feature.properties[heading]).trim()) };
  }
  return { direction: 'both', unread };
}

/** Names are shown as written. */
function nameOf(feature: RawFeature, columns: Columns): string {
  const [first] = said(feature, columns.name);
  return first === undefined ? '' : String(feature.properties[first.heading]).trim();
}

type Vertices = Road['line'];

/** The parts of a line in WGS 84; null where a vertex is no position on Earth. Parts that lead nowhere are left out. */
function partsOf(geometry: v.InferOutput<typeof Line>, crs: Crs): readonly Vertices[] | null {
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const converted = parts.map((part) => part.map(([lon = 0, lat = 0]) => toWgs84(crs, lon, lat)));
  // NaN is beyond every limit.
  if (!converted.every((part) => part.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))) return null;
  return converted.filter((part) => part.some(([lon, lat]) => lon !== part[0]?.[0] || lat !== part[0]?.[1]));
}

/** Whether a feature is drawn as a line at all. */
export const isLine = ({ geometry }: RawFeature): boolean => v.is(Line, geometry);

/**
 * Reads road lines; one of several parts is as many roads. What a file does not say, or says in words that are not known, is unknown. Features
 * that are no lines, or have a vertex that is no position on Earth, are in `skipped`, never dropped silently; a road whose direction is not
 * understood is `doubtful`: it is read as two-way.
 */
export function readRoads(
  features: readonly RawFeature[],
  crs: Crs,
): { readonly roads: readonly Road[]; readonly skipped: readonly Skipped[]; readonly doubtful: readonly RowIssue[] } {
  const columns = columnsOf(features);
  const coded = codedIn(features, columns);
  const skipped: Skipped[] = [];
  const doubtful: RowIssue[] = [];
  const roads = features.flatMap((feature, index): Road[] => {
    const drawn = v.safeParse(Line, feature.geometry);
    const parts = drawn.success ? partsOf(drawn.output, crs) : null;
    if (parts === null || parts.length === 0) {
      skipped.push({ line: index + 1, reason: drawn.success && parts === null ? 'position-out-of-range' : 'not-a-line' });
      return [];
    }
    const { direction, unread } = directionOf(feature, columns, coded);
    if (unread) doubtful.push({ outcome: 'flagged', line: index + 1, ...unread, reason: 'unknown-direction' });
    const about = {
      class: classOf(feature, columns),
      surface: surfaceOf(feature, columns),
      widthM: widthOf(feature, columns),
      name: nameOf(feature, columns),
      direction,
      simulated: feature.properties['basis'] === 'simulated',
    };
    return parts.map((line) => ({ ...about, line }));
  });
  return { roads, skipped, doubtful };
}
