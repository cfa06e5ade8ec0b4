import { expect, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { createMetrics } from '#platform/metrics.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { startServer } from './server.ts'

const { app } = await startServer()

/** The samples of gauges alone, as `name{labels} value`. */
async function gaugesOf(system: System): Promise<string[]> {
  const text = await createMetrics(system, catalog.gauges).render()
  const names = catalog.gauges.map(({ name }) => name)
  return text
    .split('\n')
    .filter((line) => names.some((name) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)))
}

test('gauges count what waits and what was given up in the whole installation', async () => {
  const database = openDatabase({ url: await createDatabase(), applicationName: 'test', transactions: 1, readers: 1 })
  for (const statement of [
    `insert into unnumbered_events (environment_id, id) values ('environment_x', 'event_1'), ('environment_y', 'event_2')`,
    `update event_positions set last = 42`,
    `insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at)
      select 'environment_x', 'delivery_0' || n, 'endpoint_x', 'event_x', 'user.created', 'pending', now() + n * interval '1 hour', now()
      from generate_series(-1, 2) n`,
    `select graphile_worker.add_job('deliver_message', run_at => now() - interval '1 hour')`,
    `select graphile_worker.add_job('deliver_message', run_at => now() + interval '1 hour')`,
    `select graphile_worker.add_job('of_a_test', max_attempts => 1)`,
    `update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`,
    `insert into clean_up_runs (table_name, deleted, took_ms, finished_at) values ('x', 1, 1, now() - interval '1 hour')`,
  ])
    await database.pool.query(statement)

  const found = await gaugesOf({ ...app.system, database })

  expect(found).toEqual(
    expect.arrayContaining([
      'gatehouse_events_unnumbered 2',
      'gatehouse_follower_lag_events{follower="webhooks"} 42',
      'gatehouse_webhook_deliveries_pending{state="due"} 2',
      'gatehouse_webhook_deliveries_pending{state="later"} 2',
      'gatehouse_jobs_waiting{name="deliver_message"} 1',
      'gatehouse_jobs_failed{name="of_a_test"} 1',
      'gatehouse_messages_failed 0',
    ]),
  )
  const figureOf = (name: string) => Number(found.find((line) => line.startsWith(name))?.split(' ')[1])
  expect(Math.floor(figureOf('gatehouse_jobs_oldest_seconds') / 3_600)).toBe(1)
  expect(Math.floor(figureOf('gatehouse_clean_up_age_seconds') / 3_600)).toBe(1)

  await database.close()
  // Without its database, a process still says what it knows itself.
  const metrics = createMetrics({ ...app.system, database }, catalog.gauges)
  expect(await metrics.render()).toContain('gatehouse_build_info')
  expect(await gaugesOf({ ...app.system, database })).toEqual([])
})

test('requests that are refused for now are counted by operation and status', async () => {
  const metrics = createMetrics(app.system, [])
  const operation = catalog.operations[0]

  metrics.observe(operation, 429, 0.001)
  metrics.observe(operation, 503, 0.001)
  metrics.observe(operation, 404, 0.001)

  const text = await metrics.render()
  expect(text).toContain(`gatehouse_http_requests_refused_total{operation="${operation?.id}",status="429"} 1`)
  expect(text).toContain(`gatehouse_http_requests_refused_total{operation="${operation?.id}",status="503"} 1`)
  expect(text).not.toContain('status="404"')
})
