import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { contentOf } from './content.ts'
import type { NewAuditEvent } from './schemas.ts'

/** An event as {@link insertEvents} takes it. */
export interface EventInsert {
  /** Its columns. */
  readonly json: string
  /** The id of the schema that it was held against. */
  readonly schemaId: string
  /** Of the key and the event, in hexadecimal digits. */
  readonly requestHash: string
}

/** What an event is found by beside its other columns: `words` in the short form, all of it as `search` before (`written-form.ts`). */
export type FoundBy = { words: string | null } | { search: readonly string[] }

export interface CheckedEvent {
  event: NewAuditEvent
  found: FoundBy
  requestHash: Buffer
  schemaId: string
}

/** Gives an event its id. Events are stored in the order of their ids. */
export function toInsert(
  { newId }: Pick<Context, 'newId'>,
  { event, found, requestHash, schemaId }: CheckedEvent,
): EventInsert {
  const { action, version = 1, occurred_at, actor, targets, context, metadata = {} } = event
  const request_hash = requestHash.toString('hex')
  const json = JSON.stringify({
    id: newId('audit_log_event'),
    action,
    version,
    occurred_at: new Date(occurred_at).toISOString(),
    actor_id: actor.id,
    actor_type: actor.type,
    actor_name: actor.name ?? null,
    actor_metadata: actor.metadata ?? {},
    targets,
    context,
    metadata,
    ...found,
    request_hash,
    schema_id: schemaId,
  })
  return { json, schemaId, requestHash: request_hash }
}

/** What the statement found. With the log and all schemas, all events are stored, or were before. */
export interface EventsOutcome {
  /** Those of the schemas that exist. Events of others are not stored. */
  schema_ids: string[]
  has_chain: boolean
}

/**
 * Stores events of one organization, in order, as so many steps of its chain, each unless one with its request's hash was
 * stored within 24 hours. All of them are stored or none is. Another transaction that adds to the same log at the same time
 * waits at the row of its chain, and then continues from what that one left.
 *
 * Keys come before the chain and in the order of their hashes, so that transactions with the same keys wait for each other
 * and never in a circle.
 *
 * @param events with different hashes
 */
export function insertEvents(
  { environmentId, now }: Pick<Context, 'environmentId' | 'now'>,
  organizationId: string,
  events: readonly EventInsert[],
): Statement {
  const createdAt = now()
  const chain: Chain = { environmentId, organizationId, createdAt }
  return sql`
    with recursive given as materialized (
      select ${environmentId}::text as environment_id, ${organizationId}::text as organization_id, e.id, e.action, e.version,
        e.occurred_at, ${createdAt}::timestamptz(3) as created_at, e.actor_id, e.actor_type, e.actor_name, e.actor_metadata,
        e.targets, e.context, e.metadata, array_to_tsvector(e.search) as search, e.words,
        decode(e.request_hash, 'hex') as request_hash, e.schema_id
      from json_to_recordset(${`[${events.map(({ json }) => json).join(',')}]`}::json) as e (id text, action text,
        version integer, occurred_at timestamptz(3), actor_id text, actor_type text, actor_name text, actor_metadata jsonb,
        targets jsonb, context jsonb, metadata jsonb, search text[], words text, request_hash text, schema_id text)
    ), known as materialized (
      select s.id from audit_log_schemas s
      where s.environment_id = ${environmentId} and s.id = any(${[...new Set(events.map(({ schemaId }) => schemaId))]}::text[])
    ), found as (
      select exists (select from audit_log_chains c where ${isOpen(chain)}) as has_chain
    ), fresh as (
      insert into audit_log_idempotency_keys as k (environment_id, hash, created_at)
      select ${environmentId}, given.request_hash, ${createdAt}
      from given join known on known.id = given.schema_id cross join found
      where found.has_chain order by given.request_hash
      on conflict (environment_id, hash) do update set created_at = excluded.created_at
        where k.created_at <= excluded.created_at - interval '24 hours'
      returning k.hash
    ), ${events.length === 1 ? linkOne(chain) : linkSeveral(chain)}, stored as (
      insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at,
        actor_id, actor_type, actor_name, actor_metadata, targets, context, metadata, search, words, hash)
      select given.environment_id, given.organization_id, given.id, links.sequence, given.action, given.version,
        given.occurred_at, given.created_at, given.actor_id, given.actor_type, given.actor_name, given.actor_metadata,
        given.targets, given.context, given.metadata, given.search, given.words, links.hash
      from given join links on links.id = given.id
    )
    select array(select id from known) as schema_ids,
      found.has_chain and (not exists (select from fresh) or exists (select from links)) as has_chain
    from found`
}

interface Chain {
  environmentId: string
  organizationId: string
  createdAt: Date
}

function isOpen({ environmentId, organizationId }: Chain): Statement {
  return sql`c.environment_id = ${environmentId} and c.organization_id = ${organizationId} and c.ended_at is null`
}

function hashOf(event: Statement, before: { sequence: Statement; hash: Statement }): Statement {
  const content = contentOf(event, sql`${before.sequence} + 1`)
  return sql`sha256(${before.hash} || convert_to(${content}, 'UTF8'))`
}

/** One step of the chain. A fifth of the statement's time is what {@link linkSeveral} takes beyond this. */
function linkOne(chain: Chain): Statement {
  return sql`links (id, sequence, hash) as (
      update audit_log_chains c set sequence = c.sequence + 1, recorded_at = ${chain.createdAt},
        hash = ${hashOf(sql`given`, { sequence: sql`c.sequence`, hash: sql`c.hash` })}
      from given join fresh on fresh.hash = given.request_hash
      where ${isOpen(chain)}
      returning given.id, c.sequence, c.hash
    )`
}

function linkSeveral(chain: Chain): Statement {
  return sql`chain as (
      select c.sequence, c.hash from audit_log_chains c, (select count(*) as events from fresh) f
      where ${isOpen(chain)} and f.events > 0
      for update of c
    ), numbered as materialized (
      select given.*, row_number() over (order by given.id) as step
      from given join fresh on fresh.hash = given.request_hash
    ), steps (step, id, sequence, hash) as (
      select 0::bigint, null::text collate "C", chain.sequence, chain.hash from chain
      union all
      select numbered.step, numbered.id collate "C", steps.sequence + 1,
        ${hashOf(sql`numbered`, { sequence: sql`steps.sequence`, hash: sql`steps.hash` })}
      from steps join numbered on numbered.step = steps.step + 1
    ), links as materialized (
      select id, step, sequence, hash from steps where step > 0
    ), moved as (
      update audit_log_chains c set sequence = newest.sequence, hash = newest.hash, recorded_at = ${chain.createdAt}
      from (select sequence, hash from links order by step desc limit 1) newest
      where ${isOpen(chain)}
    )`
}
