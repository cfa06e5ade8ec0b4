export { type Assessment, assess } from './assess.ts'
export type { AttemptFacts } from './attempt-facts.ts'
export {
  createAttempt,
  findAssessedAttempt,
  noteChallengePassed,
  noteFailure,
  noteSuccess,
  takeAttempt,
} from './attempts.ts'
export type { ListedAttemptRow } from './listed-attempts.ts'
export { listAttempts } from './read-attempts.ts'
export type { RadarAttemptRow } from './schemas.ts'
export { isRadarOn, type RadarSettings, radarSettings } from './settings.ts'
