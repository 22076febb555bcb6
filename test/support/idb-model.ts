/** What a test does to a browser's storage: `refused` makes the next writes fail with that error, as where room runs out. */
export interface StorageModel {
  readonly stores: Map<string, Map<string, { readonly key: IDBValidKey; readonly value: unknown }>>;
  refused: string | null;
  /** Only of this store. */
  refusedIn: string | null;
}

type Range = { readonly lower: readonly [string, number]; readonly upper: readonly [string, number] };
type Key = IDBValidKey | Range;
const KEY_PATHS: Record<string, string | undefined> = { projects: 'id', snapshots: 'id' };
const STORES = ['projects', 'steps', 'bytes', 'snapshots', 'settings'] as const;

export function storageModel(): StorageModel {
  return { stores: new Map(STORES.map((name) => [name, new Map()])), refused: null, refusedIn: null };
}

const isRange = (key: Key | undefined): key is Range => typeof key === 'object' && 'lower' in key;

function inRange(key: IDBValidKey, range: Key | undefined): boolean {
  if (!isRange(range)) return range === undefined || JSON.stringify(key) === JSON.stringify(range);
  const [project, number] = key as [string, number];
  return project === range.lower[0] && range.lower[1] <= number && number <= range.upper[1];
}

/**
 * `openDB` over such a storage, as `idb` has it, with what the app relies on: transactions one after another, each whole or not at all, `add` refusing
 * a key that is there (which breaks its transaction off), values copied, keys in their order.
 */
export function openModel(model: StorageModel) {
  let before: Promise<unknown> = Promise.resolve();
  function transaction(names: string | readonly string[], _mode?: string, _options?: unknown) {
    const turn = before;
    const saved = new Map<string, Map<string, { readonly key: IDBValidKey; readonly value: unknown }>>();
    let open = 0;
    let broken: DOMException | null = null;
    let ended = false;
    let finish: () => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      finish = () => {
        if (ended) return;
        ended = true;
        if (!broken) return resolve();
        for (const [name, content] of saved) model.stores.set(name, content);
        reject(new DOMException('broken off', 'AbortError'));
      };
    });
    done.catch(() => undefined);
    before = done.catch(() => undefined);
    void turn.then(() => {
      for (const name of [names].flat()) saved.set(name as string, new Map(model.stores.get(name as string)));
      setImmediate(end);
    });
    const end = () => {
      if (open === 0 || broken) finish();
    };
    async function run<T>(work: () => T): Promise<T> {
      open++;
      await turn;
      try {
        if (broken || ended) throw new DOMException('broken off', 'AbortError');
        return work();
      } catch (error) {
        broken ??= error as DOMException;
        throw error;
      } finally {
        open--;
        setImmediate(end);
      }
    }
    function objectStore(name: string) {
      const content = () => model.stores.get(name) ?? new Map();
      const write = (isAdding: boolean) => (value: unknown, given?: IDBValidKey) =>
        run(() => {
          const path = KEY_PATHS[name];
          const key = path ? ((value as Record<string, IDBValidKey>)[path] as IDBValidKey) : (given as IDBValidKey);
          const at = JSON.stringify(key);
          if (model.refused && (model.refusedIn ?? name) === name) throw new DOMException('refused', model.refused);
          if (isAdding && content().has(at)) throw new DOMException('the key is there', 'ConstraintError');
          content().set(at, { key, value: structuredClone(value) });
        });
      const found = (range?: Key) =>
        [...content().values()]
          .filter(({ key }) => inRange(key, range))
          .sort((a, b) => (Array.isArray(a.key) && Array.isArray(b.key) ? Number(a.key[1]) - Number(b.key[1]) : 0));
      return {
        add: write(true),
        put: write(false),
        get: (key: IDBValidKey) => run(() => structuredClone(content().get(JSON.stringify(key))?.value)),
        getAll: (range?: Key) => run(() => found(range).map(({ value }) => structuredClone(value))),
        getAllKeys: (range?: Key) => run(() => found(range).map(({ key }) => key)),
        delete: (range: Key) => run(() => found(range).forEach(({ key }) => void content().delete(JSON.stringify(key)))),
      };
    }
    const abort = () => {
      if (ended) throw new DOMException('it has ended', 'InvalidStateError');
      broken = new DOMException('broken off', 'AbortError');
      finish();
    };
    return { objectStore, store: objectStore([names].flat()[0] as string), done, commit: () => undefined, abort };
  }
  const one = (name: string) => transaction(name).store;
  return {
    transaction,
    get: (name: string, key: IDBValidKey) => one(name).get(key),
    getAll: (name: string) => one(name).getAll(),
    put: (name: string, value: unknown, key?: IDBValidKey) => one(name).put(value, key),
    delete: (name: string, key: IDBValidKey) => one(name).delete(key),
    close: () => undefined,
  };
}
