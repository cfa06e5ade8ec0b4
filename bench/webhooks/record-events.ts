import { ulidFloor } from '#platform/ids.ts'
import { eventName, type Field, type Stand } from './stand.ts'

let recordings = 0

/** Puts events into the log as one committed change, with payloads of the usual size, and announces them as the server does. They are not numbered yet. */
export async function recordEvents({ system }: Stand, { environmentId }: Field, count: number): Promise<void> {
  const base = `event_${ulidFloor(new Date()).slice(0, 10)}${String(recordings++).padStart(6, '0')}`
  await system.database.pool.query(
    `insert into events (environment_id, id, event, organization_id, data, context, created_at)
     select $1, $2 || lpad(i::text, 10, '0'), $3, 'org_01J00000000000000000000000', $4, $5, now()
     from generate_series(1, $6::integer) i`,
    [environmentId, base, eventName, JSON.stringify(data), JSON.stringify(context), count],
  )
  system.wakeUps.announce('events')
}

/** Puts one event into the log and announces it. @returns its id and when its commit was acknowledged, in milliseconds since 1970. */
export async function recordEvent(
  { system }: Stand,
  { environmentId }: Field,
): Promise<{ id: string; committedAt: number }> {
  const id = system.newId('event')
  await system.database.pool.query(
    `insert into events (environment_id, id, event, data, context, created_at) values ($1, $2, $3, $4, $5, now())`,
    [environmentId, id, eventName, JSON.stringify(data), JSON.stringify(context)],
  )
  const committedAt = performance.timeOrigin + performance.now()
  system.wakeUps.announce('events')
  return { id, committedAt }
}

const data = {
  object: 'organization',
  id: 'org_01J00000000000000000000000',
  name: 'Northwind Traders',
  domains: [],
  metadata: { plan: 'enterprise', region: 'eu', note: 'x'.repeat(200) },
  external_id: 'account-1',
  created_at: '2026-01-15T12:00:00.000Z',
  updated_at: '2026-01-15T12:00:00.000Z',
}
const context = { client_id: 'client_01J00000000000000000000000', actor: { id: 'key_1', source: 'api', name: '' } }
