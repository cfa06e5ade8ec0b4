import { deleteOldRadarAttempts } from './jobs.ts'
import { addListEntryOperation } from './operations/add-list-entry.ts'
import { createRadarAttemptOperation } from './operations/create-attempt.ts'
import { removeListEntryOperation } from './operations/remove-list-entry.ts'
import { updateRadarAttemptOperation } from './operations/update-attempt.ts'

export const operations = [
  createRadarAttemptOperation,
  updateRadarAttemptOperation,
  addListEntryOperation,
  removeListEntryOperation,
]
export const crons = [deleteOldRadarAttempts]

export type { AttemptFacts } from './attempt-facts.ts'
export {
  createAttempt,
  findAssessedAttempt,
  noteChallengePassed,
  noteFailure,
  noteSuccess,
  takeAttempt,
} from './attempts.ts'
export type { RadarAttemptRow } from './schemas.ts'
