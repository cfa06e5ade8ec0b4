import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import type { FailureDetails } from '#protocol/failure.ts'

export const origins = ['service_provider', 'identity_provider', 'test'] as const
export const states = ['started', 'authorized', 'succeeded', 'failed', 'timed_out'] as const
export type Origin = (typeof origins)[number]
export type State = (typeof states)[number]

const stepNames = [
  'started',
  'answered',
  'validated',
  'returned',
  'consented',
  'signed_in',
  'code_issued',
  'ended',
] as const
/** What happens on the way, in this order where nothing goes wrong. */
export type StepName = (typeof stepNames)[number]

const detail = Type.Unsafe<FailureDetails[string]>({
  anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }],
})

export const SsoSession = Type.Object({
  object: Type.Literal('sso_session'),
  id: Type.String(),
  connection_id: Type.String(),
  organization_id: Nullable(Type.String({ description: 'Null for a social provider, and for a link by mail.' })),
  origin: Type.Enum([...origins], {
    description: 'Where the attempt began: at the application, at the provider, or as a test.',
  }),
  state: Type.Enum([...states], {
    description:
      '`authorized` after a valid response of the provider; `succeeded` once the application has used its code.',
  }),
  email: Nullable(Type.String()),
  profile_id: Nullable(Type.String()),
  ip_address: Nullable(Type.String()),
  user_agent: Nullable(Type.String()),
  failure: Nullable(
    Type.Object(
      {
        reason: Type.String({ ...notSecret, description: 'The name of the cause.' }),
        message: Type.String({ description: 'A description of the cause, for the administrator of the provider.' }),
        details: Type.Record(Type.String(), detail, { description: 'The received and the expected values.' }),
      },
      { description: 'Why the attempt failed. `null` if it did not.' },
    ),
  ),
  steps: Type.Array(Type.Object({ name: Type.Enum([...stepNames]), at: Timestamp }), {
    description: 'The steps of the attempt, with their times.',
  }),
  expires_at: Timestamp,
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type SsoSession = Static<typeof SsoSession>

/** Includes what was sent to the provider and what came back. */
export const TracedSsoSession = Type.Object({
  ...SsoSession.properties,
  exchange: Nullable(
    Type.Object(
      {
        request: Nullable(
          Type.String({ description: 'The SAML request, or the parameters of the authorization request.' }),
        ),
        response: Nullable(Type.String({ description: 'The SAML response, or the parameters of the callback.' })),
        attributes: Nullable(
          Type.Record(Type.String(), Type.Unknown(), { description: 'What the provider said of the person.' }),
        ),
      },
      { description: 'What was sent to the provider and what came back.' },
    ),
  ),
})

/** What is kept of the messages. */
export interface Exchange {
  request: string | null
  response: string | null
  attributes: Record<string, unknown> | null
}

export interface SsoSessionRow {
  id: string
  connection_id: string
  organization_id: string | null
  origin: Origin
  state: State
  email: string | null
  profile_id: string | null
  ip_address: string | null
  user_agent: string | null
  failure_reason: string | null
  failure_message: string | null
  failure_details: FailureDetails | null
  steps: { name: StepName; at: string }[]
  expires_at: string
  created_at: string
  updated_at: string
}

export const sessionColumns = sql`
  id, connection_id, organization_id, origin, state, email, profile_id, ip_address, user_agent, failure_reason,
  failure_message, failure_details, steps, expires_at, created_at, updated_at`

export function toSsoSession(row: SsoSessionRow): SsoSession {
  const { failure_reason: reason, failure_message: message, failure_details: details, ...shared } = row
  const failure = reason === null ? null : { reason, message: message ?? '', details: { ...details } }
  return { object: 'sso_session', ...shared, failure }
}
