import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { startReceiver, startTransmitter } from '../received-signals/received-signals.fixture.ts'
import { machineWith, signalsOf } from './signals.fixture.ts'

const server = await startServer()
const { api } = server
const signals = await signalsOf(server)

const withTag = (tag: string) => ({ 'if-match': tag })

test('of two changes of a stream with the tag that both have seen, the second is a 412, and so is a deletion', async () => {
  const { stream_id } = await signals.create()
  const one = `/ssf/streams?stream_id=${stream_id}`
  const tagNow = async () => (await api.get(one)).headers.get('etag') ?? ''
  const change = (description: string, tag: string, method = 'PATCH') =>
    api.request('/ssf/streams', { method, body: { stream_id, description }, headers: withTag(tag) })
  const remove = (tag: string) => api.request(one, { method: 'DELETE', headers: withTag(tag) })
  const seen = await tagNow()

  const racing = await Promise.all([change('One', seen), change('Other', seen)])
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 412])
  expect((await change('Third', seen, 'PUT')).status).toBe(412)
  expect((await remove(seen)).status).toBe(412)

  const changed = await tagNow()
  // No one edits a stream by these.
  await api.post('/ssf/status', { stream_id, status: 'paused', reason: 'for now' })
  await api.post('/ssf/verification', { stream_id })
  expect(await tagNow()).toBe(changed)
  const { token } = await machineWith(server, ['ssf.manage'])
  expect((await api.request(one, { method: 'DELETE', key: token, headers: withTag(changed) })).status).toBe(404)
  expect((await remove(changed)).status).toBe(204)
  expect((await remove('*')).status).toBe(404)
  expect((await api.request('/ssf/streams', { method: 'DELETE', headers: withTag('*') })).status).toBe(400)
})

test('of two changes of how a transmitter is polled with the tag that both have seen, the second is a 412', async () => {
  const receiver = await startReceiver(server)
  const { issuer, jwks_uri, url } = await startTransmitter()
  const authentication = { type: 'bearer_token', token: 'theirs' }
  const poll = { endpoint_url: `${url}/poll`, authentication, state: 'paused' }
  await receiver.listen({ issuer, jwks_uri, poll })
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  const tag = (await api.get(path)).headers.get('etag') ?? ''
  const change = (interval_seconds: number, headers: Record<string, string> = withTag(tag)) =>
    api.request(`${path}/poll`, { method: 'PATCH', body: { interval_seconds }, headers })

  const racing = await Promise.all([change(30), change(60), change(90)])
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 412, 412])
  expect((await change(120, {})).status).toBe(200)
})
