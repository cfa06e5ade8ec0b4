import { type Static, Type } from 'typebox'
import { isoTime } from '#events/event-log/index.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const AgentSession = Type.Object({
  object: Type.Literal('agent_instance_session'),
  id: Type.String(),
  agent_instance_id: Type.String(),
  status: Type.Enum(['active', 'revoked', 'expired']),
  expires_at: Timestamp,
  revoked_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type AgentSession = Static<typeof AgentSession>

/** A session as the event of its end tells of it. */
export const RevokedAgentSession = Type.Object({
  ...Type.Omit(AgentSession, ['status']).properties,
  organization_id: Type.String(),
})

/** A session as the event of its beginning tells of it: with what it permits. */
export const CreatedAgentSession = Type.Object({
  ...RevokedAgentSession.properties,
  permission_slugs: Type.Array(Type.String()),
})

export interface AgentSessionRow {
  id: string
  instance_id: string
  blueprint_id: string
  organization_id: string
  /** The session whose token created it. */
  parent_id: string | null
  /** The first of its chain: itself, without a parent. */
  root_id: string
  /** How many parents it has. */
  depth: number
  /** When the root was made. */
  chain_began_at: string
  /** The session of the user who delegated to the root. */
  user_session_id: string | null
  /** The generation of the refresh token. */
  generation: number
  /** Of the secret in that token. Null for sessions from before there was one. */
  token_secret_hash: Buffer | null
  refreshed_at: string
  /** What the latest token permits. */
  permissions: string[]
  intent: string | null
  expires_at: string
  revoked_at: string | null
  created_at: string
  updated_at: string
}

export const agentSessionColumns = sql`
  id, instance_id, blueprint_id, organization_id, parent_id, root_id, depth, chain_began_at, user_session_id, generation,
  token_secret_hash, refreshed_at, permissions, intent, expires_at, revoked_at, created_at, updated_at`

/** A session that was revoked before it would have expired is shown as revoked. */
export function statusOf({ revoked_at, expires_at }: AgentSessionRow, now: Date): AgentSession['status'] {
  if (revoked_at !== null) return 'revoked'
  return Date.parse(expires_at) <= now.getTime() ? 'expired' : 'active'
}

export function toAgentSession(row: AgentSessionRow, now: Date): AgentSession {
  return {
    object: 'agent_instance_session',
    id: row.id,
    agent_instance_id: row.instance_id,
    status: statusOf(row, now),
    expires_at: row.expires_at,
    revoked_at: row.revoked_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toCreatedAgentSession(row: AgentSessionRow): Static<typeof CreatedAgentSession> {
  return {
    object: 'agent_instance_session',
    id: row.id,
    agent_instance_id: row.instance_id,
    organization_id: row.organization_id,
    permission_slugs: row.permissions,
    expires_at: row.expires_at,
    revoked_at: row.revoked_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** The data of `agent.instance.session.revoked`, from a row. */
export const revokedSessionData = sql`
  json_build_object(
    'object', 'agent_instance_session', 'id', id, 'agent_instance_id', instance_id, 'organization_id', organization_id,
    'expires_at', ${isoTime(sql`expires_at`)}, 'revoked_at', ${isoTime(sql`revoked_at`)},
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
