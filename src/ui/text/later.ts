import { words } from './words.ts';

/** A part of the page that is fetched when it is needed. */
export const laterWords = words(
  { failed: '这一块没有打开：和服务器的连接断了。连上后刷新页面，已存的都在。' },
  { failed: 'This part did not open: the server cannot be reached. Reload the page when it can; what is kept stays.' },
);
