export { type AuthMethod, Impersonator, Session, type SessionRow, toSession } from './schemas.ts'
export { setSeededImpersonator } from './seeded-impersonators.ts'
export {
  createSession,
  findActiveSession,
  findSessionAnywhere,
  listSessions,
  type NewSession,
  revokeSession,
  revokeSessions,
  revokeSessionsOfSso,
  revokeSessionsOfUser,
  rotateSession,
} from './service.ts'
