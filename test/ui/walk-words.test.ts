import { describe, expect, it } from 'vitest';
import { walkWords } from '../../src/ui/text/walk.ts';

describe('walking times in words', () => {
  it.each([
    [0.4, '走回来不到 1 分钟', 'less than 1 min back'],
    [59.4, '走回来约 59 分钟', 'about 59 min back'],
    [59.6, '走回来约 1 小时', 'about 1 h back'],
    [119.7, '走回来约 2 小时', 'about 2 h back'],
    [85.7, '走回来约 1 小时 26 分', 'about 1 h 26 min back'],
  ])('%d minutes: %s, %s', (minutes, zh, en) => {
    expect([walkWords.zh.back(minutes), walkWords.en.back(minutes)]).toEqual([zh, en]);
  });
});
