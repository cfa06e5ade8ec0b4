export { acrsOf, levelSettings, readLevels } from './authentication-levels.ts'
export { authenticationMethodsOf } from './authentication-methods.ts'
export { listApplicationsOfUser, revokeAuthorization } from './authorized-applications.ts'
export { beginGrant, type NewGrant } from './begin-grant.ts'
export { createConnectCode, type NewConnectCode } from './codes.ts'
export {
  type ConsentRow,
  type ConsentSubject,
  deleteConsents,
  findConsent,
  findLatestConsent,
  holdConsent,
  saveConsent,
} from './consents.ts'
export { revokeGrant } from './end-grants.ts'
export { grantRefused, proofMissing } from './errors.ts'
export { type CodeProof, exchangeCode } from './exchange-code.ts'
export {
  applicationsInUse,
  findAssertedGrant,
  findGrantOfIdToken,
  findLiveGrant,
  type LiveGrant,
  type TokenGrant,
} from './live-grants.ts'
export { refreshGrant } from './refresh-grant.ts'
export { grantTokens, readGrantToken } from './refresh-tokens.ts'
export type { RequestedClaims } from './requested-claims.ts'
