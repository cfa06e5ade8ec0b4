import { createHash, randomUUID } from 'node:crypto'
import { type EventsOutcome, insertEvents, toInsert } from '#audit-logs/audit-events/insert-events.ts'
import type { NewAuditEvent } from '#audit-logs/audit-events/schemas.ts'
import type { Context } from '#platform/context.ts'
import { organizationId, type SeedSize, seedIdBody } from '../kit/world.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench, randomBetween } from './bench.ts'
import { bearerKey, lookUpKey } from './key-lookup.ts'

const path = '/audit_logs/events'
export const auditAction = 'invoice.paid'
const schemaId = `als_${seedIdBody}${'1'.padStart(16, '0')}`
/** So many have a log. */
const mostLogs = 1_000

export const auditLogs = defineBench({
  name: 'audit-logs',
  summary: 'Audit logs: POST an event, with 1 and 16 clients; searches in a million events.',
  bar: 0.5,
  cases: [
    ingestCase('POST an event of any organization', ({ organizations }) => randomBetween(1, logsOf(organizations))),
    ingestCase('POST an event of one organization', () => 1),
  ],
  limit: { matches: ({ method, url }) => method === 'POST' && url === path, serve },
  seed,
})

function ingestCase(label: string, numberOf: (world: SeedSize) => number): BenchCase {
  return {
    label,
    connect: (world) => ({
      next: () => ({
        method: 'POST',
        path,
        // As the official SDK sends one.
        headers: { 'idempotency-key': `workos-node-${randomUUID()}` },
        body: JSON.stringify({
          organization_id: organizationId(numberOf(world)),
          event: sampleEvent(randomBetween(1, 5_000)),
        }),
      }),
    }),
  }
}

function sampleEvent(number: number): NewAuditEvent {
  return {
    action: auditAction,
    version: 1,
    occurred_at: '2026-11-01T08:00:00.000Z',
    actor: { id: `user_${number}`, type: 'user', name: `Number ${number}`, metadata: { role: 'admin' } },
    targets: [{ id: `invoice_${number}`, type: 'invoice', metadata: { cost: 99.5 } }],
    context: { location: '203.0.113.7', user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/104.0.0.0' },
    metadata: { method: 'card', currency: 'EUR' },
  }
}

async function serve(request: BareRequest, system: BareSystem) {
  const { environment_id: environmentId } = await lookUpKey(system, bearerKey(request))
  const given = JSON.parse(request.body) as { organization_id: string; event: NewAuditEvent }
  const requestHash = createHash('sha256').update(String(request.headers['idempotency-key'])).digest()
  const insert = toInsert(system, { event: given.event, found: { words: null }, requestHash, schemaId })
  await system.database.one<EventsOutcome>(insertEvents({ ...system, environmentId }, given.organization_id, [insert]))
  return { status: 200, body: { success: true } }
}

function logsOf(organizations: number): number {
  return Math.min(organizations, mostLogs)
}

async function seed({ system, environmentId }: Context, { organizations }: SeedSize): Promise<void> {
  const { pool } = system.database
  const actionId = schemaId.replace('als', 'ala')
  const definition = {
    targets: [{ type: 'invoice', metadata: { type: 'object', properties: { cost: { type: 'number' } } } }],
  }
  await pool.query(
    `insert into audit_log_actions (environment_id, id, name, version, created_at, updated_at) values ($1, $2, $3, 1, now(), now())`,
    [environmentId, actionId, auditAction],
  )
  await pool.query(
    `insert into audit_log_schemas (environment_id, id, action_id, version, definition, created_at) values ($1, $2, $3, 1, $4, now())`,
    [environmentId, schemaId, actionId, JSON.stringify(definition)],
  )
  await pool.query(
    `insert into audit_log_chains (environment_id, organization_id)
     select $1, 'org_${seedIdBody}' || lpad(i::text, 16, '0') from generate_series(1, $2::integer) i`,
    [environmentId, logsOf(organizations)],
  )
}
