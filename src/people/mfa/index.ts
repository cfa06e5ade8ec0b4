import { notFound } from '../../platform/http/errors.ts'
import { deleteOldChallenges } from './jobs.ts'
import { challengeFactorOperation } from './operations/challenge-factor.ts'
import { countRecoveryCodesOperation } from './operations/count-recovery-codes.ts'
import { createRecoveryCodesOperation } from './operations/create-recovery-codes.ts'
import { deleteFactorOperation } from './operations/delete-factor.ts'
import { enrollFactorOperation } from './operations/enroll-factor.ts'
import { enrollUserFactorOperation } from './operations/enroll-user-factor.ts'
import { getFactorOperation } from './operations/get-factor.ts'
import { listUserFactorsOperation } from './operations/list-user-factors.ts'
import { verifyChallengeOperation } from './operations/verify-challenge.ts'

export const operations = [
  enrollFactorOperation,
  getFactorOperation,
  deleteFactorOperation,
  challengeFactorOperation,
  verifyChallengeOperation,
  listUserFactorsOperation,
  enrollUserFactorOperation,
  createRecoveryCodesOperation,
  countRecoveryCodesOperation,
]
export const crons = [deleteOldChallenges]
export const parentErrors = { authentication_factors: (id: string) => notFound('Authentication factor', id) }

export { codeMessage, createChallenge, limitTextMessages } from './challenges.ts'
export { invalidPhoneNumber } from './errors.ts'
export { enrollFactor, listPhoneNumbers, listVerifiedFactors, requirePhone } from './factors.ts'
export {
  describeOfferedApp,
  enrollOfferedApp,
  type OfferedApp,
  offerApp,
  stepOfOfferedApp,
} from './offered-app.ts'
export { countRecoveryCodes, createRecoveryCodes, isRecoveryCode, spendRecoveryCode } from './recovery-codes.ts'
export type { FactorRow } from './schemas.ts'
export { acceptChallenge, type ChallengeCheck, checkChallenge } from './verify-challenge.ts'
