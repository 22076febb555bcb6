// Receives a country's villages in another thread, as columns or as GeoJSON, and answers when it had them and what all their values add up to.
import process from 'node:process';
import { parentPort } from 'node:worker_threads';

/** The sum of a column; what is not known (NaN) counts nothing. */
function sumOf(column) {
  let sum = 0;
  for (const value of column) if (!Number.isNaN(value)) sum += value;
  return sum;
}

function sumsOfColumns({ codes, names, columns }) {
  const { position, figures, marks, community, county, township } = columns;
  const all = { code: codes, lon: position.lon, lat: position.lat, community, county, township, ...figures, ...marks };
  return { name: names.bytes.length, ...Object.fromEntries(Object.entries(all).map(([name, column]) => [name, sumOf(column)])) };
}

function sumsOfFeatures({ features }) {
  const sums = { name: 0, lon: 0, lat: 0 };
  for (const { geometry, properties } of features) {
    if (geometry) {
      sums.lon += geometry.coordinates[0];
      sums.lat += geometry.coordinates[1];
    }
    for (const [name, value] of Object.entries(properties))
      sums[name] = (sums[name] ?? 0) + (name === 'name' ? Buffer.byteLength(value) : (value ?? 0));
  }
  return sums;
}

parentPort?.on('message', (message) => {
  const at = process.hrtime.bigint();
  parentPort.postMessage({ at, sums: 'features' in message ? sumsOfFeatures(message) : sumsOfColumns(message) });
});
