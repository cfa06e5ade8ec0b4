import {
  invalidPasswordHash,
  passwordAndHashGiven,
  passwordAndHashTypeGiven,
  passwordStrengthError,
  saltPositionWithoutHash,
} from '../errors.ts'

/** The errors of every operation that sets a password or takes the hash of one. */
export const passwordErrors = [
  passwordStrengthError,
  invalidPasswordHash,
  passwordAndHashGiven,
  passwordAndHashTypeGiven,
  saltPositionWithoutHash,
]
