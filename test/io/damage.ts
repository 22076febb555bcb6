import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Seeded, so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Damaged {
  readonly how: string;
  /** It may be another project that is sound in itself: a name that is an empty text now. */
  readonly mayDiffer?: true;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Way = (whole: Uint8Array<ArrayBuffer>, next: (below: number) => number) => Damaged;

/** A JSON part with one of its values of another type. The zip itself is sound. */
const WRONG: readonly unknown[] = [null, 0, -1, 1e300, '', 'x', [], {}, true, [[]], { at: null }];

function retyped(value: unknown, next: (below: number) => number): unknown {
  if (typeof value !== 'object' || value === null || next(3) === 0) return WRONG[next(WRONG.length)];
  const keys = Object.keys(value);
  const key = keys[next(keys.length)];
  if (key === undefined) return WRONG[next(WRONG.length)];
  const changed = retyped((value as Record<string, unknown>)[key], next);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

const RETYPED = 'a value of another type';

const inParts =
  (
    how: string,
    change: (parts: Record<string, Uint8Array<ArrayBuffer>>, names: readonly string[], next: (below: number) => number) => void,
  ): Way =>
  (whole, next) => {
    const parts = { ...unzipSync(whole) } as Record<string, Uint8Array<ArrayBuffer>>;
    change(parts, Object.keys(parts), next);
    return { how, bytes: zipSync(parts) as Uint8Array<ArrayBuffer>, ...(how === RETYPED && { mayDiffer: true }) };
  };

const WAYS: readonly Way[] = [
  (whole, next) => {
    const bytes = whole.slice();
    const at = next(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
    return { how: `a bit of byte ${at}`, bytes };
  },
  (whole, next) => {
    const length = next(whole.length);
    return { how: `cut off after ${length}`, bytes: whole.slice(0, length) };
  },
  (whole, next) => {
    const bytes = whole.slice();
    const at = next(bytes.length);
    for (let index = at; index < Math.min(bytes.length, at + 40); index++) bytes[index] = next(256);
    return { how: `noise from ${at}`, bytes };
  },
  inParts('two parts changed places', (parts, names, next) => {
    const one = names[next(names.length)] ?? '';
    // The next one in the list: never itself.
    const other = names[(names.indexOf(one) + 1) % names.length] ?? '';
    [parts[one], parts[other]] = [parts[other] ?? new Uint8Array(), parts[one] ?? new Uint8Array()];
  }),
  inParts('a part is missing', (parts, names, next) => {
    delete parts[names[next(names.length)] ?? ''];
  }),
  inParts('another version', (parts, _, next) => {
    const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array()));
    const version = [0, 3, 99, -1, 1.5, '2', null, 2 ** 53][next(8)];
    parts['manifest.json'] = strToU8(JSON.stringify({ ...manifest, version })) as Uint8Array<ArrayBuffer>;
  }),
  inParts(RETYPED, (parts, names, next) => {
    const json = names.filter((name) => name.endsWith('.json'));
    const name = json[next(json.length)] ?? '';
    parts[name] = strToU8(JSON.stringify(retyped(JSON.parse(strFromU8(parts[name] ?? new Uint8Array())), next))) as Uint8Array<ArrayBuffer>;
  }),
  inParts('a key of the prototype', (parts, names, next) => {
    const json = names.filter((name) => name.endsWith('.json'));
    const name = json[next(json.length)] ?? '';
    const text = strFromU8(parts[name] ?? new Uint8Array()).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    parts[name] = strToU8(text) as Uint8Array<ArrayBuffer>;
  }),
];

/** A project file damaged in `count` seeded ways, of every kind in turn. */
export function damagedFiles(whole: Uint8Array<ArrayBuffer>, count: number): readonly Damaged[] {
  const draw = random(20181012);
  const next = (below: number) => Math.floor(draw() * below);
  return Array.from({ length: count }, (_, index) => WAYS[index % WAYS.length]?.(whole, next)).filter((damaged) => damaged !== undefined);
}
