import { words } from './words.ts';

/** While files are held over the page; the import's own words are fetched with it. */
export const dropWords = words(
  { title: '放到这里，导入数据', hint: '村表、机构表（Excel、CSV），县界（GeoJSON、shapefile），可以一次放几份' },
  { title: 'Drop to import', hint: 'Villages and facilities (Excel, CSV), boundaries (GeoJSON, shapefile); several at once if you like' },
);
