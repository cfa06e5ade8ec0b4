export {
  asFailure,
  type Failure,
  failureCauses as ssoFailureCauses,
  SsoFailure,
  type SsoFailureCause,
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
