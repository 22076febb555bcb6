import type { Progress } from '../../io/progress.ts';
import { count } from './format.ts';
import { words } from './words.ts';

/** A reading under way. */
export const readingWords = words(
  {
    at: ({ stage, file, done, of }: Progress) =>
      ({
        open: `正在打开 ${file}…`,
        rows: `正在读 ${file}：已读 ${count(done)} 行，共 ${count(of)} 行`,
        join: `正在核对 ${file}：已核对 ${count(done)} 行，共 ${count(of)} 行`,
        'hand-over': '读完了，正在整理…',
        make: '正在生成…',
        measure: `正在量距离：已量 ${count(done)} 村，共 ${count(of)} 村`,
      })[stage],
    starting: '正在读…',
    stop: '停止',
    label: '读取进度',
  },
  {
    at: ({ stage, file, done, of }) =>
      ({
        open: `Opening ${file}…`,
        rows: `Reading ${file}: ${count(done)} of ${count(of)} rows`,
        join: `Checking ${file}: ${count(done)} of ${count(of)} rows`,
        'hand-over': 'Read; putting it together…',
        make: 'Making it up…',
        measure: `Measuring distances: ${count(done)} of ${count(of)} villages`,
      })[stage],
    starting: 'Reading…',
    stop: 'Stop',
    label: 'Progress of reading',
  },
);
