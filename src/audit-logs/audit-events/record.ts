import type { Context } from '#platform/context.ts'
import { createAuditSchema, findSchema, forgetSchema, type KnownSchema, type Wrong } from '../audit-actions/index.ts'
import { beginChain } from './chains.ts'
import { invalidAuditEvent } from './errors.ts'
import { searchTerms } from './former-terms.ts'
import { storeTogether } from './group-commit.ts'
import { type EventInsert, type EventsOutcome, insertEvents, toInsert } from './insert-events.ts'
import type { NewAuditEvent } from './schemas.ts'
import { wordsOfEvent } from './words-of-event.ts'
import { isShortFormWritten } from './written-form.ts'

/** An event that was sent, and the key with which it was. */
export interface SentEvent {
  event: NewAuditEvent
  idempotencyKey: string | undefined
}

/**
 * Adds events to the log of an organization, in their order and all of them or none, together with those that others send
 * at the same time (`group-commit.ts`). An event that was sent with the same key within 24 hours is there already, and
 * nothing happens; without a key, the same event counts as sent twice.
 *
 * @param placeOf where an event is in the request, for the pointers of errors
 * @throws invalidAuditEvent for an unknown action or version, and for what does not match its schema
 * @throws notFound for the organization
 */
export async function recordAuditEvents(
  ctx: Context,
  organizationId: string,
  sent: readonly SentEvent[],
  placeOf: (index: number) => string = () => '',
): Promise<void> {
  const wrong: Wrong[] = []
  const inserts: EventInsert[] = []
  const isShort = await isShortFormWritten(ctx)
  for (const [i, each] of sent.entries()) {
    const { action, version = 1 } = each.event
    const schema = await findSchema(ctx, action, version)
    const faults = schema === undefined ? [unknownSchema(action, version)] : schema.check(each.event)
    wrong.push(...faults.map(({ path, message }) => ({ path: `${placeOf(i)}${path}`, message })))
    if (schema !== undefined) inserts.push(prepare(ctx, organizationId, each, { schema, isShort }))
  }
  if (wrong.length > 0) throw invalidAuditEvent(wrong)
  if (await mendOrAccept(ctx, organizationId, sent, await storeTogether(ctx, organizationId, inserts), inserts)) return
  return recordAuditEvents(ctx, organizationId, sent, placeOf)
}

/**
 * Adds events of our own to the log of an organization, in their order, as one statement: an action becomes known with its first
 * event, with a schema that permits every target. An event that was added with the same key within 24 hours is there already, and
 * nothing happens.
 *
 * @throws notFound for the organization
 */
export async function recordOwnAuditEvents(
  ctx: Context,
  organizationId: string,
  sent: readonly SentEvent[],
): Promise<void> {
  if (sent.length === 0) return
  const inserts: EventInsert[] = []
  const isShort = await isShortFormWritten(ctx)
  for (const each of sent) {
    const schema = await ownSchemaOf(ctx, each.event.action)
    inserts.push(prepare(ctx, organizationId, each, { schema, isShort }))
  }
  const outcome = await ctx.db.one<EventsOutcome>(insertEvents(ctx, organizationId, inserts))
  if (await mendOrAccept(ctx, organizationId, sent, outcome, inserts)) return
  return recordOwnAuditEvents(ctx, organizationId, sent)
}

async function ownSchemaOf(ctx: Context, action: string): Promise<KnownSchema> {
  const schema = await findSchema(ctx, action, 1)
  if (schema !== undefined) return schema
  await createAuditSchema(ctx, action, { targets: [] })
  return ownSchemaOf(ctx, action)
}

function prepare(
  ctx: Context,
  organizationId: string,
  { event, idempotencyKey }: SentEvent,
  { schema, isShort }: { schema: KnownSchema; isShort: boolean },
): EventInsert {
  return toInsert(ctx, {
    event,
    schemaId: schema.id,
    found: isShort
      ? { words: wordsOfEvent(event) }
      : { search: searchTerms({ environmentId: ctx.environmentId, organizationId }, event) },
    requestHash: hashRequest(ctx, organizationId, event, idempotencyKey),
  })
}

/** @returns whether all are stored. Otherwise what they lacked is there now, or is said to be gone. @throws notFound */
async function mendOrAccept(
  ctx: Context,
  organizationId: string,
  sent: readonly SentEvent[],
  { schema_ids, has_chain }: EventsOutcome,
  inserts: readonly EventInsert[],
): Promise<boolean> {
  const hasSchemas = inserts.every(({ schemaId }) => schema_ids.includes(schemaId))
  if (hasSchemas && has_chain) return true
  // The environment was emptied since the schemas were read.
  if (!hasSchemas) for (const { event } of sent) forgetSchema(ctx, event.action, event.version ?? 1)
  // The first event, or the organization is gone, which is said here.
  else await beginChain(ctx, organizationId)
  return false
}

function unknownSchema(action: string, version: number): Wrong {
  return version === 1
    ? { path: '/action', message: `has no schema. Create one at /audit_logs/actions/${action}/schemas` }
    : { path: '/version', message: `has no schema of version ${version}` }
}

/** A keyed hash of the key and the event, whatever the order of members in which it was sent. */
function hashRequest(ctx: Context, organizationId: string, event: NewAuditEvent, key: string | undefined): Buffer {
  const request = [organizationId, key ?? null, inOrder(event)]
  return ctx.system.stableHash(`audit_log_event:${JSON.stringify(request)}`)
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([name, member]) => [name, inOrder(member)])
}
