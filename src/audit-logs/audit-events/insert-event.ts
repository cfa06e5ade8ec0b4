import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { contentOf } from './content.ts'
import type { NewAuditEvent } from './schemas.ts'

export interface EventInsert {
  organizationId: string
  event: NewAuditEvent
  /** What it is found by. */
  terms: readonly string[]
  /** Of the key and the event. */
  requestHash: Buffer
  /** The id of the schema that it was held against. */
  schemaId: string
}

/** What the statement found. With both, the event is stored, or was before. */
export interface EventOutcome {
  has_schema: boolean
  has_chain: boolean
}

/**
 * Stores an event, unless one with its request's hash was stored within 24 hours. Each part needs what the one before it gave,
 * so all of them happen or none does. Another transaction that adds to the same log at the same time waits at the row of its chain, and then
 * continues from what that one left.
 */
export function insertEvent(
  { environmentId, now, newId }: Pick<Context, 'environmentId' | 'now' | 'newId'>,
  { organizationId, event, terms, requestHash, schemaId }: EventInsert,
): Statement {
  const { action, version = 1, occurred_at, actor, targets, context, metadata = {} } = event
  const createdAt = now()
  return sql`
    with given as (
      select ${environmentId}::text as environment_id, ${organizationId}::text as organization_id,
        ${newId('audit_log_event')}::text as id, ${action}::text as action, ${version}::integer as version,
        ${new Date(occurred_at)}::timestamptz(3) as occurred_at, ${createdAt}::timestamptz(3) as created_at,
        ${actor.id}::text as actor_id, ${actor.type}::text as actor_type, ${actor.name ?? null}::text as actor_name,
        ${JSON.stringify(actor.metadata ?? {})}::jsonb as actor_metadata, ${JSON.stringify(targets)}::jsonb as targets,
        ${JSON.stringify(context)}::jsonb as context, ${JSON.stringify(metadata)}::jsonb as metadata,
        array_to_tsvector(${terms}::text[]) as search
    ), found as (
      select exists (
          select from audit_log_schemas s where s.environment_id = ${environmentId} and s.id = ${schemaId}
        ) as has_schema, exists (
          select from audit_log_chains c
          where c.environment_id = ${environmentId} and c.organization_id = ${organizationId} and c.ended_at is null
        ) as has_chain
    ), fresh as (
      insert into audit_log_idempotency_keys as k (environment_id, hash, created_at)
      select ${environmentId}, ${requestHash}, ${createdAt} from found where has_schema and has_chain
      on conflict (environment_id, hash) do update set created_at = excluded.created_at
        where k.created_at <= excluded.created_at - interval '24 hours'
      returning 1
    ), link as (
      update audit_log_chains c set sequence = c.sequence + 1, recorded_at = given.created_at,
        hash = sha256(c.hash || convert_to(${contentOf(sql`given`, sql`c.sequence + 1`)}, 'UTF8'))
      from given, fresh
      where c.environment_id = ${environmentId} and c.organization_id = ${organizationId} and c.ended_at is null
      returning c.sequence, c.hash
    ), stored as (
      insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at,
        actor_id, actor_type, actor_name, actor_metadata, targets, context, metadata, search, hash)
      select given.environment_id, given.organization_id, given.id, link.sequence, given.action, given.version,
        given.occurred_at, given.created_at, given.actor_id, given.actor_type, given.actor_name, given.actor_metadata,
        given.targets, given.context, given.metadata, given.search, link.hash
      from given, link
    )
    select has_schema, has_chain from found`
}
