import { expect, onTestFinished, test } from 'vitest'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { pushMethod } from './schemas.ts'
import { signalsOf } from './signals.fixture.ts'

const server = await startServer()
const { api, environment } = server
const { db, environmentId } = environment
const signals = await signalsOf(server)
const soon = { timeout: 20_000 }

interface Asked {
  last_error?: { message: string }
  waiting_since?: string
}

test('a receiver that asks for time gets it, and one that answers anything else is asked again: the token waits', async () => {
  const receiver = await startLogReceiver()
  onTestFinished(receiver.close)
  const delivery = { method: pushMethod, endpoint_url: receiver.url }
  const { stream_id } = await signals.create({ delivery })
  const read = async () => (await api.get<Asked>(`/ssf/streams?stream_id=${stream_id}`)).body
  // A change has it pushed at once.
  const pushAgain = () => api.request('/ssf/streams', { method: 'PATCH', body: { stream_id, delivery } })
  const before = Date.now()
  receiver.respond = async () => ({ status: 429, headers: { 'retry-after': '600' } })
  await api.post('/ssf/verification', { stream_id })
  await expect.poll(async () => (await read()).last_error?.message, soon).toBe('It answered 429.')
  const { next_attempt_at } = await db.one<{ next_attempt_at: string }>(sql`
    select next_attempt_at from signal_streams where environment_id = ${environmentId} and id = ${stream_id}`)
  expect(Date.parse(next_attempt_at) - before).toBeGreaterThanOrEqual(600_000)

  for (const [status, headers] of [
    [410, {}],
    [302, { location: 'http://169.254.169.254/' }],
    [503, { 'retry-after': 'soon' }],
  ] as const) {
    receiver.respond = async () => ({ status, headers })
    await pushAgain()
    await expect.poll(async () => (await read()).last_error?.message, soon).toBe(`It answered ${status}.`)
    expect(await read()).toHaveProperty('waiting_since')
  }
  receiver.respond = async () => ({ status: 202 })
  await pushAgain()
  await expect.poll(read, soon).not.toHaveProperty('waiting_since')
})

test('of many polls that wait for one stream, a few do, and the others are answered at once', async () => {
  const { stream_id } = await signals.create()
  const polls = Array.from({ length: 7 }, () => signals.poll(stream_id, { returnImmediately: false }))
  const answered: number[] = []
  for (const poll of polls) void poll.then(({ sets }) => answered.push(Object.keys(sets).length))
  await expect.poll(() => answered, soon).toEqual([0, 0, 0])
  await api.post('/ssf/verification', { stream_id })
  await Promise.all(polls)
  expect(answered).toEqual([0, 0, 0, 1, 1, 1, 1])
})

test('10,000 subjects can be taken out of a stream, and no more until one is put back', async () => {
  const { stream_id } = await signals.create()
  const change = (action: 'add' | 'remove', number: number) =>
    api.post<{ message?: string }>(`/ssf/subjects/${action}`, {
      stream_id,
      subject: { format: 'iss_sub', iss: signals.issuer, sub: `user_${number}` },
    })
  await db.run(sql`
    insert into signal_exclusions (environment_id, stream_id, user_id, organization_id)
    select ${environmentId}, ${stream_id}, 'user_' || number, '' from generate_series(1, 9999) as number`)
  const racing = await Promise.all([10_000, 10_001, 10_002].map((number) => change('remove', number)))
  expect(racing.map(({ status }) => status).sort()).toEqual([204, 400, 400])
  expect(racing.find(({ status }) => status === 400)?.body.message).toBe(
    'At most 10000 subjects can be removed from a stream.',
  )
  expect((await change('add', 1)).status).toBe(200)
  expect((await change('remove', 20_000)).status).toBe(204)
})

test('verifications of a disabled stream are refused, so that none wait for ever', async () => {
  const { stream_id } = await signals.create()
  const set = (status: string) => api.post('/ssf/status', { stream_id, status })
  const verify = async () => (await api.post('/ssf/verification', { stream_id })).status
  await set('disabled')
  expect(await verify()).toBe(400)
  const { body } = await api.get(`/ssf/streams?stream_id=${stream_id}`)
  expect(body).not.toHaveProperty('waiting_since')
  await set('enabled')
  expect(await verify()).toBe(204)
})
