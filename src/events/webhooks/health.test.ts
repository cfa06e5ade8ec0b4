import { expect, test } from 'vitest'
import {
  aWhile,
  createClock,
  createOrganization,
  deliveriesOf,
  openReceiver,
  openServer,
  register,
} from './webhook.fixture.ts'

const dayMs = 86_400_000

/** An endpoint that fails, and one beside it that hears of it. */
async function openStage() {
  const clock = createClock()
  const server = await openServer({ now: clock.now })
  const receiver = await openReceiver(({ path }) => ({ status: path === '/bad' ? 500 : 200 }))
  const base = receiver.url.replace('/webhooks', '')
  const bad = await register(server, `${base}/bad`, ['organization.created'])
  await register(server, `${base}/notified`, ['gatehouse.webhook_endpoint.disabled'])
  await register(server, `${base}/not-notified`, ['organization.deleted'])
  const statusOf = async () => {
    const { data } = await server.workos.webhooks.listWebhookEndpoints()
    return data.find(({ id }) => id === bad.id)?.status
  }
  /** Lets new events fail at the present time. */
  const fail = async (count: number) => {
    const before = receiver.delivered.filter(({ path }) => path === '/bad').length
    for (let i = 0; i < count; i++) await createOrganization(server)
    const attempts = async () => receiver.delivered.filter(({ path }) => path === '/bad').length - before
    await expect.poll(attempts, { timeout: 15_000 }).toBe(count)
    const written = async () => {
      const { rows } = await server.app.system.database.pool.query(
        'select from webhook_deliveries where locked_until is not null',
      )
      return rows.length
    }
    await expect.poll(written).toBe(0)
  }
  /** Nothing that is to be tried again comes due while the clock moves. */
  const forgetRetries = () =>
    server.app.system.database.pool.query(
      `update webhook_deliveries set state = 'failed', next_attempt_at = null, completed_at = created_at where state = 'pending'`,
    )
  return { clock, server, receiver, bad, statusOf, fail, forgetRetries }
}

test('after three days without a success and twenty failures an endpoint is disabled, and the contacts that asked for it get a message', async () => {
  const { clock, receiver, bad, statusOf, fail, forgetRetries } = await openStage()
  await fail(19)
  await forgetRetries()
  clock.advance(3 * dayMs - 1)
  expect(await statusOf()).toBe('enabled')
  const failingSince = clock.now().getTime() - (3 * dayMs - 1)

  await fail(1)
  await aWhile(100)
  expect(await statusOf()).toBe('enabled')
  await forgetRetries()
  clock.advance(1)
  await fail(1)

  await expect.poll(statusOf).toBe('disabled')
  const notified = () => receiver.delivered.filter(({ path }) => path === '/notified')
  await expect.poll(() => notified().length).toBe(1)
  expect(notified()[0]?.event).toMatchObject({
    event: 'gatehouse.webhook_endpoint.disabled',
    data: {
      object: 'webhook_endpoint',
      id: bad.id,
      endpoint_url: bad.endpoint_url,
      status: 'disabled',
      events: ['organization.created'],
      failing_since: new Date(failingSince).toISOString(),
      failures: 21,
    },
  })
  expect(JSON.stringify(notified()[0]?.event)).not.toContain('whsec_')
  expect(receiver.delivered.filter(({ path }) => path === '/not-notified')).toEqual([])
})

test('few failures over a long time, or one success between many, leave an endpoint enabled', async () => {
  const { clock, server, receiver, statusOf, fail, forgetRetries } = await openStage()
  await fail(18)
  await forgetRetries()
  clock.advance(4 * dayMs)
  await fail(1)
  expect(await statusOf()).toBe('enabled')

  await forgetRetries()
  receiver.respond = () => ({ status: 200 })
  await fail(1)
  receiver.respond = () => ({ status: 500 })
  await fail(3)
  await aWhile(100)
  expect(await statusOf()).toBe('enabled')
  const { rows } = await server.app.system.database.pool.query(
    `select failures, failing_since from webhook_endpoints where endpoint_url like '%/bad'`,
  )
  expect(rows).toEqual([{ failures: 3, failing_since: clock.now().toISOString() }])
})

