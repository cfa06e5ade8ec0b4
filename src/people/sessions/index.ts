export { sessionsArea } from './area.ts'
export { endsWithSession } from './ends-with-session.ts'
export {
  type AuthMethod,
  Impersonator,
  isActiveSession,
  Session,
  type SessionRow,
  type TokenSession,
  toSession,
} from './schemas.ts'
export { setSeededImpersonator } from './seeded-impersonators.ts'
export {
  browserOfSession,
  createSession,
  findActiveSession,
  findLatestSession,
  findSession,
  findSessionAnywhere,
  holdSession,
  listSessions,
  type NewSession,
  placeOfSession,
  revokeOtherSessions,
  revokeSession,
  revokeSessionOfUser,
  revokeSessions,
  revokeSessionsIn,
  revokeSessionsOfSso,
  revokeSessionsOfUser,
  revokeSessionsThrough,
  rotateInPlace,
  rotateSession,
  touchSession,
} from './service.ts'
