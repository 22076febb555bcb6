import type { RoadClass } from '../../domain/road.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

/** The roads in figures, as one sentence says them. */
interface Figures {
  readonly km: number;
  readonly islands: number;
  readonly gaps: number;
  readonly villages: number;
  readonly facilities: number;
}

const classesZh: Record<RoadClass, string> = {
  motorway: '高速',
  national: '国道',
  provincial: '省道',
  county: '县道',
  township: '乡道',
  village: '村道',
  street: '街道',
  track: '机耕路',
  path: '小路',
  unbuilt: '没建成的路',
  unknown: '道路',
};
const classesEn: Record<RoadClass, string> = {
  motorway: 'motorway',
  national: 'national road',
  provincial: 'provincial road',
  county: 'county road',
  township: 'township road',
  village: 'village road',
  street: 'street',
  track: 'track',
  path: 'path',
  unbuilt: 'unbuilt road',
  unknown: 'road',
};

const kilometresZh = (km: number) => `${count(km < 10 ? km : Math.round(km))} 公里`;
const kilometresEn = (km: number) => `${count(km < 10 ? km : Math.round(km))} km`;

/** Whether the roads of a file hang together, and what to look at where they do not. */
export const roadWords = words(
  {
    title: '道路连通情况',
    working: '正在看道路连不连得上…',
    failed: '没看成道路连不连得上：和服务器的连接断了，或这份道路太大。可以再点一次',
    again: '再试',
    list: '看清单',
    summary: ({ km, islands, gaps, villages, facilities }: Figures) =>
      [
        `路网：1 张主网 ${kilometresZh(km)}${islands > 0 ? ` + ${count(islands)} 个孤岛` : '，没有孤岛'}`,
        gaps > 0 ? `${count(gaps)} 处断头近而未接` : '没有近而未接的断头',
        villages > 0 ? `${count(villages)} 个村离路超过 1 公里` : '没有村离路超过 1 公里',
        ...(facilities > 0 ? [`${count(facilities)} 处机构离路超过 1 公里`] : []),
      ].join('，'),
    noRoads: '这份道路里没有汽车能走的路',
    classes: classesZh,
    near: (village: string) => `${village}附近`,
    nowhere: '图上这一处',
    gaps: (n: number) => `断头近而未接 ${count(n)} 处`,
    gapsHint:
      '路的尽头离另一条路不到 50 米，图上却没有接上，绕过去要 500 米以上：多半是画图时漏接。去实地或影像上看一眼，在原来的道路文件里接上。',
    gapColumns: ['在哪里', '哪两条路', '差多少'],
    roadToRoad: (one: string, other: string) => `${one} → ${other}`,
    gapMetres: (metres: number) => `${count(metres)} 米`,
    parts: '接上就连通一个孤岛',
    islands: (n: number) => `孤岛 ${count(n)} 个`,
    islandsHint: '自成一片、和主网没有接上的路。岛上的村沿路到不了岛外的机构。',
    islandColumns: ['在哪里', '路', '村和机构'],
    islandRoads: (roads: number, km: number) => `${count(roads)} 段路，${kilometresZh(km)}`,
    islandPlaces: (villages: number, facilities: number) => `${count(villages)} 个村，${count(facilities)} 处机构`,
    offRoad: (n: number) => `离路超过 1 公里 ${count(n)} 处`,
    offRoadHint: '离最近的路太远，不沿路算距离，也不拿直线代替。多半是缺了进村的路，或坐标不对。',
    offRoadColumns: ['哪里', '最近的路', '离路'],
    kilometres: kilometresZh,
    noRoad: '没有路',
    more: (n: number) => `另有 ${count(n)} 处没有列出`,
    joined: (n: number, metres: number) => `${count(n)} 处路的尽头离另一条路不到 ${metres} 米，已当作接上。`,
    deadEnds: (n: number) => `${count(n)} 处断头附近没有别的路，是路到了头，不算问题。`,
    crossings: (n: number) => `${count(n)} 处道路在图上交叉却没有公共点：多是立交、桥隧，不当作路口。`,
    unused: (n: number) => `${count(n)} 段汽车不走的路（小路、没建成的路）没有算在内。`,
    unknownClass: (n: number) => `${count(n)} 条路看不出等级，用时按村道的速度估算。`,
    unknownSurface: (n: number) => `${count(n)} 条路看不出路面，用时按砂石路估算。`,
    unplaced: (n: number) => `${count(n)} 个村没有坐标，不知道离路多远。`,
  },
  {
    title: 'How the roads connect',
    working: 'Looking whether the roads connect…',
    failed:
      'Whether the roads connect could not be worked out: the server cannot be reached, or there are too many roads. You can try again',
    again: 'Try again',
    list: 'Show the list',
    summary: ({ km, islands, gaps, villages, facilities }) =>
      [
        `Roads: one main network of ${kilometresEn(km)}${islands > 0 ? ` + ${countOf(islands, 'island', 'islands')}` : ', no islands'}`,
        gaps > 0 ? `${countOf(gaps, 'end stops', 'ends stop')} just short of another road` : 'no end stops just short of another road',
        villages > 0
          ? `${countOf(villages, 'village is', 'villages are')} more than 1 km from any road`
          : 'no village is more than 1 km from a road',
        ...(facilities > 0 ? [`${countOf(facilities, 'facility is', 'facilities are')} more than 1 km from any road`] : []),
      ].join('; '),
    noRoads: 'None of these roads is one that a car uses',
    classes: classesEn,
    near: (village) => `near ${village}`,
    nowhere: 'this place on the map',
    gaps: (n) => `${countOf(n, 'end stops', 'ends stop')} just short of another road`,
    gapsHint:
      'The end of a road is less than 50 m from another, the two do not meet on the map, and the way round is 500 m or more: most likely a slip of the drawing. Look at the place or a picture of it and join them in the road file.',
    gapColumns: ['Where', 'Which roads', 'Gap'],
    roadToRoad: (one, other) => `${one} → ${other}`,
    gapMetres: (metres) => `${count(metres)} m`,
    parts: 'joining them connects an island',
    islands: (n) => countOf(n, 'island', 'islands'),
    islandsHint:
      'Roads that hang together and do not meet the main network. From villages on an island no road leads to facilities elsewhere.',
    islandColumns: ['Where', 'Roads', 'Villages and facilities'],
    islandRoads: (roads, km) => `${countOf(roads, 'road', 'roads')}, ${kilometresEn(km)}`,
    islandPlaces: (villages, facilities) => `${countOf(villages, 'village', 'villages')}, ${countOf(facilities, 'facility', 'facilities')}`,
    offRoad: (n) => `${countOf(n, 'place is', 'places are')} more than 1 km from any road`,
    offRoadHint:
      'Too far from the nearest road: no distance along the road is counted for them, and no straight line in its place. Most likely a road is missing, or the position is wrong.',
    offRoadColumns: ['Where', 'Nearest road', 'Off the road'],
    kilometres: kilometresEn,
    noRoad: 'no road',
    more: (n) => `${count(n)} more are not listed`,
    joined: (n, metres) => `${countOf(n, 'end', 'ends')} within ${metres} m of another road: taken to meet it.`,
    deadEnds: (n) => `${countOf(n, 'dead end', 'dead ends')} with no other road near: the road ends there, no fault.`,
    crossings: (n) => `${countOf(n, 'crossing', 'crossings')} without a common point: mostly bridges and tunnels, not taken as junctions.`,
    unused: (n) => `${countOf(n, 'road', 'roads')} that a car does not use (paths, roads not built yet) are left out.`,
    unknownClass: (n) =>
      `${countOf(n, 'road does', 'roads do')} not say a class that is known: time is estimated by the speed of a village road.`,
    unknownSurface: (n) => `${countOf(n, 'road does', 'roads do')} not say a surface that is known: time is estimated as on gravel.`,
    unplaced: (n) => `${countOf(n, 'village has', 'villages have')} no coordinates: how far the road is nobody knows.`,
  },
);
