import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import { findSchema, forgetSchema } from '../audit-actions/index.ts'
import { beginChain } from './chains.ts'
import { contentOf } from './content.ts'
import { invalidAuditEvent } from './errors.ts'
import type { NewAuditEvent } from './schemas.ts'
import { searchTerms } from './search-terms.ts'

/**
 * Adds an event to the log of an organization, by one statement. An event that was sent with the same key within 24 hours is
 * there already, and nothing happens; without a key, the same event counts as sent twice.
 *
 * @throws invalidAuditEvent for an unknown action or version, and for what does not match its schema
 * @throws notFound for the organization
 */
export async function recordAuditEvent(
  ctx: Context,
  organizationId: string,
  event: NewAuditEvent,
  idempotencyKey: string | undefined,
): Promise<void> {
  const { action, version = 1 } = event
  const schema = await findSchema(ctx, action, version)
  if (schema === undefined)
    throw invalidAuditEvent([{ path: version === 1 ? '/action' : '/version', message: unknownSchema(action, version) }])
  const wrong = schema.check(event)
  if (wrong.length > 0) throw invalidAuditEvent(wrong)
  const hash = requestHash(organizationId, event, idempotencyKey)
  const statement = insertEvent(ctx, { organizationId, event, hash, schemaId: schema.id })
  const found = await ctx.db.one<Outcome>(statement)
  if (!found.has_schema) {
    // The environment was emptied since the schema was read.
    forgetSchema(ctx, action, version)
    return recordAuditEvent(ctx, organizationId, event, idempotencyKey)
  }
  if (found.has_chain) return
  await beginChain(ctx, organizationId)
  await ctx.db.one<Outcome>(statement)
}

/** What a statement found. With both, the event is stored, or was before. */
interface Outcome {
  has_schema: boolean
  has_chain: boolean
}

function unknownSchema(action: string, version: number): string {
  return version === 1
    ? `has no schema. Create one at /audit_logs/actions/${action}/schemas`
    : `has no schema of version ${version}`
}

interface Insert {
  organizationId: string
  event: NewAuditEvent
  /** Of the request. */
  hash: Buffer
  schemaId: string
}

/**
 * Each part needs what the one before it gave, so all of them happen or none does. Whoever adds to the same log at the same
 * time waits at the row of its chain, and then continues from what that one left.
 */
function insertEvent(ctx: Context, { organizationId, event, hash, schemaId }: Insert): Statement {
  const { action, version = 1, occurred_at, actor, targets, context, metadata = {} } = event
  const now = ctx.now()
  const terms = searchTerms({ environmentId: ctx.environmentId, organizationId }, event)
  return sql`
    with given as (
      select ${ctx.environmentId}::text as environment_id, ${organizationId}::text as organization_id,
        ${ctx.newId('audit_log_event')}::text as id, ${action}::text as action, ${version}::integer as version,
        ${new Date(occurred_at)}::timestamptz(3) as occurred_at, ${now}::timestamptz(3) as created_at,
        ${actor.id}::text as actor_id, ${actor.type}::text as actor_type, ${actor.name ?? null}::text as actor_name,
        ${JSON.stringify(actor.metadata ?? {})}::jsonb as actor_metadata, ${JSON.stringify(targets)}::jsonb as targets,
        ${JSON.stringify(context)}::jsonb as context, ${JSON.stringify(metadata)}::jsonb as metadata,
        array_to_tsvector(${terms}::text[]) as search
    ), found as (
      select exists (
          select from audit_log_schemas s where s.environment_id = ${ctx.environmentId} and s.id = ${schemaId}
        ) as has_schema, exists (
          select from audit_log_chains c
          where c.environment_id = ${ctx.environmentId} and c.organization_id = ${organizationId} and c.ended_at is null
        ) as has_chain
    ), fresh as (
      insert into audit_log_idempotency_keys as k (environment_id, hash, created_at)
      select ${ctx.environmentId}, ${hash}, ${now} from found where has_schema and has_chain
      on conflict (environment_id, hash) do update set created_at = excluded.created_at
        where k.created_at <= excluded.created_at - interval '24 hours'
      returning 1
    ), link as (
      update audit_log_chains c set sequence = c.sequence + 1, recorded_at = given.created_at,
        hash = sha256(c.hash || convert_to(${contentOf(sql`given`, sql`c.sequence + 1`)}, 'UTF8'))
      from given, fresh
      where c.environment_id = ${ctx.environmentId} and c.organization_id = ${organizationId} and c.ended_at is null
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

/** Of the key and the event, whatever the order of members in which it was sent. */
function requestHash(organizationId: string, event: NewAuditEvent, key: string | undefined): Buffer {
  const request = [organizationId, key ?? null, inOrder(event)]
  return createHash('sha256').update(JSON.stringify(request)).digest()
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([name, member]) => [name, inOrder(member)])
}
