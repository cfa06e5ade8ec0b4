import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { pushMethod } from '../shared-signals/schemas.ts'
import { hostileTokens, unprintable } from './hostile-tokens.fixture.ts'
import { push, type Signing, secevent, startReceiver, startTransmitter } from './received-signals.fixture.ts'

test('a session that is revoked in one environment ends in another one whose connection trusts it', async () => {
  const provider = await startServer()
  const receiver = await startReceiver(await startServer())
  const { userManagement } = provider.workos
  const credentials = { email: 'ada@provider.example', password: 'a sturdy long passphrase' }
  const { id } = await userManagement.createUser({ ...credentials, emailVerified: true })
  const ada = await receiver.person(id)
  const bob = await receiver.person('someone else')
  const endpoint = await receiver.listen({ issuer: `${provider.url}/oauth2/${provider.clientId}` })
  const delivery = { method: pushMethod, endpoint_url: endpoint, authorization_header: 'Bearer anything' }
  await provider.api.post('/ssf/streams', { aud: endpoint, delivery })

  const { accessToken } = await userManagement.authenticateWithPassword({ clientId: provider.clientId, ...credentials })
  const { sid } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
  await userManagement.revokeSession({ sessionId: sid })

  await expect
    .poll(() => receiver.received(), { timeout: 20_000 })
    .toMatchObject([{ type: 'session-revoked', outcome: 'sessions_ended', user_id: ada.id, sessions_ended: 1 }])
  expect(await receiver.sessionsOf(ada.id)).toEqual([])
  expect(await receiver.sessionsOf(bob.id)).toEqual([bob.session.id])
  const { body } = await receiver.api.get('/events?events=session.revoked')
  expect(body).toMatchObject({
    data: [{ data: { id: ada.session.id }, context: { actor: { id: receiver.connection.id, source: 'system' } } }],
  })
  const { environmentId, db } = receiver.environment
  const announced = await db.many<{ data: object }>(sql`
    select data from events where environment_id = ${environmentId} and event = 'gatehouse.connection.signal_received'`)
  expect(announced).toMatchObject([{ data: { user_id: ada.id, outcome: 'sessions_ended', sessions_ended: 1 } }])

  const unread = await receiver.api.request(`/connections/${receiver.connection.id}/signal_receiver`, {
    method: 'PUT',
    body: { issuer: `${provider.url}/nowhere` },
  })
  expect(unread).toMatchObject({ status: 422, body: { code: 'signal_transmitter_unusable' } })
}, 60_000)

