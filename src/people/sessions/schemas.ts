import { type Static, Type } from 'typebox'
import { isoTime } from '#events/event-log/index.ts'
import type { RotatingToken } from '#platform/crypto/rotating-tokens.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'

export const Impersonator = Type.Object({ email: Type.String(), reason: Nullable(Type.String()) })

const authMethods = [
  'cross_app_auth',
  'external_auth',
  'impersonation',
  'magic_code',
  'migrated_session',
  'oauth',
  'passkey',
  'password',
  'sso',
  'unknown',
] as const
export type AuthMethod = (typeof authMethods)[number]

export const Session = Type.Object({
  object: Type.Literal('session'),
  id: Type.String(),
  impersonator: Type.Optional(Impersonator),
  ip_address: PersonalText,
  organization_id: Type.Optional(Type.String()),
  user_agent: PersonalText,
  user_id: Type.String(),
  auth_method: Type.Enum([...authMethods], { description: 'How the user signed in.' }),
  status: Type.Enum(['active', 'expired', 'revoked']),
  expires_at: Timestamp,
  ended_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Session = Static<typeof Session>

export interface SessionRow {
  id: string
  user_id: string
  organization_id: string | null
  auth_method: AuthMethod
  status: 'active' | 'revoked'
  ip_address: string | null
  user_agent: string | null
  impersonator: { email: string; reason: string | null } | null
  authenticated_at: string
  /** The organization whose identity provider authenticated the user. */
  sso_organization_id: string | null
  generation: number
  /** Of the secret in its refresh tokens. Null for sessions from before there was one. */
  token_secret_hash: Buffer | null
  refreshed_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
  updated_at: string
}

/** A session for which tokens can be made: with the secret of its refresh tokens, if it has one. */
export type TokenSession = SessionRow & Pick<RotatingToken, 'secret'>

export const sessionColumns = sql`
  id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
  sso_organization_id, generation, token_secret_hash, refreshed_at, expires_at, ended_at, created_at, updated_at`

/** Whether a session has neither been revoked nor expired. */
export function isActiveSession({ status, expires_at }: SessionRow, now: Date): boolean {
  return status === 'active' && Date.parse(expires_at) > now.getTime()
}

/** What `toSession` makes of a row that has just been revoked. */
export const revokedSession = sql`
  (jsonb_build_object(
    'object', 'session', 'id', id, 'ip_address', ip_address, 'user_agent', user_agent, 'user_id', user_id,
    'auth_method', auth_method, 'status', status, 'expires_at', ${isoTime(sql`expires_at`)},
    'ended_at', ${isoTime(sql`ended_at`)}, 'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})
    || jsonb_strip_nulls(jsonb_build_object('impersonator', impersonator, 'organization_id', organization_id)))::json`

/** @param now decides whether an active session has expired. */
export function toSession(row: SessionRow, now: Date): Session {
  const isExpired = row.status === 'active' && Date.parse(row.expires_at) <= now.getTime()
  return {
    object: 'session',
    id: row.id,
    ...(row.impersonator === null ? {} : { impersonator: row.impersonator }),
    ip_address: row.ip_address,
    ...(row.organization_id === null ? {} : { organization_id: row.organization_id }),
    user_agent: row.user_agent,
    user_id: row.user_id,
    auth_method: row.auth_method,
    status: isExpired ? 'expired' : row.status,
    expires_at: row.expires_at,
    ended_at: row.ended_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
