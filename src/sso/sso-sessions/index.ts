export { announceSsoSession, isAnnouncing, mayAnnounce } from './announce.ts'
export { type AttemptRow, attemptColumns } from './attempt-data.ts'
export { holdUsableConnectionOf, isOfUsableConnection } from './connection-of-attempt.ts'
export { keepExchange, openExchange } from './exchange.ts'
export {
  asFailure,
  attempt,
  type Failure,
  isFailure,
  SsoFailure,
  type SsoFailureCause,
  ssoFailureCauses,
} from './failures.ts'
export {
  type AttemptState,
  attemptExchange,
  attemptState,
  getSsoSession,
  joinAttempt,
  listSsoSessions,
} from './read.ts'
export { redactExchange } from './redact.ts'
export { type Exchange, type SsoSession, type SsoSessionRow, toSsoSession } from './schemas.ts'
export {
  authorizeSsoSession,
  completeSsoSession,
  completionOf,
  failSsoSession,
  newSsoSession,
  recordSuccess,
  startSsoSession,
  stepOf,
  traceStep,
} from './service.ts'
export { traceUnsolicitedFailure } from './unsolicited.ts'
