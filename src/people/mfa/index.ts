export { codeMessage, createChallenge, limitTextMessages, textMessagesSent } from './challenges.ts'
export { invalidPhoneNumber } from './errors.ts'
export { deleteFactorsOfUser, enrollFactor, listVerifiedFactors, requirePhone } from './factors.ts'
export { type ImportedApp, importApps, readTotpSecret } from './import-factors.ts'
export {
  describeOfferedApp,
  enrollOfferedApp,
  type OfferedApp,
  offerApp,
  stepOfOfferedApp,
} from './offered-app.ts'
export { countRecoveryCodes, createRecoveryCodes, isRecoveryCode, spendRecoveryCode } from './recovery-codes.ts'
export { AuthenticationChallenge, EnrolledFactor, type FactorRow } from './schemas.ts'
export { acceptChallenge, type ChallengeCheck, checkChallenge, factorTries } from './verify-challenge.ts'
