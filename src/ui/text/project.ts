import { words } from './words.ts';

/** The open project and the others kept on this computer. */
export const projectWords = words(
  {
    menu: '项目',
  },
  {
    menu: 'Project',
  },
);
