import type { DistanceMode, Question } from '../../domain/parameters.ts';
import { DEFAULT_TRAVELLER } from '../../domain/travel.ts';
import { travelWords } from './travel.ts';
import { words } from './words.ts';

const namesZh: Record<DistanceMode, string> = { straight: '直线', road: '沿路', reported: '村上报', matrix: '行程表' };
const namesEn: Record<DistanceMode, string> = {
  straight: 'Straight line',
  road: 'By road',
  reported: 'As reported',
  matrix: 'Travel table',
};

/** What stands in a sentence that gives a distance; nothing of the straight line, which is meant where nothing is said. */
const byZh: Record<DistanceMode, string> = { straight: '', road: '沿路', reported: '上报', matrix: '按行程表' };
const byEn: Record<DistanceMode, string> = { straight: '', road: ' by road', reported: ' as reported', matrix: ' by the travel table' };

const columnZh: Record<DistanceMode, string> = { straight: '公里', road: '沿路公里', reported: '上报公里', matrix: '行程公里' };
const columnEn: Record<DistanceMode, string> = { straight: 'km', road: 'km by road', reported: 'km reported', matrix: 'km, table' };

const lackingZh: Record<DistanceMode, string> = {
  straight: '',
  road: '先导入道路',
  reported: '村表没有“到乡镇距离”',
  matrix: '先导入有米数的行程表',
};
const lackingEn: Record<DistanceMode, string> = {
  straight: '',
  road: 'import roads first',
  reported: 'the villages have no 到乡镇距离',
  matrix: 'import a travel table with metres first',
};

type Way = Pick<Question, 'mode' | 'traveller'>;
/** Whether somebody else goes along the road than is meant where nothing is said. */
const isOther = ({ mode, traveller }: Way) => mode === 'road' && traveller !== DEFAULT_TRAVELLER;

/** How distances are measured. */
export const modeWords = words(
  {
    label: '距离怎么量',
    names: namesZh,
    /** With who goes along the road, where it is not who is meant without a word; its parts are put together by whoever says it. */
    nameParts: (way: Way) => [namesZh[way.mode], ...(isOther(way) ? [travelWords.zh.names[way.traveller]] : [])],
    by: byZh,
    column: columnZh,
    unanswerable: (mode: DistanceMode) => `${namesZh[mode]}（${lackingZh[mode]}）`,
    reading: (way: Way) => `${namesZh[way.mode]}距离${isOther(way) ? `，${travelWords.zh.by[way.traveller]}` : ''}`,
    measuring: (mode: DistanceMode) => `正在量${namesZh[mode]}距离……`,
    unmeasured: (mode: DistanceMode) => `没有量成${namesZh[mode]}距离：和服务器的连接断了。连上后再选一次。`,
    airOnly: '直线达标、沿路不达标',
    line: (mode: DistanceMode, km: string) => `${namesZh[mode]} ${km} 公里`,
  },
  {
    label: 'How distance is measured',
    names: namesEn,
    nameParts: (way) => [namesEn[way.mode], ...(isOther(way) ? [travelWords.en.names[way.traveller]] : [])],
    by: byEn,
    column: columnEn,
    unanswerable: (mode) => `${namesEn[mode]} (${lackingEn[mode]})`,
    reading: (way) => `distance ${namesEn[way.mode].toLowerCase()}${isOther(way) ? `, ${travelWords.en.by[way.traveller]}` : ''}`,
    measuring: (mode) => `Measuring: ${namesEn[mode].toLowerCase()}…`,
    unmeasured: (mode) => `${namesEn[mode]}: not measured, the server cannot be reached. Choose it again when it can.`,
    airOnly: 'Near enough straight, too far by road',
    line: (mode, km) => (mode === 'straight' ? `${km} km straight` : `${km} km${byEn[mode]}`),
  },
);
