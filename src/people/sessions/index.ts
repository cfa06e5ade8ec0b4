export { sessionsArea } from './area.ts'
export { type AuthMethod, Impersonator, Session, type SessionRow, toSession } from './schemas.ts'
export { setSeededImpersonator } from './seeded-impersonators.ts'
export {
  createSession,
  findActiveSession,
  findLatestSession,
  findSessionAnywhere,
  listSessions,
  type NewSession,
  revokeOtherSessions,
  revokeSession,
  revokeSessionOfUser,
  revokeSessions,
  revokeSessionsOfSso,
  revokeSessionsOfUser,
  rotateSession,
} from './service.ts'
