const FREE = 0xffff_ffff;

/**
 * Numbers places: equal positions, to the last bit, get the same number, in the order in which they are first met. A hash table of typed
 * arrays, because a country's roads have millions of vertices.
 */
export function numberPlaces(lon: Float64Array, lat: Float64Array): { readonly placeOf: Uint32Array; readonly count: number } {
  const bits = Math.max(4, Math.ceil(Math.log2(lon.length * 2 + 1)));
  const table = new Uint32Array(2 ** bits).fill(FREE);
  const placeOf = new Uint32Array(lon.length);
  const firstOf = new Uint32Array(lon.length);
  const key = new Float64Array(2);
  const words = new Uint32Array(key.buffer);
  let count = 0;
  for (let at = 0; at < lon.length; at++) {
    // + 0 makes −0 and 0 the same bits.
    key[0] = lon[at]! + 0;
    key[1] = lat[at]! + 0;
    let hash = 0;
    for (const word of words) hash = Math.imul(hash ^ word, 0x9e37_79b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 13)) & (table.length - 1);
    while (table[slot] !== FREE && (lon[firstOf[table[slot]!]!] !== lon[at] || lat[firstOf[table[slot]!]!] !== lat[at]))
      slot = (slot + 1) & (table.length - 1);
    if (table[slot] === FREE) {
      table[slot] = count;
      firstOf[count++] = at;
    }
    placeOf[at] = table[slot]!;
  }
  return { placeOf, count };
}
