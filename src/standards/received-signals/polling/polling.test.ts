import { expect, test } from 'vitest'
import { makeMachine } from '#connect/oauth-server/machine.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { pollMethod } from '../../shared-signals/schemas.ts'
import { hostileTokens } from '../hostile-tokens.fixture.ts'
import { startReceiver } from '../received-signals.fixture.ts'
import { startPolledTransmitter } from './polled-transmitter.fixture.ts'

const soon = { timeout: 20_000 }

async function openStage(more: object = {}) {
  const transmitter = await startPolledTransmitter()
  const receiver = await startReceiver(await startServer())
  await receiver.listen(transmitter.receiver('us', more))
  const ada = await receiver.person('ada')
  const subject = { format: 'iss_sub', iss: transmitter.issuer, sub: 'ada' }
  return {
    transmitter,
    receiver,
    ada,
    subject,
    async queue(jti: string, claims: object = {}) {
      const token = await transmitter.sign('us', 'caep/session-revoked', subject, { claims: { jti, ...claims } })
      transmitter.queue(jti, token)
      return token
    },
    change: (body: object) =>
      receiver.api.request(`/connections/${receiver.connection.id}/signal_receiver/poll`, { method: 'PATCH', body }),
    async poll() {
      return (await receiver.receiver()).poll as Record<string, unknown> & { last_error: { message: string } | null }
    },
  }
}

test('a session that is revoked in one environment ends in another one that polls it with tokens of a machine', async () => {
  const provider = await startServer()
  const receiver = await startReceiver(await startServer())
  const machine = await makeMachine(provider, ['ssf.manage'])
  const { userManagement } = provider.workos
  const credentials = { email: 'ada@provider.example', password: 'a sturdy long passphrase' }
  const { id } = await userManagement.createUser({ ...credentials, emailVerified: true })
  await userManagement.createOrganizationMembership({ organizationId: machine.organizationId, userId: id })
  const ada = await receiver.person(id)
  const bob = await receiver.person('someone else')
  const token_url = `${provider.url}/oauth2/token`
  const granted = await fetch(token_url, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: machine.clientId,
      client_secret: machine.secret,
    }),
  })
  const { access_token } = (await granted.json()) as { access_token: string }
  const created = await fetch(`${provider.url}/ssf/streams`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ delivery: { method: pollMethod } }),
  })
  const stream = (await created.json()) as { aud: string; iss: string; delivery: { endpoint_url: string } }
  await receiver.listen({
    issuer: stream.iss,
    audience: stream.aud,
    poll: {
      endpoint_url: stream.delivery.endpoint_url,
      authentication: {
        type: 'oauth_client_credentials',
        token_url,
        client_id: machine.clientId,
        client_secret: machine.secret,
      },
    },
  })

  const { accessToken } = await userManagement.authenticateWithPassword({ clientId: provider.clientId, ...credentials })
  const { sid } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
  await userManagement.revokeSession({ sessionId: sid })

  await expect
    .poll(() => receiver.received(), soon)
    .toMatchObject([{ type: 'session-revoked', outcome: 'sessions_ended', user_id: ada.id, sessions_ended: 1 }])
  expect(await receiver.sessionsOf(ada.id)).toEqual([])
  expect(await receiver.sessionsOf(bob.id)).toEqual([bob.session.id])
  // The secret is kept, and never shown.
  expect(JSON.stringify(await receiver.receiver())).not.toContain(machine.secret)
}, 60_000)

test('a token is acknowledged once it is stored, and one that comes again because that got lost does nothing', async () => {
  const { transmitter, receiver, ada, queue } = await openStage()
  let lost = 0
  transmitter.instead = async ({ ack }) => {
    if (ack.length === 0) return undefined
    // It was stored before it was acknowledged.
    expect(await receiver.received()).toMatchObject([{ jti: 'one', outcome: 'sessions_ended' }])
    lost += 1
    return lost === 1 ? { status: 502, text: 'gone' } : undefined
  }
  await queue('one')
  await expect.poll(() => transmitter.acknowledged, soon).toEqual(['one'])
  const later = await receiver.start(ada.id, receiver.organizationId)
  expect(lost).toBe(2)
  expect(transmitter.waiting).toBe(0)
  expect(await receiver.received()).toHaveLength(1)
  expect(await receiver.sessionsOf(ada.id)).toEqual([later.id])
  expect(transmitter.asked[0]).toEqual({
    authorization: 'Bearer theirs',
    maxEvents: 25,
    returnImmediately: false,
    ack: [],
    setErrs: {},
  })
})

