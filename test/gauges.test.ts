import { expect, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { Counters } from '#platform/counters.ts'
import { openDatabase } from '#platform/db/database.ts'
import { ulidFloor } from '#platform/ids.ts'
import { createMetrics } from '#platform/metrics.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { startServer } from './server.ts'

const { app } = await startServer()

/** The samples of gauges alone, as `name{labels} value`. */
async function gaugesOf(system: System): Promise<string[]> {
  const text = await createMetrics(system, catalog).render()
  const names = catalog.gauges.map(({ name }) => name)
  return text
    .split('\n')
    .filter((line) => names.some((name) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)))
}

test('gauges count what waits and what was given up in the whole installation', async () => {
  const database = openDatabase({ url: await createDatabase(), applicationName: 'test', transactions: 1, readers: 1 })
  for (const statement of [
    `insert into unnumbered_events (environment_id, id) values ('environment_x', 'event_2'), ('environment_y', 'event_${ulidFloor(new Date(Date.now() - 7_200_000))}')`,
    `update event_positions set last = 42`,
    `insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at)
      select 'environment_x', 'delivery_0' || n, 'endpoint_x', 'event_x', 'user.created', 'pending', now() + n * interval '1 hour', now()
      from generate_series(-1, 2) n`,
    `select graphile_worker.add_job('deliver_message', run_at => now() - interval '1 hour')`,
    `select graphile_worker.add_job('deliver_message', run_at => now() + interval '1 hour')`,
    `select graphile_worker.add_job('of_a_test', max_attempts => 1)`,
    `update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`,
    `insert into cron_runs (name, succeeded_at, took_ms) values ('of_a_test', now() - interval '2 hours', 1500)`,
    `insert into environments (id, name, client_id, created_at, updated_at)
        values ('environment_x', 'X', 'client_x', now(), now());
      insert into organizations (environment_id, id, name, created_at, updated_at)
        values ('environment_x', 'org_x', 'X', now(), now());
      insert into webhook_endpoints (environment_id, id, endpoint_url, sealed_secret, status, events, after_position, created_at, updated_at)
        values ('environment_x', 'endpoint_x', 'https://x.example', '', 'disabled', '{}', 0, now(), now());
      insert into audit_log_streams (environment_id, id, organization_id, type, state, settings, sealed_secrets, sequence, failures, next_attempt_at, created_at, updated_at)
        select 'environment_x', 'stream_' || n, 'org_x', 'Datadog', 'error', '{}', '', 0, 1, now() + (n - 2) * interval '1 hour', now(), now()
        from generate_series(1, 3) n;
      insert into connections (environment_id, id, organization_id, connection_type, name, state, external_key, created_at, updated_at)
        select 'environment_x', 'conn_' || n, 'org_x', 'OktaSAML', 'X', case n when 3 then 'inactive' else 'active' end, n::text, now(), now()
        from generate_series(1, 3) n;
      insert into saml_settings (environment_id, connection_id, idp_metadata_url, idp_metadata_due_at, idp_metadata_failures)
        select 'environment_x', 'conn_' || n, 'https://x.example', now() - interval '1 hour', 2 - n from generate_series(1, 3) n where n <> 2;
      insert into directories (environment_id, id, organization_id, external_key, directory_type, name, state, created_at, updated_at)
        values ('environment_x', 'directory_x', 'org_x', 'x', 'gsuite directory', 'X', 'linked', now(), now());
      insert into directory_pulls (environment_id, directory_id, sealed_settings, next_run_at, failures)
        values ('environment_x', 'directory_x', '', now() - interval '1 hour', 3);
      insert into saml_certificates (environment_id, connection_id, fingerprint, pem, id, expires_at)
        select 'environment_x', 'conn_' || connection, connection || '/' || days, '', connection || '/' || days, now() + days * interval '1 day' + interval '1 hour'
        from (values (1, 10), (2, 5), (2, 400), (3, 3)) certificates (connection, days);
      insert into management_keys (environment_id, id, name, obfuscated_value, created_at, expires_at)
        values ('environment_x', 'key_x', 'X', '', now(), now() + interval '20 days 1 hour')`,
    `insert into connect_logouts (environment_id, id, application_id, session_id, user_id, sid, state, next_attempt_at, created_at)
      select 'environment_x', 'logout_' || n, 'app_x', 'session_' || n, 'user_x', 'x', 'pending', now() + n * interval '1 hour', now()
      from generate_series(-1, 1) n`,
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
      'gatehouse_jobs_waiting{name="deliver_message",lane="urgent"} 1',
      'gatehouse_jobs_failed{name="of_a_test",lane="unknown"} 1',
      'gatehouse_webhook_endpoints_disabled 1',
      'gatehouse_log_streams_behind{state="due"} 2',
      'gatehouse_log_streams_behind{state="failing"} 1',
      'gatehouse_readings_behind{kind="saml_metadata",state="overdue"} 1',
      'gatehouse_readings_behind{kind="saml_metadata",state="failing"} 1',
      'gatehouse_readings_behind{kind="oidc_discovery",state="overdue"} 0',
      'gatehouse_readings_behind{kind="directories",state="overdue"} 1',
      'gatehouse_readings_behind{kind="directories",state="failing"} 1',
      'gatehouse_cron_duration_seconds{cron="of_a_test"} 1.5',
      'gatehouse_partitions_ahead{table="events"} 3',
      'gatehouse_partitions_ahead{table="webhook_attempts"} 3',
      'gatehouse_partitions_ahead{table="audit_log_events"} 3',
      'gatehouse_messages_failed 0',
    ]),
  )
  const figureOf = (name: string) => Number(found.find((line) => line.startsWith(name))?.split(' ')[1])
  expect(figureOf('gatehouse_migration_level')).toBeGreaterThanOrEqual(189)
  const hoursOf = (name: string) => Math.floor(figureOf(name) / 3_600)
  expect(hoursOf('gatehouse_jobs_oldest_seconds{name="deliver_message"')).toBe(1)
  expect(hoursOf('gatehouse_cron_age_seconds{cron="of_a_test"}')).toBe(2)
  expect(hoursOf('gatehouse_events_unnumbered_oldest_seconds')).toBe(2)
  expect(hoursOf('gatehouse_log_streams_oldest_seconds')).toBe(1)
  expect(hoursOf('gatehouse_logouts_overdue_seconds')).toBe(1)
  expect(hoursOf('gatehouse_webhook_deliveries_overdue_seconds')).toBe(1)
  // A certificate with a successor does not count, nor does one of an inactive connection.
  expect(Math.floor(figureOf('gatehouse_next_end_days{kind="provider_certificate"}'))).toBe(10)
  expect(Math.floor(figureOf('gatehouse_next_end_days{kind="management_key"}'))).toBe(20)
  expect(Math.floor(figureOf('gatehouse_clean_up_age_seconds') / 3_600)).toBe(1)

  await database.close()
  // Without its database, a process still says what it knows itself.
  const metrics = createMetrics({ ...app.system, database }, catalog)
  expect(await metrics.render()).toContain('gatehouse_build_info')
  expect(await gaugesOf({ ...app.system, database })).toEqual([])
})

