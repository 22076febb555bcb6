import type { Reason } from '../../domain/state.ts';
import { words } from './words.ts';

/** The figures a rule's sentence names, printed; null where there are none. */
export interface RuleFacts {
  /** What the village lacks, where it reported so; null where nothing was reported. */
  readonly lacking: string | null;
  readonly facility: string | null;
  readonly km: string | null;
  /** How it is measured, as `modes` says it in a sentence. */
  readonly by: string;
  readonly radius: string;
}

type RuleSentences = Readonly<Record<Reason, (facts: RuleFacts) => string>>;

const noPositionZh = (what: string) => () => `${what}，算不出距离，所以判不了，算未报。`;
const noPositionEn = (what: string) => () => `${what}, so no distance can be measured and the village counts as unknown.`;

const rulesZh: RuleSentences = {
  'position-missing': noPositionZh('没有坐标'),
  'position-unreadable': noPositionZh('坐标读不出来'),
  'position-zero': noPositionZh('坐标填成了 0'),
  'position-out-of-range': noPositionZh('坐标超出范围'),
  'position-swapped': noPositionZh('经纬度像是写反了'),
  'position-outside-county': noPositionZh('坐标落在本县以外'),
  'position-disputed': noPositionZh('几份文件的坐标不一样，还没定用哪个'),
  'within-radius': ({ facility, km, by, radius }) => `${by}离${facility} ${km}\u00a0公里，不超过 ${radius}\u00a0公里（含）。`,
  'beyond-radius': ({ lacking, facility, km, by, radius }) =>
    `${lacking === null ? '' : `${lacking}，`}${by}离${facility} ${km}\u00a0公里，超过 ${radius}\u00a0公里。`,
  'own-clinic': ({ km, radius }) => `本村上报“有”${km === null ? '' : `，又不在 ${radius}\u00a0公里以内`}，算达标。`,
  'neighbour-clinic': ({ radius }) => `${radius}\u00a0公里以内邻村有；“邻村的也算”开着，算达标。`,
  'not-eligible': () => '上报为“不具备条件”，不计入应建。',
  'status-unreported': ({ km, radius }) =>
    `这一期没有上报，${km === null ? '距离也量不出' : `又不在 ${radius}\u00a0公里以内`}，既不算有，也不算没有。`,
  'no-facility': () => '还没有机构的数据，量不了距离，算未报。',
  'no-township': () => '没写属于哪个镇办，找不到本镇办的那一家，算未报。',
  'no-facility-in-township': () => '本镇办没有计入的机构，量不了距离，算未报。',
  'not-routable': () => '离最近的路太远，不知道沿路怎么走，算未报；不拿直线距离代替。',
  'facility-off-road': ({ facility }) => `${facility ?? '机构'}离最近的路太远，沿路到不了，算未报。`,
  island: () => '村旁的路和机构旁的路没有连上，沿路到不了，算未报。',
  'no-way-told': () => '行程表里没有本村到计入机构的米数，算未报；不拿直线距离代替。',
  'distance-unreported': () => '本村没有上报到镇办的距离，算未报；不拿直线距离代替。',
  'reported-yes': () => '本期上报已经做到，算达标。',
  'reported-no': () => '本期上报还没做到，算缺口。',
  'target-reached': () => '报上来的数达到目标，算达标。',
  'target-missed': () => '报上来的数没达到目标，算缺口。',
  'none-to-serve': () => '没有需要覆盖的对象，不计入。',
  'denominator-unknown': () => '报了做到的数，没报总数，比不出来，算未报。',
  'not-reported': () => '这一期没有上报，既不算有，也不算没有。',
};

