import type { Level } from '../../analysis/places.ts';
import type { ReportingStatus } from '../../analysis/reporting.ts';
import { count, countOf } from './format.ts';
import { words } from './words.ts';

const nounsZh: Record<Level, string> = { county: '个县区', township: '个镇办' };
const nounsEn: Record<Level, readonly [string, string]> = { county: ['county', 'counties'], township: ['township', 'townships'] };
const statusZh: Record<ReportingStatus, string> = { none: '没报', partial: '没报全', complete: '都报了' };
const statusEn: Record<ReportingStatus, string> = { none: 'nothing yet', partial: 'in part', complete: 'every village' };

/** Names that a sentence still carries; the table has them all. */
const NAMED = 6;

interface Heard {
  readonly level: Level;
  readonly month: string;
  readonly all: number;
  readonly partial: number;
  /** Names of those that reported nothing. */
  readonly missing: readonly string[];
}

/** The board of who has reported for a month. */
export const reportingWords = words(
  {
    title: '谁还没报',
    month: '月份',
    level: '按',
    levels: { county: '县区', township: '镇办' } as Record<Level, string>,
    headline: ({ level, month, all, partial, missing }: Heard) => {
      const noun = `${count(all)} ${nounsZh[level]}`;
      if (all === 0) return `还没有${level === 'county' ? '县区' : '镇办'}`;
      const some = partial > 0 ? `，${count(partial)} 个没报全` : '';
      if (missing.length === 0) return partial > 0 ? `${month}：${noun}都报了${some}` : `${month}：${noun}、每个村都报了`;
      if (missing.length === all) return `${month}：${noun}都还没报`;
      const rest = missing.length > NAMED ? `等 ${count(missing.length)} 个` : '';
      return `${month}：${noun}，${count(all - missing.length)} 个报了${some}，还差 ${missing.slice(0, NAMED).join('、')}${rest}`;
    },
    about: '没报的月份按未知算，不算没有，也不算达标。每格是报了的村数，少几个村的用深黄色；算不算社区和整村搬迁，按筛选里的开关。',
    columns: { place: '地方', status: '情况', villages: '报了的村', last: '最近报到', files: '来自文件' },
    status: statusZh,
    noVillages: '还没有村表',
    of: (n: number, all: number) => `${count(n)}/${count(all)}`,
    never: '从没报过',
    copy: '复制这句话',
    copied: '已复制',
    download: '下载 CSV',
    fileName: (month: string, isDemo: boolean) => `短板图-上报情况-${month}${isDemo ? '-演示数据' : ''}.csv`,
  },
  {
    title: 'Who has not reported',
    month: 'Month',
    level: 'By',
    levels: { county: 'County', township: 'Township' },
    headline: ({ level, month, all, partial, missing }) => {
      const [one, many] = nounsEn[level];
      if (all === 0) return `No ${many} yet`;
      const some = partial > 0 ? `, ${count(partial)} in part` : '';
      if (missing.length === 0)
        return partial > 0
          ? `${month}: all ${countOf(all, one, many)} have reported${some}`
          : `${month}: every village of ${countOf(all, one, many)} has reported`;
      if (missing.length === all) return `${month}: none of ${countOf(all, one, many)} has reported yet`;
      const rest = missing.length > NAMED ? ` and ${count(missing.length - NAMED)} more` : '';
      return `${month}: ${count(all - missing.length)} of ${countOf(all, one, many)} have reported${some}; still missing: ${missing.slice(0, NAMED).join(', ')}${rest}`;
    },
    about:
      'A month without a report is unknown: neither a gap nor met. Cells count villages that reported, amber where some are missing; communities and emptied villages count by the switches of the filter.',
    columns: { place: 'Place', status: 'Reports', villages: 'Villages', last: 'Last report', files: 'Files' },
    status: statusEn,
    noVillages: 'no village table yet',
    of: (n, all) => `${count(n)}/${count(all)}`,
    never: 'never',
    copy: 'Copy this sentence',
    copied: 'Copied',
    download: 'Download CSV',
    fileName: (month, isDemo) => `gapmap-who-reported-${month}${isDemo ? '-demo' : ''}.csv`,
  },
);
