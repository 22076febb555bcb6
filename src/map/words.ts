import type { Language } from '../domain/text.ts';

/** The few words the map itself says. */
export const WORDS: Readonly<
  Record<
    Language,
    {
      readonly map: string;
      readonly zoomIn: string;
      readonly zoomOut: string;
      readonly all: string;
      readonly allHint: string;
      readonly km: string;
      readonly metre: string;
      readonly baseMapFailed: string;
      readonly site: (sign: string, name: string, isKept: boolean) => string;
    }
  >
> = {
  zh: {
    map: '地图：方向键移动，加号和减号缩放',
    zoomIn: '放大',
    zoomOut: '缩小',
    all: '全部',
    allHint: '看全部',
    km: '公里',
    metre: '米',
    baseMapFailed: '底图没有加载全，请核对地址',
    site: (sign, name, isKept) => (isKept ? `已锁定 ${sign}：${name}` : `选点 ${sign}：${name}。拖动或按方向键移动`),
  },
  en: {
    map: 'Map: arrow keys move it, plus and minus zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    all: 'All',
    allHint: 'Show the whole area',
    km: 'km',
    metre: 'm',
    baseMapFailed: 'The base map did not load: check its address',
    site: (sign, name, isKept) => (isKept ? `Kept ${sign}: ${name}` : `Site ${sign}: ${name}. Drag it, or move it with the arrow keys`),
  },
};
