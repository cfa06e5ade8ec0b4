import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

const LogoutAttempt = Type.Object({
  backchannel_logout_uri: Nullable(Type.String({ description: 'Where the logout token was sent.' })),
  started_at: Timestamp,
  duration_ms: Type.Integer(),
  response_status: Nullable(Type.Integer({ description: 'Null without a response.' })),
  error: Nullable(
    Type.String({
      description:
        'Why it failed: the `error` that the application answered, or a word of the server. Null for a success.',
    }),
  ),
})
export type LogoutAttempt = Static<typeof LogoutAttempt>

/** The end of a session, as an application learns of it. */
export const Logout = Type.Object({
  object: Type.Literal('connect_logout'),
  id: Type.String(),
  application_id: Type.String(),
  session_id: Type.String(),
  user_id: Type.String({ description: 'The `sub` of the logout token.' }),
  sid: Type.String({ description: 'The `sid` of the logout token, which is that of the ID tokens of the session.' }),
  state: Type.Enum(['pending', 'succeeded', 'failed']),
  attempts: Type.Array(LogoutAttempt, { description: 'The requests that were made, oldest first.' }),
  next_attempt_at: Nullable(Timestamp),
  completed_at: Nullable(Timestamp),
  created_at: Timestamp,
})
export type Logout = Static<typeof Logout>

export type LogoutRow = Omit<Logout, 'object'>

export const logoutColumns = sql`
  id, application_id, session_id, user_id, sid, state, attempts, next_attempt_at, completed_at, created_at`

export function toLogout(row: LogoutRow): Logout {
  return { object: 'connect_logout', ...row }
}
