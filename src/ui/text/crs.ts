import type { Crs } from '../../domain/units.ts';
import { words } from './words.ts';

/** The coordinate systems, and where each is met. */
export const crsNames = words<Readonly<Record<Crs, { readonly name: string; readonly hint: string }>>>(
  {
    wgs84: { name: 'WGS 84', hint: '手持 GPS、全球底图' },
    cgcs2000: { name: 'CGCS2000', hint: '2000 国家大地坐标系，经纬度' },
    gcj02: { name: 'GCJ-02', hint: '高德、腾讯地图上取的点' },
    bd09: { name: 'BD-09', hint: '百度地图上取的点，建档立卡表多是它' },
    'web-mercator': { name: 'Web 墨卡托', hint: '网络地图切片，单位米（EPSG 3857）' },
    epsg4523: { name: 'CGCS2000 3 度带 35 带（带号）', hint: '东坐标 8 位，35 开头（EPSG 4523）' },
    epsg4524: { name: 'CGCS2000 3 度带 36 带（带号）', hint: '东坐标 8 位，36 开头（EPSG 4524）' },
    epsg4544: { name: 'CGCS2000 3 度带 105°', hint: '中央子午线 105°，东坐标 6 位（EPSG 4544）' },
    epsg4545: { name: 'CGCS2000 3 度带 108°', hint: '中央子午线 108°，东坐标 6 位（EPSG 4545）' },
  },
  {
    wgs84: { name: 'WGS 84', hint: 'GPS, world maps' },
    cgcs2000: { name: 'CGCS2000', hint: 'the national system of China, degrees' },
    gcj02: { name: 'GCJ-02', hint: 'points taken on Amap or Tencent maps' },
    bd09: { name: 'BD-09', hint: 'points taken on Baidu maps; most poverty-register tables' },
    'web-mercator': { name: 'Web Mercator', hint: 'web map tiles, metres (EPSG 3857)' },
    epsg4523: { name: 'CGCS2000 3° zone 35, numbered', hint: 'easting of 8 digits beginning with 35 (EPSG 4523)' },
    epsg4524: { name: 'CGCS2000 3° zone 36, numbered', hint: 'easting of 8 digits beginning with 36 (EPSG 4524)' },
    epsg4544: { name: 'CGCS2000 3° zone 105°', hint: 'central meridian 105°, easting of 6 digits (EPSG 4544)' },
    epsg4545: { name: 'CGCS2000 3° zone 108°', hint: 'central meridian 108°, easting of 6 digits (EPSG 4545)' },
  },
);