test('a hostile or old token changes nothing, the transmitter hears why, and what comes after it counts', async () => {
  const { transmitter, receiver, ada, subject, queue, change } = await openStage({ state: 'paused' })
  const hostile = await hostileTokens(transmitter, 'us', subject)
  const misnamed = await transmitter.sign('us', 'caep/session-revoked', subject)
  const tokens: [string, unknown, string][] = [
    ...hostile.map(([what, token, err]) => [what, token, err] as [string, unknown, string]),
    ['under another id', misnamed, 'invalid_request'],
    ['a number', 7, 'invalid_request'],
    ['an object', {}, 'invalid_request'],
    ['a huge one', 'x'.repeat(65_537), 'invalid_request'],
  ]
  for (const [what, token] of tokens) transmitter.queue(what, token)
  const sets = Object.fromEntries(tokens)
  let polls = 0
  transmitter.instead = () => {
    polls += 1
    // A key that is not published is waited for once.
    if (polls === 1) return { status: 500, body: {} }
    return polls === 2 ? { status: 200, body: { sets } } : undefined
  }
  await change({ state: 'active' })

  const answers = tokens.map(([what, , err]) => [what, { err, description: expect.any(String) }])
  await expect.poll(() => transmitter.refused, soon).toEqual(Object.fromEntries(answers))
  expect(transmitter.acknowledged).toEqual([])
  expect(await receiver.sessionsOf(ada.id)).toEqual([ada.session.id])
  expect(await receiver.received()).toEqual([])
  expect(await receiver.receiver()).toMatchObject({ last_refusal: { error: 'invalid_request' } })
  await queue('good')
  await change({ state: 'active' })
  await expect.poll(() => transmitter.acknowledged, soon).toEqual(['good'])
  expect(await receiver.sessionsOf(ada.id)).toEqual([])
})

test('a token whose key is not published yet is neither taken nor refused, and the transmitter is asked again a minute later', async () => {
  const { transmitter, receiver, poll, subject } = await openStage()
  const before = Date.now()
  const token = await transmitter.sign('us', 'caep/session-revoked', subject, {
    claims: { jti: 'early' },
    header: { kid: 'new' },
  })
  transmitter.queue('early', token)
  await expect.poll(async () => (await poll()).last_error?.message, soon).toContain('does not publish the key')
  expect(Date.parse(String((await poll()).next_attempt_at)) - before).toBeGreaterThanOrEqual(60_000)
  expect([transmitter.waiting, transmitter.acknowledged, transmitter.refused]).toEqual([1, [], {}])
  expect(await receiver.received()).toEqual([])
})

test('a batch of any size is taken in parts, each token once, whatever its event means', async () => {
  const { transmitter, receiver, subject, change } = await openStage({ state: 'paused' })
  const sets = new Map<string, string>()
  for (let n = 0; n < 104; n++) {
    const claims = { jti: `of many ${n}` }
    sets.set(claims.jti, await transmitter.sign('us', 'caep/something-new', subject, { claims }))
  }
  transmitter.instead = ({ ack, maxEvents }) => {
    for (const jti of ack) sets.delete(jti)
    return { status: 200, body: { sets: maxEvents === 0 ? {} : Object.fromEntries(sets) } }
  }
  await change({ state: 'active' })

  await expect.poll(() => sets.size, { timeout: 60_000 }).toBe(0)
  expect(Math.max(...transmitter.asked.map(({ ack }) => ack.length))).toBe(100)
  const { db, environmentId } = receiver.environment
  expect(
    await db.one(sql`
      select count(*)::int as taken, count(*) filter (where type = 'other' and outcome = 'noted')::int as noted
      from received_signals where environment_id = ${environmentId}`),
  ).toEqual({ taken: 104, noted: 104 })
}, 90_000)

const oddities: [what: string, answer: object, message: string][] = [
  ['a fault', { status: 500, text: 'no' }, 'It answered 500.'],
  ['a refusal of the credentials', { status: 401, text: '' }, 'It answered 401.'],
  ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }, 'It answered 302.'],
  ['no JSON', { status: 200, text: '<html>' }, 'It answered 200 without `sets`.'],
  ['a list', { status: 200, body: { sets: ['x'] } }, 'It answered 200 without `sets`.'],
  ['a huge body', { status: 200, text: 'x'.repeat(3_000_000) }, 'The answer is larger than allowed.'],
]

