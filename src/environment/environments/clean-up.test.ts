import { expect, test } from 'vitest'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'

const dayMs = 86_400_000

test('[I-8] an idempotency key is forgotten after 24 hours, and not before', async () => {
  const { api, app, environment } = await startServer()
  const create = async (key: string) => {
    const { headers } = await api.post('/organizations', { name: 'Northwind' }, { 'idempotency-key': key })
    return headers.get('idempotent-replayed')
  }
  const age = (key: string, milliseconds: number) =>
    environment.db.run(sql`
      update idempotency_keys set created_at = ${new Date(app.system.now().getTime() - milliseconds)}
      where environment_id = ${environment.environmentId} and key = ${key}`)
  await create('old')
  await create('new')
  await age('old', dayMs + 1_000)
  await age('new', dayMs - 60_000)

  await cleanUp(app.system)

  expect([await create('old'), await create('new')]).toEqual([null, 'true'])
})

test('a limit is forgotten a day after its window ended', async () => {
  const { app, environment } = await startServer()
  const now = app.system.now().getTime()
  const subjects = { old: now - dayMs - 1_000, new: now - dayMs + 60_000, running: now + 60_000 }
  for (const [name, endsAt] of Object.entries(subjects)) {
    await environment.db.run(sql`
      insert into guess_limits (environment_id, name, subject, window_ends_at, count)
      values (${environment.environmentId}, ${name}, ${Buffer.from(name)}, ${new Date(endsAt)}, 1)`)
  }

  await cleanUp(app.system)

  const left = await environment.db.many(
    sql`select name from guess_limits where environment_id = ${environment.environmentId} order by name`,
  )
  expect(left).toEqual([{ name: 'new' }, { name: 'running' }])
})
