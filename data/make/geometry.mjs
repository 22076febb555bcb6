const KM_A_DEGREE = 111.195;

/** Kilometres between two [lon, lat] on a local plane; good enough to make up a district. */
export function km([x1, y1], [x2, y2]) {
  return Math.hypot((x2 - x1) * Math.cos((((y1 + y2) / 2) * Math.PI) / 180), y2 - y1) * KM_A_DEGREE;
}

/** Moves a point by kilometres east and north. */
export function moved([x, y], east, north) {
  return [x + east / KM_A_DEGREE / Math.cos((y * Math.PI) / 180), y + north / KM_A_DEGREE];
}

/** Even-odd test over multipolygon coordinates. */
export function inside(polygons, [x, y]) {
  let within = false;
  for (const ring of polygons.flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [x1, y1] = ring[index - 1];
      const [x2, y2] = ring[index];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
    }
  }
  return within;
}

/** Kilometres from a point to a line of points. */
export function kmToLine(point, line) {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1], line[index]];
    const squeeze = Math.cos((point[1] * Math.PI) / 180);
    const [ax, ay, dx, dy] = [(point[0] - a[0]) * squeeze, point[1] - a[1], (b[0] - a[0]) * squeeze, b[1] - a[1]];
    const along = Math.min(1, Math.max(0, (ax * dx + ay * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.hypot(ax - along * dx, ay - along * dy) * KM_A_DEGREE);
  }
  return least;
}

/** Kilometres from a point to the nearest border of a multipolygon. */
export function kmToBorder(polygons, point) {
  return Math.min(...polygons.flat().map((ring) => kmToLine(point, ring)));
}

/** Bounds of multipolygon coordinates: [west, south, east, north]. */
export function bounds(polygons) {
  const points = polygons.flat(2);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A point as the files print it: five decimals, about a metre. */
export const rounded = ([x, y]) => [Number(x.toFixed(5)), Number(y.toFixed(5))];

/**
 * A tree that joins all points, the first being its root (Prim). `direct` weighs the way to the root against the tree's own length:
 * 0 gives the shortest tree, with long ways round; a little more gives what people build.
 * @returns {[from: number, to: number][]} edges away from the root, a parent always before its children
 */
export function tree(points, direct = 0) {
  const way = [0];
  const edges = [];
  const open = new Map(points.slice(1).map((point, index) => [index + 1, { from: 0, length: km(points[0], point) }]));
  const cost = ({ from, length }) => length + direct * way[from];
  while (open.size > 0) {
    const [next, link] = [...open].reduce((best, entry) => (cost(entry[1]) < cost(best[1]) ? entry : best));
    open.delete(next);
    way[next] = way[link.from] + link.length;
    edges.push([link.from, next]);
    for (const [index, other] of open) {
      const length = km(points[next], points[index]);
      if (length + direct * way[next] < cost(other)) open.set(index, { from: next, length });
    }
  }
  return edges;
}
