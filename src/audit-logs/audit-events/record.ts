import type { Context } from '#platform/context.ts'
import { createAuditSchema, findSchema, forgetSchema, type KnownSchema } from '../audit-actions/index.ts'
import { beginChain } from './chains.ts'
import { invalidAuditEvent } from './errors.ts'
import { type EventOutcome, insertEvent } from './insert-event.ts'
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
  if (await store(ctx, organizationId, event, schema, idempotencyKey)) return
  return recordAuditEvent(ctx, organizationId, event, idempotencyKey)
}

/**
 * Adds an event of our own to the log of an organization: its action becomes known with its first event, with a schema that
 * permits every target. An event that was added with the same key within 24 hours is there already, and nothing happens.
 *
 * @throws notFound for the organization
 */
export async function recordOwnAuditEvent(
  ctx: Context,
  organizationId: string,
  event: NewAuditEvent,
  idempotencyKey: string,
): Promise<void> {
  const schema = await findSchema(ctx, event.action, 1)
  if (schema === undefined) await createAuditSchema(ctx, event.action, { targets: [] })
  else if (await store(ctx, organizationId, event, schema, idempotencyKey)) return
  return recordOwnAuditEvent(ctx, organizationId, event, idempotencyKey)
}

/** @returns whether it is stored. Otherwise what it lacked is there now, or is said to be gone. @throws notFound */
async function store(
  ctx: Context,
  organizationId: string,
  event: NewAuditEvent,
  schema: KnownSchema,
  idempotencyKey: string | undefined,
): Promise<boolean> {
  const scope = { environmentId: ctx.environmentId, organizationId }
  const found = await ctx.db.one<EventOutcome>(
    insertEvent(ctx, {
      organizationId,
      event,
      schemaId: schema.id,
      terms: searchTerms(scope, event),
      requestHash: hashRequest(ctx, organizationId, event, idempotencyKey),
    }),
  )
  if (found.has_schema && found.has_chain) return true
  // The environment was emptied since the schema was read.
  if (!found.has_schema) forgetSchema(ctx, event.action, event.version ?? 1)
  // The first event, or the organization is gone, which is said here.
  else await beginChain(ctx, organizationId)
  return false
}

function unknownSchema(action: string, version: number): string {
  return version === 1
    ? `has no schema. Create one at /audit_logs/actions/${action}/schemas`
    : `has no schema of version ${version}`
}

/** A keyed hash of the key and the event, whatever the order of members in which it was sent. */
function hashRequest(ctx: Context, organizationId: string, event: NewAuditEvent, key: string | undefined): Buffer {
  const request = [organizationId, key ?? null, inOrder(event)]
  return ctx.system.hashCredential(`audit_log_event:${JSON.stringify(request)}`)
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([name, member]) => [name, inOrder(member)])
}