test('requests that are refused for now are counted by operation and status', async () => {
  const metrics = createMetrics(app.system)
  const operation = catalog.operations[0]

  metrics.observe(operation, 429, 0.001)
  metrics.observe(operation, 503, 0.001)
  metrics.observe(operation, 404, 0.001)

  const text = await metrics.render()
  expect(text).toContain(`gatehouse_http_requests_refused_total{operation="${operation?.id}",status="429"} 1`)
  expect(text).toContain(`gatehouse_http_requests_refused_total{operation="${operation?.id}",status="503"} 1`)
  expect(text).not.toContain('status="404"')
})

test('a counter keeps so many sets of labels and counts the others as one', () => {
  const counters = new Counters()
  const counter = catalog.figures.find(({ name }) => name === 'gatehouse_limit_refusals_total')
  if (counter === undefined) throw new Error('It is not declared.')

  for (let n = 0; n < 503; n++) counters.add(counter, { limit: `limit_${n}` })
  counters.add(counter, { limit: 'limit_1' })

  expect(counters.of(counter)).toHaveLength(501)
  expect(counters.of(counter)).toContainEqual({ labels: { limit: 'limit_1' }, value: 2 })
  expect(counters.of(counter)).toContainEqual({ labels: { limit: 'other' }, value: 3 })
})
