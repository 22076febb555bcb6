/**
 * A valley along the meridian of 106.15° E: the road leads from the hospital H1 at 33.30 north to 33.34 and there east, then back south to the village
 * "across", which is near in a straight line only. "off" lies 2 km from it, "apart" beside a road of its own.
 */
export const VILLAGES = `code,name,county,township,lon,lat,reported_km
V1,beside,L,A,106.15,33.31,1.2
V2,across,L,A,106.16,33.30,12
V3,off,L,A,106.13,33.32,
V4,apart,L,A,106.25,33.30,3
V5,nowhere,L,A,,,4
`;
export const FACILITIES = `id,name,kind,county,township,lon,lat
H1,First,township-hospital,L,A,106.15,33.30
H2,Second,township-hospital,L,B,106.16,33.345
`;
export const line = (...coordinates: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { class: 'village', surface: 'concrete' },
  geometry: { type: 'LineString', coordinates },
});
export const geojson = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
export const AREA = {
  type: 'Polygon',
  coordinates: [
    [
      [106, 33],
      [107, 33],
      [107, 34],
      [106, 33],
    ],
  ],
};
export const ROADS = geojson(
  line([106.15, 33.3], [106.15, 33.31], [106.15, 33.34]),
  line([106.15, 33.34], [106.16, 33.34], [106.16, 33.3]),
  line([106.25, 33.3], [106.26, 33.31]),
);
export const MATRIX = `origin,destination,metres
V1,H1,1300
V2,H1,9000.5
V2,H2,4000
V5,H1,5000.001
`;
