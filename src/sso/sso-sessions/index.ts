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
  authorizeSsoSession,
  countStrangers,
  failSsoSession,
  getSsoSession,
  keepExchange,
  listSsoSessions,
  startSsoSession,
  succeedSsoSession,
  traceStep,
} from './service.ts'
