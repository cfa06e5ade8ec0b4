import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { maintainWebhookPartitions } from './partitions.ts'
import { createClock, openServer } from './webhook.fixture.ts'

test('deliveries and attempts lie in months of their own, made ahead and dropped after 30 days', async () => {
  const clock = createClock(new Date('2031-01-15T00:00:00Z'))
  const { app } = await openServer({ now: clock.now, config: { role: 'api' } })
  const { database } = app.system
  const run = () => maintainWebhookPartitions.run(app.system)
  await run()
  const store = async (moment: string) => {
    const at = new Date(moment)
    await database.run(sql`
      insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, created_at, completed_at)
      values ('environment_test', ${`delivery_${ulidFloor(at)}`}, 'we_1', 'event_1', 'user.created', 'succeeded', ${at}, ${at})`)
    await database.run(sql`
      insert into webhook_attempts (environment_id, id, delivery_id, attempt, secret, started_at, duration_ms)
      values ('environment_test', ${`attempt_${ulidFloor(at)}`}, 'delivery_1', 1, 'current', ${at}, 1)`)
  }
  const places = async () => {
    const { rows } = await database.pool.query<{ place: string }>(`
      select tableoid::regclass::text as place from webhook_deliveries
      union all select tableoid::regclass::text from webhook_attempts order by 1`)
    return rows.map(({ place }) => place)
  }

  await store('2031-01-10T00:00:00Z')
  await store('2031-02-10T00:00:00Z')
  const all = [
    'webhook_attempts_2031_01',
    'webhook_attempts_2031_02',
    'webhook_deliveries_2031_01',
    'webhook_deliveries_2031_02',
  ]
  expect(await places()).toEqual(all)
  clock.set('2031-03-02T23:59:59.999Z')
  await run()
  expect(await places()).toEqual(all)
  clock.set('2031-03-03T00:00:00.000Z')
  await run()
  expect(await places()).toEqual(['webhook_attempts_2031_02', 'webhook_deliveries_2031_02'])
})
