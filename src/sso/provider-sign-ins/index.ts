export { traceFailure } from './answered.ts'
export { isBoundTo } from './browser-binding.ts'
export { connectionUnknown, ssoRefused } from './errors.ts'
export type { SignInHints } from './prepared.ts'
export { ssoSettings } from './settings.ts'
export { type Departure, startProviderSignIn } from './start.ts'
export {
  completeVisit,
  findVisit,
  type KeptAnswer,
  openAnswer,
  openVisit,
  type Purpose,
  type SecretVisit,
  type SessionTokens,
  type VisitRow,
} from './visits.ts'
