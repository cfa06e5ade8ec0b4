export { type AuthMethod, Impersonator, Session, type SessionRow, toSession } from './schemas.ts'
export {
  createSession,
  findActiveSession,
  findSessionAnywhere,
  listSessions,
  type NewSession,
  revokeSession,
  revokeSessionsOfUser,
  rotateSession,
} from './service.ts'
export { setStandingImpersonator } from './standing-impersonators.ts'
