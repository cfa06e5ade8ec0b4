import type { NewAuditEvent } from '#audit-logs/audit-events/schemas.ts'
import { closeSystem, openSystem } from '../../src/system.ts'
import { settle } from '../kit/seed.ts'
import { systemOptions } from '../kit/settings.ts'
import type { Stage } from '../kit/stage.ts'
import { organizationId, type World } from '../kit/world.ts'

/** The organization with the large log. */
export const largeLog = organizationId(2)

/** Of the year before this moment, one event after the other at the same distance. */
export const end = Date.parse('2026-11-01T00:00:00Z')
export const yearMs = 365 * 86_400_000

const atOnce = 5_000

/**
 * What a customer of some size does in a year: few of many people and things often, most of them seldom, an action that
 * makes up a third and one that came up ten times.
 */
export function filledEvent(number: number, count: number): NewAuditEvent {
  const person = seldom(number, 2_000)
  return {
    action: number % (count / 10) === 7 ? 'team.deleted' : (actions[number % actions.length] ?? ''),
    occurred_at: new Date(end - yearMs + (number * yearMs) / count).toISOString(),
    actor: {
      id: `user_${person}`,
      type: 'user',
      name: `${names[person % names.length]} Number${person}`,
      metadata: { role: 'admin' },
    },
    targets: [
      {
        id: `document_${seldom(number * 7, 50_000)}`,
        type: number % 50 === 0 ? 'folder' : 'document',
        name: `Report ${number % 997}`,
      },
    ],
    context: { location: `203.0.113.${number % 256}`, user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/104.0.0.0' },
    metadata: { request: `req${number}` },
  }
}

const names = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Margaret', 'Alan', 'Frances']
const actions = [
  'document.viewed',
  'document.viewed',
  'document.changed',
  'user.signed_in',
  'document.shared',
  'comment.added',
]

/** A number below `below`, the small ones more often. */
function seldom(number: number, below: number): number {
  const part = ((number * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.floor(part ** 3 * below)
}

/** Adds events behind the back of everything else, with hashes that chain nothing: searches read none. */
export async function fillLog({ settings }: Stage, { environmentId }: World, count: number): Promise<void> {
  const system = await openSystem({ ...systemOptions(settings), statementSeconds: 3_600 })
  const { pool } = system.database
  try {
    for (let from = 0; from < count; from += atOnce) {
      const rows = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => {
        const event = filledEvent(from + i, count)
        return {
          ...event,
          id: system.newId('audit_log_event'),
          sequence: from + i + 1,
        }
      })
      await pool.query(
        `insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at,
           actor_id, actor_type, actor_name, actor_metadata, targets, context, metadata, hash)
         select $1, $2, e.id, e.sequence, e.action, 1, e.occurred_at, now(), e.actor ->> 'id', e.actor ->> 'type',
           e.actor ->> 'name', e.actor -> 'metadata', e.targets, e.context, e.metadata,
           sha256(convert_to(e.id, 'UTF8'))
         from jsonb_to_recordset($3) as e (id text, sequence bigint, action text, occurred_at timestamptz, actor jsonb,
           targets jsonb, context jsonb, metadata jsonb)`,
        [environmentId, largeLog, JSON.stringify(rows)],
      )
    }
    await settle(system)
  } finally {
    await closeSystem(system)
  }
}