test('[E-3] whatever a transmitter answers, the receiver says what it was and asks again', async () => {
  const { transmitter, queue, poll, change } = await openStage()
  for (const [what, answer, message] of oddities) {
    transmitter.instead = () => answer as never
    await change({ state: 'active' })
    await expect.poll(async () => [what, (await poll()).last_error?.message], soon).toEqual([what, message])
  }
  transmitter.instead = () => undefined
  await queue('after')
  await change({ state: 'active' })
  await expect.poll(() => transmitter.acknowledged, soon).toEqual(['after'])
  await expect
    .poll(poll, soon)
    .toMatchObject({ last_error: null, next_attempt_at: null, polled_at: expect.any(String) })
})

test('a transmitter that asks for time gets it, one that is paused is not asked, and what waited there comes afterwards', async () => {
  const { transmitter, queue, poll, change } = await openStage({ interval_seconds: 5 })
  const before = Date.now()
  transmitter.instead = () => ({ status: 429, headers: { 'retry-after': '600' } })
  await change({ state: 'active' })
  await expect.poll(async () => (await poll()).last_error?.message, soon).toBe('It answered 429.')
  expect(Date.parse(String((await poll()).next_attempt_at)) - before).toBeGreaterThanOrEqual(600_000)
  transmitter.instead = () => undefined
  expect((await change({ state: 'paused' })).body).toMatchObject({ poll: { state: 'paused', last_error: null } })
  await queue('one')
  const asked = transmitter.asked.length

  const authentication = { type: 'bearer_token', token: 'renewed' }
  await change({ authentication })
  expect(transmitter.asked).toHaveLength(asked)
  await change({ state: 'active' })
  await expect.poll(() => transmitter.acknowledged, soon).toEqual(['one'])
  expect(transmitter.asked.at(-1)).toMatchObject({ authorization: 'Bearer renewed', returnImmediately: true })
})

test('what a long poll brings after the receiver was changed or paused is not taken', async () => {
  const { transmitter, receiver, ada, queue, change, poll } = await openStage()
  await expect.poll(() => transmitter.asked.length, soon).toBe(1)
  await change({ state: 'paused' })
  await queue('late')
  await expect.poll(() => transmitter.answered, soon).toBe(1)
  // Whatever this server does with an answer, it has done meanwhile.
  const other = await openStage()
  await other.queue('of another')
  await expect.poll(() => other.transmitter.acknowledged, soon).toEqual(['of another'])
  expect(transmitter.asked).toHaveLength(1)
  expect(await receiver.received()).toEqual([])
  await change({ state: 'active' })
  await expect.poll(() => transmitter.acknowledged, soon).toEqual(['late'])
  expect(await receiver.received()).toHaveLength(1)
  expect(await receiver.sessionsOf(ada.id)).toEqual([])
  // Without `poll`, it pushes.
  await receiver.listen({ issuer: transmitter.issuer, jwks_uri: transmitter.jwks_uri, audience: 'us' })
  expect(await poll()).toBeNull()
  expect((await change({ state: 'active' })).status).toBe(404)
})

test('[E-1] [E-2] a receiver asks no address inside, and one that is refused changes nothing', async () => {
  const { receiver, transmitter, change } = await openStage({ state: 'paused' })
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  const before = await receiver.receiver()
  const { poll } = transmitter.receiver('us')
  for (const endpoint_url of [
    'http://idp.example/poll',
    'https://169.254.169.254/',
    'https://[::ffff:10.0.0.1]/',
    'x',
  ]) {
    const body = { ...transmitter.receiver('us'), poll: { ...poll, endpoint_url } }
    const answer = await receiver.api.request(path, { method: 'PUT', body })
    expect([endpoint_url, answer.status]).toEqual([endpoint_url, 422])
  }
  const authentication = {
    type: 'oauth_client_credentials',
    token_url: 'https://10.0.0.1/',
    client_id: 'a',
    client_secret: 'b',
  }
  expect((await change({ authentication })).status).toBe(422)
  expect((await change({ interval_seconds: 1 })).status).toBe(422)
  expect((await change({ authentication: { type: 'bearer_token', token: 'with a\nbreak' } })).status).toBe(422)
  expect(await receiver.receiver()).toEqual(before)
})
