// Receives a country's villages in another thread, as columns or as GeoJSON, and answers when it had them and what all their values add up to.
// A message without any is answered too: then the thread is awake.
import process from 'node:process';
import { parentPort } from 'node:worker_threads';

/** Beside NaN what columns say where something is not known: marks are bytes. */
const NOT_REPORTED = 255;

/** The sum of a column; what is not known counts nothing. */
function sumOf(column, unknown = Number.NaN) {
  let sum = 0;
  for (const value of column) if (!Number.isNaN(value) && value !== unknown) sum += value;
  return sum;
}

const sumsOf = (columns, unknown) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, sumOf(column, unknown)]));

function sumsOfColumns({ codes, names, columns }) {
  const { position, figures, marks, community, county, township } = columns;
  const known = { code: codes, lon: position.lon, lat: position.lat, community, county, township, ...figures };
  return { name: names.bytes.length, ...sumsOf(known), ...sumsOf(marks, NOT_REPORTED) };
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
  const { user, system } = process.cpuUsage();
  const sums = 'features' in message ? sumsOfFeatures(message) : message.columns ? sumsOfColumns(message) : {};
  parentPort.postMessage({ at, spent: user + system, sums });
});
