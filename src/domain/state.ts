/** The four states of a subject × indicator × date. Unknown is never counted as met or as gap; exempt leaves the denominator. */
export const STATES = ['met', 'gap', 'exempt', 'unknown'] as const;
export type State = (typeof STATES)[number];

/** Why a village has no usable position. */
export const POSITION_PROBLEMS = [
  'position-missing',
  'position-unreadable',
  'position-zero',
  'position-out-of-range',
  'position-swapped',
  'position-outside-county',
  'position-disputed',
] as const;
export type PositionProblem = (typeof POSITION_PROBLEMS)[number];

/** The documented list of reasons behind a state; the command line prints these ids, the screen their sentences. */
export const REASONS = [
  ...POSITION_PROBLEMS,
  'within-radius',
  'beyond-radius',
  'own-clinic',
  'neighbour-clinic',
  'not-eligible',
  'status-unreported',
  'no-facility',
  'no-township',
  'no-facility-in-township',
  'not-routable',
  'facility-off-road',
  'island',
  'no-way-told',
  'distance-unreported',
  'reported-yes',
  'reported-no',
  'target-reached',
  'target-missed',
  'none-to-serve',
  'denominator-unknown',
  'not-reported',
] as const;
export type Reason = (typeof REASONS)[number];
