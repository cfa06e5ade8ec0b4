import { expect, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { type OwnerServer, startWithOwner, withOwner } from './api-key.fixture.ts'
import { noteUse, startLastUsedWriter, writeUses } from './last-used.ts'

async function lastUsed({ workos, organizationId }: OwnerServer, id: string): Promise<string | null> {
  const { data } = await workos.apiKeys.listOrganizationApiKeys({ organizationId })
  return data.find((key) => key.id === id)?.lastUsedAt ?? null
}

/** A process of its own as far as uses go: what the shared server notes and writes meanwhile is not seen. */
function otherProcess({ environment, app }: OwnerServer) {
  const system: { -readonly [K in keyof System]: System[K] } = { ...app.system }
  return {
    system,
    use: (id: string, at = app.system.now(), last_used_at: string | null = null) =>
      noteUse({ ...environment, system, now: () => at }, { id, last_used_at }),
  }
}

test('validated keys show when they were used, written together by one statement that changes nothing else', async () => {
  const server = await startWithOwner()
  const { app, api, environment, organizationId, organizationKey, validate, announced } = server
  const [first, second, unused] = [await organizationKey(), await organizationKey(), await organizationKey()]
  const before = app.system.now().toISOString()
  for (const { value } of [first, second, first]) await validate(value)
  await validate('sk_unknown')

  await writeUses(app.system)

  for (const { id } of [first, second]) expect((await lastUsed(server, id)) ?? '').toMatch(/^\d{4}-/)
  expect([await lastUsed(server, first.id), before].sort()).toEqual([before, await lastUsed(server, first.id)])
  expect((await api.get(`/organizations/${organizationId}/api_keys?order=asc`)).body).toMatchObject({
    data: [{ updated_at: first.updated_at }, { updated_at: second.updated_at }, { last_used_at: null }],
  })
  // Transaction and command that wrote the rows.
  const writers = await environment.db.many(sql`
    select distinct xmin::text, cmin::text from api_keys where environment_id = ${environment.environmentId}
      and id = any(${[first.id, second.id]})`)
  expect(writers).toHaveLength(1)
  expect(unused.last_used_at).toBeNull()
  expect(await announced('updated')).toEqual([])
})

test('a key in use is written about once a minute', async () => {
  const server = await startWithOwner()
  const { id } = await server.organizationKey()
  const { system, use } = otherProcess(server)
  const stored = '2030-01-01T00:00:00.000Z'
  use(id, new Date(stored))
  for (const [at, expected] of [
    ['2030-01-01T00:00:59.999Z', stored],
    ['2030-01-01T00:01:00.000Z', '2030-01-01T00:01:00.000Z'],
  ] as const) {
    await writeUses(system)
    use(id, new Date(at), stored)
    await writeUses(system)
    expect(await lastUsed(server, id)).toBe(expected)
  }
})

test('of two processes that saw a key the later use counts, in whatever order they write', async () => {
  const server = await startWithOwner()
  const { id } = await server.organizationKey()
  const [one, other] = [otherProcess(server), otherProcess(server)]
  one.use(id, new Date('2030-01-01T00:00:02Z'))
  other.use(id, new Date('2030-01-01T00:00:01Z'))
  for (const { system } of [one, other]) await writeUses(system)
  expect(await lastUsed(server, id)).toBe('2030-01-01T00:00:02.000Z')
})

test('[T-3] a use of a key counts in its own environment', async () => {
  const [ours, theirs] = [await startWithOwner(), await startWithOwner()]
  const { id } = await ours.organizationKey()
  const { system, use } = otherProcess(theirs)
  use(id)
  await writeUses(system)
  expect(await lastUsed(ours, id)).toBeNull()
})

test('a key that is being changed is left out rather than waited for', async () => {
  const server = await startWithOwner()
  const { environment, organizationKey } = server
  const [busy, free] = [await organizationKey(), await organizationKey()]
  const { system, use } = otherProcess(server)
  for (const { id } of [busy, free]) use(id)

  await environment.transaction(async (tx) => {
    await tx.db.run(sql`
      select 1 from api_keys where environment_id = ${tx.environmentId} and id = ${busy.id} for update`)
    await writeUses(system)
  })

  expect(await lastUsed(server, busy.id)).toBeNull()
  expect(await lastUsed(server, free.id)).not.toBeNull()
})

test('uses that could not be written are kept for the next time, unless there is a later one by then', async () => {
  const server = await startWithOwner()
  const { app, organizationKey } = server
  const [kept, used] = [await organizationKey(), await organizationKey()]
  const { system, use } = otherProcess(server)
  use(kept.id, new Date('2030-01-01T00:00:01Z'))
  use(used.id, new Date('2030-01-01T00:00:01Z'))
  system.database = openDatabase({ url: 'postgres://127.0.0.1:1/nowhere', applicationName: 'test' })
  const failing = writeUses(system)
  use(used.id, new Date('2030-01-01T00:00:02Z'))
  await expect(failing).rejects.toThrow()
  await system.database.close()

  system.database = app.system.database
  await writeUses(system)

  expect(await lastUsed(server, kept.id)).toBe('2030-01-01T00:00:01.000Z')
  expect(await lastUsed(server, used.id)).toBe('2030-01-01T00:00:02.000Z')
})

test('the writer takes its turns by itself, and a last one when it is stopped', async () => {
  const server = await startWithOwner()
  const [first, second] = [await server.organizationKey(), await server.organizationKey()]
  const { system, use } = otherProcess(server)
  const writer = startLastUsedWriter(system, 20)
  use(first.id)
  await expect.poll(() => lastUsed(server, first.id)).not.toBeNull()
  await writer.stop()

  const idle = startLastUsedWriter(system, 3_600_000)
  use(second.id)
  await idle.stop()
  expect(await lastUsed(server, second.id)).not.toBeNull()
})

test('a server that is shut down loses no use', async () => {
  const databaseUrl = await createDatabase()
  const own = await withOwner(await startOwnServer({ secrets: { databaseUrl } }))
  const { id, value } = await own.organizationKey()
  await own.validate(value)
  await own.close()

  const database = openDatabase({ url: databaseUrl, applicationName: 'test' })
  try {
    const row = await database.one<{ last_used_at: string | null }>(
      sql`select last_used_at from api_keys where environment_id = ${own.environment.environmentId} and id = ${id}`,
    )
    expect(row.last_used_at).not.toBeNull()
  } finally {
    await database.close()
  }
})
