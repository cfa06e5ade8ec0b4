import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import type { Metadata } from '../audit-actions/index.ts'

const metadataLimits = { maxProperties: 50, propertyNames: { pattern: '^[a-zA-Z0-9_-]{0,40}$' } }

/** Texts, numbers and booleans of the application. */
const EventMetadata = Type.Unsafe<Metadata>({
  type: 'object',
  ...metadataLimits,
  additionalProperties: { anyOf: [{ type: 'string', maxLength: 500 }, { type: 'number' }, { type: 'boolean' }] },
  description:
    'At most 50 members, which are strings of at most 500 characters, numbers or booleans. Names have at most 40 letters, digits, `_` and `-`.',
})

const id = Type.String({ minLength: 1, maxLength: 255 })
const party = {
  id,
  type: Type.String({ minLength: 1, maxLength: 255 }),
  name: Type.Optional(Type.String({ maxLength: 500 })),
  metadata: Type.Optional(EventMetadata),
}

export const NewAuditEvent = Type.Object({
  action: Type.String({ minLength: 1, maxLength: 100, description: 'The name of the action.' }),
  occurred_at: Timestamp,
  actor: Type.Object(party),
  targets: Type.Array(Type.Object(party), { maxItems: 100, description: 'What the action was performed on.' }),
  context: Type.Object(
    {
      location: Type.String({ maxLength: 500, description: 'Where the event came from, such as an IP address.' }),
      user_agent: Type.Optional(Type.String({ maxLength: 1_024 })),
    },
    { description: 'Where the event came from.' },
  ),
  metadata: Type.Optional(EventMetadata),
  version: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The version of the schema. Default 1.' }),
  ),
})
export type NewAuditEvent = Static<typeof NewAuditEvent>

const StoredMetadata = Type.Unsafe<Metadata>({
  type: 'object',
  additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
})
const Party = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Nullable(Type.String()),
  metadata: StoredMetadata,
})

/** Not part of the official API, which can't read events. */
export const AuditEvent = Type.Object({
  object: Type.Literal('audit_log_event'),
  id: Type.String(),
  organization_id: Type.String(),
  sequence: Type.Integer({ description: 'The position in the organization’s log, counted from 1 without gaps.' }),
  action: Type.String({ description: 'The name of the action.' }),
  version: Type.Integer({ description: 'The version of the schema.' }),
  occurred_at: Timestamp,
  created_at: Timestamp,
  actor: Party,
  targets: Type.Array(Party, { description: 'What the action was performed on.' }),
  context: Type.Object(
    {
      location: Type.String({ description: 'Where the event came from, such as an IP address.' }),
      user_agent: Nullable(Type.String()),
    },
    { description: 'Where the event came from.' },
  ),
  metadata: StoredMetadata,
})
export type AuditEvent = Static<typeof AuditEvent>

interface StoredParty {
  id: string
  type: string
  name?: string
  metadata?: Metadata
}

export interface AuditEventRow {
  id: string
  organization_id: string
  sequence: number
  action: string
  version: number
  occurred_at: string
  created_at: string
  actor_id: string
  actor_type: string
  actor_name: string | null
  actor_metadata: Metadata
  targets: readonly StoredParty[]
  context: { location: string; user_agent?: string }
  metadata: Metadata
}

export const auditEventColumns = sql`
  e.id, e.organization_id, e.sequence, e.action, e.version, e.occurred_at, e.created_at, e.actor_id, e.actor_type,
  e.actor_name, e.actor_metadata, e.targets, e.context, e.metadata`

export function toAuditEvent({
  actor_id,
  actor_type,
  actor_name,
  actor_metadata,
  targets,
  context,
  ...row
}: AuditEventRow): AuditEvent {
  const { id, organization_id, sequence, action, version, occurred_at, created_at, metadata } = row
  return {
    object: 'audit_log_event',
    id,
    organization_id,
    sequence,
    action,
    version,
    occurred_at,
    created_at,
    actor: { id: actor_id, type: actor_type, name: actor_name, metadata: actor_metadata },
    targets: targets.map((target) => ({
      id: target.id,
      type: target.type,
      name: target.name ?? null,
      metadata: target.metadata ?? {},
    })),
    context: { location: context.location, user_agent: context.user_agent ?? null },
    metadata,
  }
}
