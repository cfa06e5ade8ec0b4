export { asFailure, type Failure, SsoFailure } from './failures.ts'
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
