import { Client } from 'pg'
import { ensureAuditLogPartitions } from '#audit-logs/audit-events/index.ts'
import { createEnvironment } from '#environment/environments/index.ts'
import { ensureEventPartitions, zoneSize } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import type { App } from '../../src/app.ts'
import { auditEventColumns, auditEventCopies, auditEventRows } from './audit-events.ts'
import { copyRows, type Value } from './copy.ts'
import { derivedRows } from './derived.ts'
import { eventColumns, eventCopies, eventRows } from './events.ts'
import { furnishings } from './furnishings.ts'
import { grownName } from './grown.ts'
import { messageColumns, messageRows } from './messages.ts'
import { setAside } from './set-aside.ts'
import type { Size } from './sizes.ts'
import { daysOfEvents, makeWorld, type World } from './world.ts'

export interface Grown {
  environmentId: string
  apiKey: string
}

type Report = (line: string) => void

/**
 * Makes an environment with as much in it as a size says, and small ones beside it. The same size gives the same names. Indexes,
 * foreign keys and triggers rest meanwhile, so no one else may use the database.
 */
export async function grow(app: App, databaseUrl: string, size: Size, report: Report): Promise<Grown> {
  const { system } = app
  // Of its own: connections of the server are ended when a statement takes long.
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let days = daysOfEvents; days >= 0; days -= 28) {
      const then = new Date(system.now().getTime() - days * 86_400_000)
      await ensureEventPartitions(system.database, then)
      await ensureAuditLogPartitions(system.database, then)
    }
    const restore = await setAside(client, filledTables(), report)
    for (let i = 1; i <= size.neighbours; i++) await fillOne(app, client, neighbour, i * 10, () => undefined)
    report(`${size.neighbours} neighbours`)
    const grown = await fillOne(app, client, size, 0, report)
    await restore()
    // Keys of events come in order and fill their pages; those of the copies came between others.
    await client.query('reindex index events_pkey')
    await leaveHoles(client, grown.environmentId)
    await client.query('vacuum analyze')
    return grown
  } finally {
    await client.end()
  }
}

const neighbour: Size = { users: 40, organizations: 10, connections: 4, events: 400, auditEvents: 400, neighbours: 0 }

const copiedTables = [
  'organizations',
  'organization_domains',
  'users',
  'organization_memberships',
  'messages',
  'events',
  'audit_log_events',
]

function filledTables(): string[] {
  return [...new Set([...copiedTables, ...derivedRows(0).map(({ table }) => table)])]
}

async function fillOne(app: App, client: Client, size: Size, series: number, report: Report): Promise<Grown> {
  const { context, apiKey } = await createEnvironment(app.system, grownName(size))
  const { environmentId } = context
  const world = makeWorld(size, app.system.now(), series)
  const timed = async (name: string, work: () => Promise<number | null>) => {
    const began = performance.now()
    const rows = await work()
    report(`${name}: ${rows ?? 0} in ${Math.round((performance.now() - began) / 1_000)} s`)
  }
  const copy = (table: string, columns: string, rows: Iterable<readonly Value[]>) =>
    timed(table, () => copyRows(client, table, columns.split(' '), rows))

  await furnishings(app, apiKey)
  await copyPeople(copy, context, world)
  await copyEvents(copy, client, context, world)
  const sequences = new Map<string, number>()
  await copy('audit_log_events', auditEventColumns, auditEventRows(environmentId, world, sequences))
  await timed('audit_log_events, copied', async () => (await client.query(auditEventCopies, [environmentId])).rowCount)
  await copy(
    'audit_log_chains',
    'environment_id organization_id sequence hash recorded_at',
    chainRows(context, world, sequences),
  )
  await copy('messages', messageColumns, messageRows(context, world))
  if (size !== neighbour) for (const table of copiedTables) await client.query(`analyze ${table}`)
  for (const { table, statement } of derivedRows(size.connections))
    await timed(table, async () => {
      const { rowCount } = await client.query(statement, [environmentId])
      // What is derived from it needs to know how large it is.
      if (size !== neighbour) await client.query(`analyze ${table}`)
      return rowCount
    })
  return { environmentId, apiKey }
}

