/** All that putting works in order shows, fetched together when it is first asked for. */
export { Answer } from './Answer.tsx';
export { BelowMap } from './BelowMap.tsx';
export { LeftPane } from './LeftPane.tsx';
export { PrioritiseSheet } from './PrioritiseSheet.tsx';
export { ProgrammeLegend } from './ProgrammeLegend.tsx';
export { ProgrammeOnMap } from './ProgrammeOnMap.tsx';
export { ProgrammePane } from './ProgrammePane.tsx';
