export {
  asFailure,
  attempt,
  type Failure,
  isFailure,
  SsoFailure,
  type SsoFailureCause,
  ssoFailureCauses,
} from './failures.ts'
export { redactExchange } from './redact.ts'
export { type Exchange, type SsoSession, type SsoSessionRow, toSsoSession } from './schemas.ts'
export {
  announceSsoSession,
  authorizeSsoSession,
  completeSsoSession,
  countUnsolicitedFailures,
  failSsoSession,
  getSsoSession,
  keepExchange,
  listSsoSessions,
  mayAnnounce,
  startSsoSession,
  traceStep,
} from './service.ts'
