import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../../src/domain/report.ts';
import { cellAt, cellCentre } from '../../../src/domain/terrain.ts';
import { readTerrain } from '../../../src/io/formats/geotiff.ts';

const GEO = {
  height: 2,
  width: 3,
  ModelPixelScale: [0.01, 0.02, 0],
  ModelTiepoint: [0, 0, 0, 107, 33.1, 0],
  GTModelTypeGeoKey: 2,
  GTRasterTypeGeoKey: 1,
  GeographicTypeGeoKey: 4326,
};
const written = (heights: Float32Array | Int16Array, keys: Record<string, unknown> = {}) =>
  new Uint8Array(writeArrayBuffer(heights, { ...GEO, ...keys }));

const problemOf = async (bytes: Uint8Array) => {
  try {
    await readTerrain('高程.tif', bytes);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return error instanceof FileError ? error.problem : null;
  }
};

describe('a GeoTIFF of heights', () => {
  it('is a grid of degrees, north up', async () => {
    const terrain = await readTerrain('高程.tif', written(Float32Array.of(500, 501.5, 502, 600, 601, 602)));
    expect({ ...terrain, heights: [...terrain.heights] }).toEqual({
      columns: 3,
      rows: 2,
      heights: [500, 501.5, 502, 600, 601, 602],
      west: 107,
      north: 33.1,
      cellLon: 0.01,
      cellLat: 0.02,
    });
    expect(cellAt(terrain, 107.025, 33.07)).toBe(5);
    expect(cellAt(terrain, 106.999, 33.07)).toBe(-1);
    expect(cellCentre(terrain, 5)).toEqual({ lon: 107.025, lat: 33.1 - 0.03 });
  });

  it('knows no height where the file says so or no land is as high', async () => {
    const { heights } = await readTerrain(
      '高程.tif',
      written(Float32Array.of(-9999, -32768, 1e20, 0, Number.NaN, 8848), { GDAL_NODATA: '0' }),
    );
    expect([...heights]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 8848]);
  });

  it('lies half a cell to the north-west where its points are the middles of cells', async () => {
    const { west, north } = await readTerrain('高程.tif', written(new Float32Array(6), { GTRasterTypeGeoKey: 2 }));
    expect(west).toBeCloseTo(106.995, 12);
    expect(north).toBeCloseTo(33.11, 12);
  });

  it('is refused in metres, cut off, or as something else', async () => {
    expect(await problemOf(written(new Float32Array(6), { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32648 }))).toBe('unknown-system');
    expect(await problemOf(written(new Float32Array(6)).slice(0, 200))).toBe('unreadable-file');
    expect(await problemOf(new TextEncoder().encode('经度,纬度\n'))).toBe('unreadable-file');
    expect(await problemOf(new Uint8Array())).toBe('unreadable-file');
  });
});
