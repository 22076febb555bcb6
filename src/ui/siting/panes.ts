/** All that choosing sites shows, fetched together when it is first asked for. */
export { SiteHere } from './SiteHere.tsx';
export { SitingAnswer } from './SitingAnswer.tsx';
export { SitingInputs } from './SitingInputs.tsx';
export { SitingLegend } from './SitingLegend.tsx';
export { SitingOnMap } from './SitingOnMap.tsx';
export { SitingResult } from './SitingResult.tsx';