test('only declared events end sessions, and only those of the organization, once for each token', async () => {
  const transmitter = await startTransmitter()
  const receiver = await startReceiver(await startServer())
  const endpoint = await receiver.listen(transmitter)
  const ada = await receiver.person('ada')
  const { id: elsewhere } = await receiver.workos.organizations.createOrganization({ name: 'Elsewhere' })
  const other = await receiver.start(ada.id, elsewhere)
  const subject = { format: 'iss_sub', iss: transmitter.issuer, sub: 'ada' }
  const send = async (event: string, given: object = subject, signing: Signing = {}) => {
    const { id } = await receiver.start(ada.id, receiver.organizationId)
    const token = await transmitter.sign(endpoint, event, given, signing)
    expect(await push(endpoint, token)).toEqual({ status: 202, err: undefined })
    const [newest] = await receiver.received()
    const left = await receiver.sessionsOf(ada.id)
    // What it does elsewhere, no provider of this organization ends.
    expect(left).toContain(other.id)
    return { token, id, ended: !left.includes(id), type: newest?.type, outcome: newest?.outcome }
  }
  const credential = (change_type: string) => ({
    claims: {
      events: { [`${secevent}/caep/event-type/credential-change`]: { credential_type: 'password', change_type } },
    },
  })

  for (const [event, ended, signing] of [
    ['caep/session-revoked', true, {}],
    ['caep/credential-change', true, credential('update')],
    ['caep/credential-change', false, credential('create')],
    ['caep/device-compliance-change', false, {}],
    ['risc/account-disabled', true, {}],
    ['risc/account-purged', true, {}],
    ['risc/credential-compromise', true, {}],
    ['risc/account-enabled', false, {}],
    ['ssf/verification', false, {}],
  ] as const) {
    const type = event.split('/')[1]
    expect(await send(event, subject, signing), event).toMatchObject({
      ended,
      type,
      outcome: ended ? 'sessions_ended' : 'noted',
    })
  }
  expect(await send('caep/something-new')).toMatchObject({ ended: false, type: 'other', outcome: 'noted' })

  const google = { format: undefined, subject_type: 'iss-sub', iss: transmitter.issuer, sub: 'ada' }
  for (const meant of [
    { format: 'email', email: ada.email },
    { format: 'opaque', id: 'ada' },
    { format: 'complex', user: subject, tenant: { format: 'opaque', id: 'theirs' } },
    { format: 'aliases', identifiers: [{ format: 'email', email: 'no@one.example' }, subject] },
    google,
  ])
    expect(await send('caep/session-revoked', meant), JSON.stringify(meant)).toMatchObject({ ended: true })
  for (const unknown of [
    { format: 'iss_sub', iss: 'https://other.example', sub: 'ada' },
    { format: 'iss_sub', iss: transmitter.issuer, sub: '' },
    { format: 'email', email: ['x'] },
    { format: unprintable, email: ada.email },
    { format: 'complex', tenant: { format: 'opaque', id: 'ada' } },
    { format: 'complex', user: { format: 'complex', user: subject } },
  ])
    expect(await send('caep/session-revoked', unknown), JSON.stringify(unknown)).toMatchObject({
      ended: false,
      outcome: 'unknown_subject',
    })

  // A session in another organization, in which this provider authenticated them.
  const guest = await receiver.start(ada.id, elsewhere, receiver.organizationId)
  const last = await send('caep/session-revoked')
  expect(await receiver.sessionsOf(ada.id)).not.toContain(guest.id)
  const before = (await receiver.received()).length
  const later = await receiver.start(ada.id, receiver.organizationId)
  const again = await Promise.all([push(endpoint, last.token), push(endpoint, last.token)])
  expect(again.map(({ status }) => status)).toEqual([202, 202])
  expect(await receiver.sessionsOf(ada.id)).toContain(later.id)
  expect(await receiver.received()).toHaveLength(before)

  // What its receiver took goes with it.
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  expect((await receiver.api.delete(path)).status).toBe(204)
  expect((await receiver.api.delete(path)).status).toBe(404)
  expect((await push(endpoint, last.token)).status).toBe(404)
  expect(await receiver.received()).toEqual([])
}, 60_000)

test('a hostile or old token changes nothing, and its refusal says why', async () => {
  const transmitter = await startTransmitter()
  const receiver = await startReceiver(await startServer())
  const endpoint = await receiver.listen(transmitter)
  const ada = await receiver.person('ada')
  const subject = { format: 'iss_sub', iss: transmitter.issuer, sub: 'ada' }
  const good = await transmitter.sign(endpoint, 'caep/session-revoked', subject)

  for (const [what, token, err] of await hostileTokens(transmitter, endpoint, subject))
    expect({ what, ...(await push(endpoint, token)) }).toEqual({ what, status: 400, err })

  expect(await receiver.sessionsOf(ada.id)).toEqual([ada.session.id])
  expect(await receiver.received()).toEqual([])
  // The first within a minute.
  expect(await receiver.receiver()).toMatchObject({ last_refusal: { error: 'invalid_request' } })
  expect(await push(endpoint, good)).toEqual({ status: 202, err: undefined })
  expect(await receiver.sessionsOf(ada.id)).toEqual([])
}, 60_000)
