import { expect, onTestFinished, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { startServer } from '#test/server.ts'
import { findLastExpired } from './find-last-expired.ts'
import { ensureAuditLogPartitions } from './partitions.ts'
import { removeExpiredEvents } from './remove-expired.ts'

const dayMs = 86_400_000
const now = new Date('2026-11-30T12:00:00.000Z')
const ago = (days: number) => new Date(now.getTime() - days * dayMs)

/** A database of its own, with an environment, and logs that a statement fills. */
async function start() {
  const { app } = await startServer()
  const database = openDatabase({ url: await createDatabase(), applicationName: 'retention test' })
  onTestFinished(() => database.close())
  await database.run(sql`
    insert into environments (id, name, client_id, created_at, updated_at)
    select 'environment_1', 'Test', 'client_1', ${now}, ${now}`)
  const system: System = { ...app.system, database, now: () => now }
  return { system, database }
}

/** Adds a log with an event on each of these days before now, in that order. */
async function fill({ database }: System, organizationId: string, retentionDays: number, days: readonly number[]) {
  await database.run(sql`
    insert into audit_log_chains (environment_id, organization_id, sequence, hash, retention_days)
    values ('environment_1', ${organizationId}, ${days.length}, 'h', ${retentionDays})`)
  const ids = days.map((day, i) => `audit_log_event_${ulidFloor(ago(day)).slice(0, 18)}${String(i).padStart(8, '0')}`)
  await database.run(sql`
    insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at,
      actor_id, actor_type, actor_metadata, targets, context, metadata, search, hash)
    select 'environment_1', ${organizationId}, id, place, 'a', 1, ${now}, ${now}, 'u', 'user', '{}', '[]', '{}', '{}', '',
      convert_to(id, 'UTF8')
    from unnest(${ids}::text[]) with ordinality e (id, place)`)
}

const placesLeft = async ({ database }: System, organizationId: string) =>
  (
    await database.many<{ sequence: number }>(sql`
      select sequence from audit_log_events where organization_id = ${organizationId} order by sequence`)
  ).map(({ sequence }) => sequence)

test('retention that did not run for months removes what is over, month by month, and leaves the rest', async () => {
  const { system, database } = await start()
  for (const day of [200, 150, 100, 60]) await ensureAuditLogPartitions(database, ago(day))
  const daily = Array.from({ length: 200 }, (_, i) => 200 - i)
  await fill(system, 'org_short', 30, daily)
  await fill(
    system,
    'org_long',
    90,
    daily.slice(80).map((day) => day + 0.5),
  )
  await fill(system, 'org_over', 30, [180, 170, 160])

  await removeExpiredEvents(system)

  expect(await placesLeft(system, 'org_short')).toEqual(Array.from({ length: 30 }, (_, i) => 171 + i))
  expect(await placesLeft(system, 'org_long')).toEqual(Array.from({ length: 89 }, (_, i) => 32 + i))
  expect(await placesLeft(system, 'org_over')).toEqual([])
  const { months } = await database.one<{ months: string[] }>(sql`
    select array_agg(right(inhrelid::regclass::text, 7) order by inhrelid::regclass::text) as months from pg_inherits
    where inhparent = 'audit_log_events'::regclass and inhrelid::regclass::text !~ 'default'`)
  expect(months[0]).toBe('2026_09')
  const chains = await database.many(sql`
    select organization_id, removed_sequence, convert_from(removed_hash, 'UTF8') ~ '^audit_log_event_' as has_hash
    from audit_log_chains order by 1`)
  expect(chains).toEqual([
    { organization_id: 'org_long', removed_sequence: 31, has_hash: true },
    { organization_id: 'org_over', removed_sequence: 3, has_hash: true },
    { organization_id: 'org_short', removed_sequence: 170, has_hash: true },
  ])
})

test('the last event that is over is found by a few looks, however many there are, and also where a place is missing', async () => {
  const { system, database } = await start()
  const days = Array.from({ length: 5_000 }, (_, i) => 400 - i / 20)
  await fill(system, 'org_1', 365, days)
  await database.transaction(async (tx) => {
    await tx.run(sql`select set_config('gatehouse.removal', 'test', true)`)
    await tx.run(sql`delete from audit_log_events where sequence in (1, 700, 701, 5000)`)
  })
  const log = { environment_id: 'environment_1', organization_id: 'org_1', sequence: 5_000 }
  let looks = 0
  const counted = {
    many<T>(statement: Statement) {
      looks += 1
      return database.many<T>(statement)
    },
  }
  const lastBefore = async (day: number, removed_sequence = 0) =>
    (await findLastExpired(counted, { ...log, removed_sequence }, `audit_log_event_${ulidFloor(ago(day))}`))?.sequence

  expect(await lastBefore(500)).toBeUndefined()
  for (const place of [2, 3, 17, 699, 702, 2_048, 4_998])
    expect([place, await lastBefore(400.01 - place / 20)]).toEqual([place, place])
  expect(await lastBefore(365.01, 600)).toBe(699)
  expect(await lastBefore(0)).toBe(4_999)
  expect(looks).toBeLessThan(60)
})
