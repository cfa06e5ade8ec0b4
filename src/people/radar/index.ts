export { type Assessment, assess } from './assess.ts'
export type { AttemptFacts } from './attempt-facts.ts'
export {
  createAttempt,
  findAssessedAttempt,
  listAttemptsOfAddress,
  noteChallengePassed,
  noteFailure,
  noteSuccess,
  type PastRadarAttempt,
  takeAttempt,
} from './attempts.ts'
export type { RadarAttemptRow } from './schemas.ts'
export { isRadarOn, type RadarSettings, radarSettings } from './settings.ts'
