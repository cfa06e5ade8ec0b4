export {
  type AuthorizationRequestRow,
  changeConnect,
  completeAuthorizationRequest,
  createAuthorizationRequest,
  findVisit,
  type RequestParameters,
  rememberConnect,
  rememberFailure,
  rememberParameters,
  rememberProgress,
  type StoredVisit,
  type Visit,
  visitSeconds,
  type WaitingStep,
} from './authorization-requests.ts'
export { memoryCookie } from './browser-memory.ts'
export {
  type BrowserSessionRow,
  endsWithBrowserSession,
  findBrowserSession,
  holdBrowserSession,
  rememberBrowser,
  signOutOfBrowser,
} from './browser-sessions.ts'
export { endBrowserSignIns, isThrough } from './end-sign-ins.ts'
export { signInExpired } from './errors.ts'
export { isLastMethod } from './last-method.ts'
export { rememberRecoveryCodes, takeRecoveryCodes } from './new-recovery-codes.ts'
export { createPasskeyChallenge, spendPasskeyChallenge } from './passkey-challenges.ts'
export type { AuthenticationMethod, ProvenUser } from './proven-user.ts'
export { createProviderVisit, findProviderVisit, type ProviderVisit, spendProviderVisit } from './provider-visits.ts'
export { rememberAnswer, replaceBinding, takeAnswer } from './rebind.ts'
