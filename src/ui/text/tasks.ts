import { words } from './words.ts';

/** What can be done on the screen, as its tabs say. */
export const taskWords = words(
  {
    tasks: '做什么',
    names: { explore: '看短板', prioritise: '排项目' },
  },
  {
    tasks: 'Task',
    names: { explore: 'Gaps', prioritise: 'Works' },
  },
);