type Copy = (table: string, columns: string, rows: Iterable<readonly Value[]>) => Promise<void>

async function copyPeople(copy: Copy, { environmentId }: Context, world: World): Promise<void> {
  const { users, organizations } = world.size
  await copy(
    'organizations',
    'environment_id id name external_id created_at updated_at',
    each(organizations, (place) => {
      const { id, name, createdAt } = world.organization(place)
      return [environmentId, id, name, place % 4 === 0 ? `account-${place}` : null, createdAt, createdAt]
    }),
  )
  await copy(
    'organization_domains',
    'environment_id id organization_id domain state verification_strategy created_at updated_at',
    each(organizations, (place) => {
      const { id, domain, createdAt } = world.organization(place)
      const domainId = `org_domain_${id.slice(4)}`
      return [environmentId, domainId, id, domain, 'verified', 'manual', createdAt, createdAt]
    }),
  )
  await copy(
    'users',
    'environment_id id email canonical_email email_verified first_name last_name external_id last_sign_in_at created_at updated_at',
    each(users, (place) => {
      const { id, email, firstName, lastName, externalId, lastSignInAt, createdAt } = world.person(place)
      return [
        environmentId,
        id,
        email,
        email,
        true,
        firstName,
        lastName,
        externalId,
        lastSignInAt,
        createdAt,
        createdAt,
      ]
    }),
  )
  await copy(
    'organization_memberships',
    'environment_id id user_id organization_id status role_slugs created_at updated_at',
    each(users, (place) => {
      const { id, organization, createdAt } = world.person(place)
      const status = place % 50 === 0 ? 'pending' : 'active'
      return [environmentId, `om_${id.slice(5)}`, id, organization.id, status, '{member}', createdAt, createdAt]
    }),
  )
}

/** The numbers are taken with the events: followers wait, and then stand behind all of them. */
async function copyEvents(copy: Copy, client: Client, { environmentId }: Context, world: World): Promise<void> {
  await client.query('begin')
  const { rows } = await client.query<{ last: string }>('select last from event_positions for update')
  const from = Number(rows[0]?.last ?? 0)
  await copy('events', eventColumns, eventRows(environmentId, world, from))
  await client.query(eventCopies, [environmentId, from])
  const last = from + world.size.events
  await client.query('update event_positions set last = $1', [last])
  await client.query('update event_cursors set position = $1', [last])
  await client.query('update webhook_endpoints set after_position = $1', [last])
  await client.query(`
    insert into event_zones (zone, first_at, last_at)
    select position / ${zoneSize}, min(created_at), max(created_at) from events where position > ${from} group by 1 order by 1
    on conflict (zone) do update
      set first_at = least(event_zones.first_at, excluded.first_at), last_at = greatest(event_zones.last_at, excluded.last_at)`)
  await client.query('commit')
}

function* chainRows(
  { environmentId, system }: Context,
  world: World,
  sequences: Map<string, number>,
): Generator<Value[]> {
  for (let place = 0; place < world.size.organizations; place++) {
    const { id } = world.organization(place)
    yield [environmentId, id, sequences.get(id) ?? 0, `\\x${'5a'.repeat(32)}`, system.now()]
  }
}

function* each(count: number, row: (place: number) => Value[]): Generator<Value[]> {
  for (let place = 0; place < count; place++) yield row(place)
}

/** Rows that were deleted long ago: every twentieth of what is written most. */
async function leaveHoles(client: Client, environmentId: string): Promise<void> {
  for (const table of ['sessions', 'sso_sessions', 'directory_log'])
    await client.query(`delete from ${table} where environment_id = $1 and abs(hashtext(id)) % 20 = 0`, [environmentId])
}
