import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { push, startReceiver, startTransmitter } from '../received-signals.fixture.ts'
import { startMetadata } from './metadata.fixture.ts'

const soon = { timeout: 20_000 }

test.each(['push', 'poll'] as const)(
  'with an issuer and a token alone, a stream is created, verified, and ends sessions: by %s',
  async (delivery) => {
    const provider = await startServer()
    const receiver = await startReceiver(await startServer())
    const { userManagement } = provider.workos
    const credentials = { email: 'ada@provider.example', password: 'a sturdy long passphrase' }
    const { id } = await userManagement.createUser({ ...credentials, emailVerified: true })
    const ada = await receiver.person(id)
    const path = `/connections/${receiver.connection.id}/signal_receiver`
    const issuer = `${provider.url}/oauth2/${provider.clientId}`
    const authentication = { type: 'bearer_token', token: provider.apiKey }

    const created = await receiver.api.post<{ stream: { stream_id: string }; endpoint_url: string }>(`${path}/stream`, {
      issuer,
      authentication,
      delivery,
    })
    expect(created).toMatchObject({ status: 201, body: { issuer, poll: delivery === 'push' ? null : {} } })
    const { stream_id } = created.body.stream
    const there = await provider.api.get<Record<string, unknown>>(`/ssf/streams?stream_id=${stream_id}`)
    const pushed = { method: 'urn:ietf:rfc:8935', endpoint_url: created.body.endpoint_url }
    expect(there.body).toMatchObject({
      delivery: delivery === 'push' ? pushed : { method: 'urn:ietf:rfc:8936' },
      events_delivered: expect.arrayContaining([expect.stringContaining('session-revoked')]),
    })
    await expect
      .poll(() => receiver.receiver(), soon)
      .toMatchObject({ stream: { stream_id, verified_at: expect.any(String) } })

    const { accessToken } = await userManagement.authenticateWithPassword({
      clientId: provider.clientId,
      ...credentials,
    })
    const { sid } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
    await userManagement.revokeSession({ sessionId: sid })
    await expect.poll(() => receiver.sessionsOf(ada.id), soon).toEqual([])
    expect(JSON.stringify(await receiver.receiver())).not.toContain(provider.apiKey)

    // Set up by hand, it is no stream of ours.
    await receiver.listen({ issuer })
    expect(await receiver.receiver()).toMatchObject({ stream: null, poll: null })
  },
  60_000,
)

test('a stream is verified by the event that was asked for, and by no other', async () => {
  const receiver = await startReceiver(await startServer())
  let state = ''
  const transmitter = await startTransmitter(({ url, body }) => {
    if (url.pathname === '/verify') state = JSON.parse(body).state
    return url.pathname === '/streams'
      ? { status: 201, body: { stream_id: 's', iss: metadata.url, aud: 'us' } }
      : { status: 204, text: '' }
  })
  const metadata = await startMetadata(transmitter)
  onTestFinished(metadata.close)
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  const authentication = { type: 'bearer_token', token: 'theirs' }
  const created = await receiver.api.post<{ endpoint_url: string }>(`${path}/stream`, {
    issuer: metadata.url,
    authentication,
  })
  expect(created.status).toBe(201)
  const send = async (given: string | undefined) => {
    const events = { 'https://schemas.openid.net/secevent/ssf/event-type/verification': { state: given } }
    const claims = { iss: metadata.url, events }
    const subject = { format: 'opaque', id: 's' }
    const token = await transmitter.sign('us', 'ssf/verification', subject, { claims })
    expect(await push(created.body.endpoint_url, token)).toMatchObject({ status: 202 })
    return (await receiver.receiver()).stream
  }
  expect(state).not.toBe('')
  expect(await send(undefined)).toEqual({ stream_id: 's', verified_at: null })
  expect(await send('another')).toEqual({ stream_id: 's', verified_at: null })
  expect(await send(state)).toEqual({ stream_id: 's', verified_at: expect.any(String) })
})

test('[E-2] a transmitter that gives no stream that can be used leaves no receiver', async () => {
  const receiver = await startReceiver(await startServer())
  let answer: { status: number; body: object } = { status: 500, body: {} }
  const transmitter = await startTransmitter(() => answer)
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  const authentication = { type: 'bearer_token', token: 'theirs' }
  const attempt = async (issuer: string, more: object = {}) => {
    const { status, body } = await receiver.api.post<{ code: string }>(`${path}/stream`, {
      issuer,
      authentication,
      delivery: 'poll',
      ...more,
    })
    return [status, body.code]
  }
  const refused = [422, 'signal_transmitter_unusable']
  for (const other of [
    { issuer: 'https://other.example' },
    { configuration_endpoint: undefined },
    { configuration_endpoint: 'https://169.254.169.254/' },
    { jwks_uri: undefined },
    { verification_endpoint: 'http://10.0.0.1/' },
    { delivery_methods_supported: ['urn:ietf:rfc:8935'] },
  ]) {
    const metadata = await startMetadata(transmitter, other)
    expect([other, await attempt(metadata.url)]).toEqual([other, refused])
    metadata.close()
  }
  const metadata = await startMetadata(transmitter)
  const stream = { stream_id: 's', iss: metadata.url, aud: 'us', delivery: { endpoint_url: `${transmitter.url}/poll` } }
  for (const body of [
    { ...stream, iss: 'https://other.example' },
    { ...stream, aud: ['us', 'them'] },
    { ...stream, stream_id: '' },
    { ...stream, delivery: {} },
    { ...stream, delivery: { endpoint_url: 'https://[::ffff:10.0.0.1]/' } },
  ]) {
    answer = { status: 201, body }
    expect([body, await attempt(metadata.url)]).toEqual([body, refused])
  }
  for (const status of [401, 409, 500]) {
    answer = { status, body: stream }
    expect([status, await attempt(metadata.url)]).toEqual([status, refused])
  }
  answer = { status: 201, body: stream }
  const inside = {
    authentication: {
      type: 'oauth_client_credentials',
      token_url: 'https://10.0.0.1/',
      client_id: 'a',
      client_secret: 'b',
    },
  }
  expect(await attempt(metadata.url, inside)).toEqual(refused)
  expect((await receiver.api.get(path)).status).toBe(404)
  metadata.close()
})
