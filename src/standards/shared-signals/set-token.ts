import { issuerOf } from '#connect/oauth-server/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { type SignalType, type StreamEventType, uriOf } from './event-types.ts'
import type { StreamRow } from './schemas.ts'
import { type SubjectId, subjectOf } from './subjects.ts'

export interface SignalRow {
  id: string
  type: SignalType | StreamEventType
  event_id: string | null
  user_id: string | null
  session_id: string | null
  organization_id: string | null
  email: string | null
  new_email: string | null
  payload: Record<string, unknown>
  created_at: string
}

export const signalColumns: Statement = sql`
  g.id, g.type, g.event_id, g.user_id, g.session_id, g.organization_id, g.email, g.new_email, g.payload, g.created_at`

type StreamOfSet = Pick<StreamRow, 'id' | 'audience' | 'subject_format'>

/**
 * The security event token of a signal (RFC 8417, SSF 1.0 §4): one event, no `sub` and no `exp`. The same signal has the same `jti`
 * and the same claims each time.
 */
export async function signSet(ctx: Context, stream: StreamOfSet, signal: SignalRow): Promise<string> {
  const issuer = issuerOf(ctx)
  return signToken(await currentKey(ctx), 'secevent+jwt', {
    iss: issuer,
    iat: Math.floor(Date.parse(signal.created_at) / 1_000),
    jti: signal.id,
    aud: stream.audience,
    ...(signal.event_id === null ? {} : { txn: signal.event_id }),
    sub_id: subjectIn(issuer, stream, signal),
    events: { [uriOf(signal.type)]: payloadOf(signal) },
  })
}

function subjectIn(issuer: string, stream: StreamOfSet, signal: SignalRow): SubjectId {
  if (signal.user_id === null) return { format: 'opaque', id: stream.id }
  // RISC 1.0 §2.5: the subject is the address that is over.
  if (signal.type === 'identifier-changed') return { format: 'email', email: signal.email }
  return subjectOf(issuer, stream.subject_format, {
    userId: signal.user_id,
    sessionId: signal.session_id,
    organizationId: signal.organization_id,
    email: signal.email,
  })
}

function payloadOf({ payload, new_email }: SignalRow) {
  return new_email === null ? payload : { ...payload, 'new-value': new_email }
}