const rulesEn: RuleSentences = {
  'position-missing': noPositionEn('It has no coordinates'),
  'position-unreadable': noPositionEn('Its coordinates cannot be read'),
  'position-zero': noPositionEn('Its coordinates are 0'),
  'position-out-of-range': noPositionEn('Its coordinates are out of range'),
  'position-swapped': noPositionEn('Longitude and latitude look swapped'),
  'position-outside-county': noPositionEn('Its coordinates lie outside its own county'),
  'position-disputed': noPositionEn('Files give different coordinates and none is chosen yet'),
  'within-radius': ({ facility, km, by, radius }) => `${km}\u00a0km${by} from ${facility}: within ${radius}\u00a0km, the limit included.`,
  'beyond-radius': ({ lacking, facility, km, by, radius }) =>
    `${lacking === null ? '' : 'None of its own, and '}${km}\u00a0km${by} from ${facility}: beyond ${radius}\u00a0km.`,
  'own-clinic': ({ km, radius }) => `It reports its own${km === null ? '' : ` and lies beyond ${radius}\u00a0km`}: met.`,
  'neighbour-clinic': ({ radius }) => `A neighbouring village within ${radius}\u00a0km has one, and “neighbours count” is on: met.`,
  'not-eligible': () => 'Reported as not eligible (不具备条件), so it is not counted.',
  'status-unreported': ({ km, radius }) =>
    `Nothing reported for this period and ${km === null ? 'no distance to measure' : `not within ${radius}\u00a0km`}: neither met nor a gap.`,
  'no-facility': () => 'No facilities are loaded, so nothing can be measured: unknown.',
  'no-township': () => 'Its township is not given, so its own facility cannot be found: unknown.',
  'no-facility-in-township': () => 'Its township has no facility that counts, so nothing can be measured: unknown.',
  'not-routable': () => 'It lies too far from any road to say how people get there: unknown. The straight line does not stand in for it.',
  'facility-off-road': ({ facility }) => `${facility ?? 'The facility'} lies too far from any road to be reached along one: unknown.`,
  island: () => 'The road beside it is not joined to the road beside the facility, so nothing is reached along it: unknown.',
  'no-way-told': () =>
    'The travel table gives no metres from here to a facility that counts: unknown. The straight line does not stand in for it.',
  'distance-unreported': () => 'It does not report how far its township is: unknown. The straight line does not stand in for it.',
  'reported-yes': () => 'Reported as done for this period: met.',
  'reported-no': () => 'Reported as not done for this period: a gap.',
  'target-reached': () => 'The figure reported reaches the target: met.',
  'target-missed': () => 'The figure reported is short of the target: a gap.',
  'none-to-serve': () => 'There is nothing to serve here, so it is not counted.',
  'denominator-unknown': () => 'It reports how many are served but not of how many: unknown.',
  'not-reported': () => 'Nothing reported for this period: neither met nor a gap.',
};

const todoZh = (facility: string): Partial<Record<Reason, string>> => ({
  'position-missing': '把经纬度补进村表，再导入一次。',
  'position-unreadable': '把村表里的经纬度改成小数度，再导入一次。',
  'position-zero': '把村表里的 0 换成真实经纬度，再导入一次。',
  'position-out-of-range': '核对村表里的经纬度，再导入一次。',
  'position-swapped': '把村表里的经度、纬度对调，再导入一次。',
  'position-outside-county': '核对坐标和坐标系，再导入一次。',
  'position-disputed': '导入时定下用哪份文件的坐标。',
  'no-facility': `再放入一份${facility}表。`,
  'no-township': '在村表里补上镇办一列。',
  'no-facility-in-township': `补上本镇办的${facility}，或者改按“最近的一家”。`,
  'not-routable': '补上进村的路，或者核对村的坐标。',
  'facility-off-road': `补上到${facility}的路，或者核对它的坐标。`,
  island: '看看路在哪里断开，补上缺的一段。',
  'no-way-told': '在行程表里补上本村这一行的米数（只有分钟数不够），再导入一次。',
  'distance-unreported': '在村表的“到乡镇距离”一列补上公里数，再导入一次。',
});
const todoEn = (facility: string): Partial<Record<Reason, string>> => ({
  'position-missing': 'Add longitude and latitude to the village file and import it again.',
  'position-unreadable': 'Write its coordinates as decimal degrees and import the file again.',
  'position-zero': 'Replace the zeros with real coordinates and import the file again.',
  'position-out-of-range': 'Check its coordinates and import the file again.',
  'position-swapped': 'Swap longitude and latitude in the file and import it again.',
  'position-outside-county': 'Check the coordinates and their system, then import again.',
  'position-disputed': 'Choose at import which file’s coordinates stand.',
  'no-facility': `Drop the ${facility} file next.`,
  'no-township': 'Add a township column to the village file.',
  'no-facility-in-township': `Add the township's ${facility}, or switch to the nearest of any.`,
  'not-routable': 'Add the road to the village, or check its coordinates.',
  'facility-off-road': `Add the road to the ${facility}, or check its coordinates.`,
  island: 'See where the roads are apart, and add the missing piece.',
  'no-way-told': 'Add a row with its metres to the travel table (minutes alone do not do) and import it again.',
  'distance-unreported': 'Fill in its kilometres to the township (到乡镇距离) in the village file and import it again.',
});

/** Why a village has its state, and what to do about a distance that cannot be measured. */
export const ruleWords = words({ because: rulesZh, todo: todoZh }, { because: rulesEn, todo: todoEn });