test('a disabled endpoint keeps what is pending unsent; enabled again, it starts with a clean record', async () => {
  const { clock, server, receiver, bad, statusOf, fail, forgetRetries } = await openStage()
  const { workos } = server
  await fail(20)
  await forgetRetries()
  clock.advance(3 * dayMs)
  await fail(1)
  await expect.poll(statusOf).toBe('disabled')
  const before = receiver.delivered.length
  receiver.respond = () => ({ status: 200 })

  clock.advance(dayMs)
  await aWhile()
  expect(receiver.delivered.slice(before).filter(({ path }) => path === '/bad')).toEqual([])
  expect((await deliveriesOf(server, bad.id, 'state=pending')).length).toBe(1)

  await workos.webhooks.updateWebhookEndpoint({ id: bad.id, status: 'enabled' })
  await expect.poll(async () => (await deliveriesOf(server, bad.id, 'state=pending')).length).toBe(0)
  receiver.respond = () => ({ status: 500 })
  await fail(1)
  await aWhile(100)
  expect(await statusOf()).toBe('enabled')
})

test('another address starts with a clean record', async () => {
  const { clock, server, bad, statusOf, fail, forgetRetries } = await openStage()
  await fail(20)
  await forgetRetries()
  clock.advance(3 * dayMs)
  const moved = bad.endpoint_url.replace('/bad', '/bad?moved')
  await server.workos.webhooks.updateWebhookEndpoint({ id: bad.id, endpointUrl: moved })

  const { rows } = await server.app.system.database.pool.query(
    `select failures, failing_since from webhook_endpoints where id = '${bad.id}'`,
  )
  expect(rows).toEqual([{ failures: 0, failing_since: null }])
  expect(await statusOf()).toBe('enabled')
})

test('whatever else is changed of an endpoint keeps its record; enabled after it was disabled, it has a clean one', async () => {
  const { clock, server, bad, fail } = await openStage()
  const { workos, app } = server
  await fail(2)
  const since = clock.now().toISOString()
  clock.advance(1)

  await workos.webhooks.updateWebhookEndpoint({ id: bad.id, status: 'enabled', endpointUrl: bad.endpoint_url })
  await workos.webhooks.updateWebhookEndpoint({ id: bad.id, events: ['organization.created', 'user.created'] })
  await workos.webhooks.updateWebhookEndpoint({ id: bad.id, status: 'disabled' })

  const record = async () => {
    const { rows } = await app.system.database.pool.query(
      `select failures, failing_since from webhook_endpoints where id = '${bad.id}'`,
    )
    return rows
  }
  expect(await record()).toEqual([{ failures: 2, failing_since: since }])
  await workos.webhooks.updateWebhookEndpoint({ id: bad.id, status: 'enabled' })
  expect(await record()).toEqual([{ failures: 0, failing_since: null }])
})

test('a fault of ours, and an event that is gone, are held against no endpoint', async () => {
  const { server, receiver, bad } = await openStage()
  const { database } = server.app.system
  // A secret that no key opens, and an event that was erased before its delivery.
  await database.pool.query(
    `update webhook_endpoints set sealed_secret = 'v1.00000000.x', status = 'disabled' where id = $1`,
    [bad.id],
  )
  const delivery = (id: string) =>
    database.pool.query(
      `insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at, test_event)
       values ($1, $2, $3, 'event_gone', 'organization.created', 'pending', now() - interval '1 hour', now(), $4)`,
      [server.environment.environmentId, `delivery_01J0000000000000000000000${id}`, bad.id, id === '1' ? '{}' : null],
    )
  await delivery('1')
  await delivery('2')
  await database.pool.query(`update webhook_endpoints set status = 'enabled' where id = $1`, [bad.id])

  const outcomes = async () => {
    const { rows } = await database.pool.query(
      `select d.id, state, error from webhook_deliveries d join webhook_attempts a on a.delivery_id = d.id order by d.id`,
    )
    return rows.map(({ state, error }) => [state, error])
  }
  await expect.poll(outcomes).toEqual([
    ['pending', 'internal_error'],
    ['failed', 'event_gone'],
  ])
  const { rows } = await database.pool.query('select failures from webhook_endpoints where id = $1', [bad.id])
  expect(rows).toEqual([{ failures: 0 }])
  expect(receiver.delivered).toEqual([])
})
