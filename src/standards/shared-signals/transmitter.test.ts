import { describe, expect, onTestFinished, test } from 'vitest'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { pollMethod, pushMethod } from './schemas.ts'
import { machineWith, signalsOf } from './signals.fixture.ts'

const server = await startServer()
const { api, workos, url, clientId } = server
const signals = await signalsOf(server)
let number = 0

/** A member of an organization who is signed in. */
async function person(organizationId?: string) {
  const email = `person${number++}@acme.example`
  const password = 'a sturdy long passphrase'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  if (organizationId !== undefined)
    await workos.userManagement.createOrganizationMembership({ organizationId, userId: user.id })
  const signIn = async () => {
    const answer = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
    return JSON.parse(Buffer.from(answer.accessToken.split('.')[1] ?? '', 'base64url').toString()).sid as string
  }
  return { ...user, signIn }
}
const makeOrganization = async (name: string) => (await workos.organizations.createOrganization({ name })).id

test('the metadata names what the interoperability profile asks for', async () => {
  expect(signals.metadata).toEqual({
    spec_version: '1_0',
    issuer: `${url}/oauth2/${clientId}`,
    jwks_uri: `${url}/oauth2/${clientId}/jwks`,
    delivery_methods_supported: [pushMethod, pollMethod],
    configuration_endpoint: `${url}/ssf/streams`,
    status_endpoint: `${url}/ssf/status`,
    add_subject_endpoint: `${url}/ssf/subjects/add`,
    remove_subject_endpoint: `${url}/ssf/subjects/remove`,
    verification_endpoint: `${url}/ssf/verification`,
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  })
  const first = await fetch(`${url}/.well-known/ssf-configuration`)
  expect(await first.json()).toMatchObject({ issuer: url, jwks_uri: `${url}/oauth2/jwks` })
  expect((await fetch(`${url}/.well-known/ssf-configuration/oauth2/client_none`)).status).toBe(404)
})

describe('a machine', () => {
  test('manages its own streams with `ssf.manage`, reads them with `ssf.read`, and sees no others', async () => {
    const manager = await machineWith(server, ['ssf.manage'])
    const reader = await machineWith(server, ['ssf.read'])
    const stranger = await machineWith(server, ['orders:read'])
    const call = (method: string, path: string, key: string | null, body?: object) =>
      api.request<Record<string, unknown>>(path, { method, key, ...(body === undefined ? {} : { body }) })

    for (const { token } of [reader, stranger]) {
      const refused = await call('POST', '/ssf/streams', token, {})
      expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope'])
      expect(refused.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="ssf.manage"')
    }
    expect((await call('GET', '/ssf/streams', stranger.token)).status).toBe(403)
    expect((await call('GET', '/ssf/streams', reader.token)).body).toEqual([])
    // In the header only (RFC 6750 §2.3).
    expect((await call('GET', `/ssf/streams?access_token=${manager.token}`, null)).status).toBe(401)

    const made = await call('POST', '/ssf/streams', manager.token, {
      aud: 'https://other.example',
      description: 'Ours',
    })
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        iss: signals.issuer,
        aud: manager.clientId,
        organization_id: manager.organizationId,
        description: 'Ours',
        delivery: { method: pollMethod, endpoint_url: `${url}/ssf/poll/${made.body.stream_id}` },
      },
    ])
    const id = String(made.body.stream_id)
    const one = `/ssf/streams?stream_id=${id}`
    expect((await call('GET', one, manager.token)).body).toEqual(made.body)
    expect((await call('GET', '/ssf/streams', manager.token)).body).toEqual([made.body])
    for (const [method, path, body] of [
      ['GET', one, undefined],
      ['GET', `/ssf/status?stream_id=${id}`, undefined],
    ] as const)
      expect((await call(method, path, reader.token, body)).status).toBe(404)
    const other = await machineWith(server, ['ssf.manage'])
    for (const [method, path, body] of [
      ['DELETE', one, undefined],
      ['PATCH', '/ssf/streams', { stream_id: id }],
      ['PUT', '/ssf/streams', { stream_id: id }],
      ['POST', '/ssf/status', { stream_id: id, status: 'disabled' }],
      ['POST', '/ssf/verification', { stream_id: id }],
      ['POST', `/ssf/poll/${id}`, { returnImmediately: true }],
      ['POST', '/ssf/subjects/remove', { stream_id: id, subject: { format: 'email', email: 'x@acme.example' } }],
    ] as const)
      expect([path, (await call(method, path, other.token, body)).status]).toEqual([path, 404])

    const events = [
      'https://schemas.openid.net/secevent/caep/event-type/session-revoked',
      'https://example.com/unknown',
    ]
    const changed = await call('PATCH', '/ssf/streams', manager.token, { stream_id: id, events_requested: events })
    expect(changed.body).toMatchObject({ events_requested: events, events_delivered: [events[0]], description: 'Ours' })
    const same = await call('PATCH', '/ssf/streams', manager.token, {
      stream_id: id,
      aud: [manager.clientId],
      iss: signals.issuer,
    })
    expect(same.status).toBe(200)
    expect((await call('PATCH', '/ssf/streams', manager.token, { stream_id: id, aud: 'x' })).status).toBe(400)
    const replaced = await call('PUT', '/ssf/streams', manager.token, { stream_id: id })
    expect(replaced.body).toMatchObject({ events_delivered: replaced.body.events_supported })
    expect(replaced.body).not.toHaveProperty('description')

    expect((await call('DELETE', '/ssf/streams', manager.token)).status).toBe(400)
    expect((await call('DELETE', one, manager.token)).status).toBe(204)
    expect((await call('DELETE', one, manager.token)).status).toBe(404)
  })

  test('[I-8] has `Idempotency-Key`s of its own: no other machine gets its answer, or is kept from doing the same', async () => {
    const [one, other] = [await machineWith(server, ['ssf.manage']), await machineWith(server, ['ssf.manage'])]
    const create = async ({ token }: typeof one) => {
      const headers = { 'idempotency-key': 'create-stream' }
      const { status, body } = await api.request('/ssf/streams', { method: 'POST', key: token, body: {}, headers })
      return [status, body] as const
    }
    const made = await create(one)
    expect(await create(other)).toMatchObject([201, { aud: other.clientId, organization_id: other.organizationId }])
    expect(await create(one)).toEqual(made)
  })

  test('has at most ten streams, however many it asks for at once', async () => {
    const { token } = await machineWith(server, ['ssf.manage'])
    const create = () => api.request('/ssf/streams', { method: 'POST', key: token, body: {} })
    const answers = await Promise.all(Array.from({ length: 14 }, create))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), ...Array(4).fill(409)])
  })
})

test('[U-4] a stream that has as many exclusions as it may does not tell by its answer who exists', async () => {
  const { stream_id } = await signals.create()
  const { environmentId, db } = server.environment
  await db.run(sql`
    insert into signal_exclusions (environment_id, stream_id, user_id, organization_id)
    select ${environmentId}, ${stream_id}, 'user_' || i, '' from generate_series(1, 10000) as given (i)`)
  await server.workos.userManagement.createUser({ email: 'exists@acme.example' })

  const remove = (email: string) => api.post('/ssf/subjects/remove', { stream_id, subject: { format: 'email', email } })
  const [known, unknown] = [await remove('exists@acme.example'), await remove('no-one@acme.example')]

  expect([known.status, known.body]).toEqual([400, unknown.body])
})

test('[E-1] [E-2] what cannot be a stream is a 400', async () => {
  const push = (endpoint_url: unknown) => ({ delivery: { method: pushMethod, endpoint_url } })
  for (const body of [
    { delivery: { method: pushMethod } },
    { delivery: { method: 'urn:example' } },
    { delivery: 'push' },
    push('http://169.254.169.254/x'),
    push('https://10.0.0.1/x'),
    push('https://user:secret@example.com/'),
    push('file:///etc/passwd'),
    push(7),
    { delivery: { ...push('https://example.com').delivery, authorization_header: 'a\r\nb: c' } },
    { events_requested: 'all' },
    { subject_format: 'phone' },
  ])
    expect([body, (await api.post('/ssf/streams', body)).status]).toEqual([body, 400])
})

test('what happens to users becomes signed signals, in the order in which it happened', async () => {
  const organizationId = await makeOrganization('Acme')
  const user = await person(organizationId)
  const complex = await signals.create({ subject_format: 'complex', aud: 'https://rcv.example' })
  const plain = await signals.create()
  const byEmail = await signals.create({ subject_format: 'email' })
  const ofOrganization = await signals.create({ organization_id: organizationId })
  const ofOther = await signals.create({ organization_id: await makeOrganization('Other') })

  const sid = await user.signIn()
  await workos.userManagement.revokeSession({ sessionId: sid })
  await workos.userManagement.updateUser({ userId: user.id, password: 'another long passphrase' })
  await workos.userManagement.updateUser({ userId: user.id, email: `new-${user.email}` })
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId: user.id })
  const membership = data[0]?.id ?? ''
  await workos.userManagement.deactivateOrganizationMembership(membership)
  await workos.userManagement.reactivateOrganizationMembership(membership)
  await workos.userManagement.deleteUser(user.id)

  const iss_sub = { format: 'iss_sub', iss: signals.issuer, sub: user.id }
  const tenant = { format: 'opaque', id: organizationId }
  const inOrganization = { format: 'complex', user: iss_sub, tenant }
  const came = await signals.until(complex, 'account-purged')
  const shown = came.map(({ type, subject }) => [type, subject])
  expect(shown).toEqual([
    ['session-revoked', { format: 'complex', user: iss_sub, session: { format: 'opaque', id: sid }, tenant }],
    ['credential-change', { format: 'complex', user: iss_sub }],
    ['recovery-information-changed', { format: 'complex', user: iss_sub }],
    ['account-disabled', inOrganization],
    ['account-enabled', inOrganization],
    ['session-revoked', inOrganization],
    ['account-purged', { format: 'complex', user: iss_sub }],
  ])
  expect(came[0]).toMatchObject({
    payload: {
      event_timestamp: expect.any(Number),
      initiating_entity: 'admin',
      reason_admin: { en: expect.any(String) },
    },
    claims: {
      iss: signals.issuer,
      aud: 'https://rcv.example',
      txn: expect.stringMatching(/^event_/),
      iat: expect.any(Number),
    },
  })
  expect(came[1]?.payload).toMatchObject({
    credential_type: 'password',
    change_type: 'update',
    reason_admin: { en: expect.any(String) },
  })

  // A plain subject means all that the user has, so what is of one organization alone is not sent to receivers of all.
  const types = (list: { type: string }[]) => list.map(({ type }) => type)
  const ofUser = ['session-revoked', 'credential-change', 'recovery-information-changed', 'account-purged']
  const plainly = await signals.until(plain, 'account-purged')
  expect(types(plainly)).toEqual(ofUser)
  for (const { subject } of plainly) expect(subject).toEqual(iss_sub)
  const emailed = await signals.until(byEmail, 'account-purged')
  expect(types(emailed)).toEqual(ofUser)
  expect(emailed.at(-1)?.subject).toEqual({ format: 'email', email: `new-${user.email}` })

  // To an organization, the user is who they are in it.
  const within = await signals.until(ofOrganization, 'account-purged')
  expect(types(within)).toEqual(types(came))
  expect((await signals.poll(ofOther.stream_id)).sets).toEqual({})
})

test('only the organization that has verified a domain makes a new address an identifier that changed', async () => {
  const organizationId = await makeOrganization('Verified')
  await workos.organizations.updateOrganization({
    organization: organizationId,
    domainData: [{ domain: 'verified.example', state: 'verified' as never }],
  })
  const stream = await signals.create()
  const email = `ada${number++}@verified.example`
  const { id: userId } = await workos.userManagement.createUser({ email, emailVerified: true })
  await workos.userManagement.updateUser({ userId, email: 'ada@elsewhere.example' })
  const [changed] = await signals.until(stream, 'identifier-changed')
  expect(changed).toMatchObject({
    subject: { format: 'email', email },
    payload: { 'new-value': 'ada@elsewhere.example' },
  })
})

describe('polling', () => {
  test('returns a token until it is acknowledged or refused, and says whether there are more', async () => {
    const stream = await signals.create({ subject_format: 'complex' })
    const user = await person()
    const ids = [await user.signIn(), await user.signIn(), await user.signIn()]
    for (const sessionId of ids) await workos.userManagement.revokeSession({ sessionId })
    await expect.poll(async () => Object.keys((await signals.poll(stream.stream_id)).sets).length).toBe(3)

    const first = await signals.poll(stream.stream_id, { maxEvents: 1 })
    expect(first.moreAvailable).toBe(true)
    const [jti = ''] = Object.keys(first.sets)
    const again = await signals.poll(stream.stream_id, { maxEvents: 1 })
    expect(Object.keys(again.sets)).toEqual([jti])
    const claims = async (token = '') => (await signals.read(token, stream.aud)).claims
    expect(await claims(again.sets[jti]), 'the same token').toEqual(await claims(first.sets[jti]))

    expect(await signals.poll(stream.stream_id, { ack: [jti], maxEvents: 0 })).toEqual({ sets: {} })
    const rest = await signals.poll(stream.stream_id)
    const [second = '', third = ''] = Object.keys(rest.sets)
    expect([Object.keys(rest.sets).length, rest.moreAvailable]).toEqual([2, undefined])
    await signals.poll(stream.stream_id, { ack: [third], setErrs: { [second]: { err: 'invalid_key' } }, maxEvents: 0 })
    expect((await signals.poll(stream.stream_id)).sets).toEqual({})
    const { body } = await api.get<{ last_error: object }>(`/ssf/streams?stream_id=${stream.stream_id}`)
    expect(body.last_error).toMatchObject({ message: 'It refused a token (invalid_key).' })
  })

  test('without `returnImmediately` waits for a token', async () => {
    const stream = await signals.create()
    const waiting = signals.poll(stream.stream_id, { returnImmediately: false })
    await api.post('/ssf/verification', { stream_id: stream.stream_id, state: 'now' })
    const [token = ''] = Object.values((await waiting).sets)
    expect(await signals.read(token, stream.aud)).toMatchObject({
      type: 'verification',
      payload: { state: 'now' },
      subject: { format: 'opaque', id: stream.stream_id },
    })
  })
})

test('a verification comes once in its interval', async () => {
  const { stream_id } = await signals.create()
  const verify = () => api.post('/ssf/verification', { stream_id })
  const answers = await Promise.all([verify(), verify(), verify()])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 429, 429])
})

test('a paused stream holds what happens, a disabled one drops it, and a change of ours is announced to a machine', async () => {
  const { token, organizationId } = await machineWith(server, ['ssf.manage'])
  const made = await api.request<{ stream_id: string; aud: string }>('/ssf/streams', {
    method: 'POST',
    key: token,
    body: {},
  })
  const stream = made.body
  const user = await person(organizationId)
  const set = (status: string, key?: string) =>
    api.request('/ssf/status', {
      method: 'POST',
      body: { stream_id: stream.stream_id, status, reason: 'Asked for' },
      ...(key === undefined ? {} : { key }),
    })
  const end = async () => workos.userManagement.revokeSession({ sessionId: await user.signIn() })
  // Its queue is full of what came before.
  const sentinel = await signals.create()
  const settled = async () => {
    await end()
    await signals.until(sentinel, 'session-revoked')
  }

  expect((await set('paused', token)).body).toEqual({
    stream_id: stream.stream_id,
    status: 'paused',
    reason: 'Asked for',
  })
  await settled()
  expect((await signals.poll(stream.stream_id)).sets).toEqual({})
  await set('enabled', token)
  expect((await signals.until(stream, 'session-revoked')).map(({ type }) => type)).toEqual(['session-revoked'])
  await set('disabled', token)
  await settled()
  await set('enabled', token)
  expect((await signals.poll(stream.stream_id)).sets).toEqual({})

  await set('paused')
  const [announced] = await signals.until(stream, 'stream-updated')
  expect(announced?.payload).toEqual({ status: 'paused', reason: 'Asked for' })
})

test('a removed subject is left out until it is put back', async () => {
  const stream = await signals.create()
  const [ada, bob] = [await person(), await person()]
  const subject = (action: 'add' | 'remove', of: unknown) =>
    api.post(`/ssf/subjects/${action}`, { stream_id: stream.stream_id, subject: of })
  const iss_sub = { format: 'iss_sub', iss: signals.issuer, sub: ada.id }
  const end = async (user: typeof ada) => workos.userManagement.revokeSession({ sessionId: await user.signIn() })
  const subjects = async () => (await signals.until(stream, 'session-revoked')).map((signal) => signal.subject.sub)

  expect((await subject('remove', { format: 'email', email: ada.email })).status).toBe(204)
  await end(ada)
  await end(bob)
  expect(await subjects()).toEqual([bob.id])
  expect((await subject('add', iss_sub)).status).toBe(200)
  await end(ada)
  expect(await subjects()).toEqual([ada.id])

  for (const unknown of [
    { ...iss_sub, sub: 'user_none' },
    { format: 'email', email: 'no@one.example' },
  ])
    expect((await subject('remove', unknown)).status).toBe(204)
  for (const wrong of [7, [], {}, { format: 'phone_number' }, { format: 'complex' }, { format: 'email', email: 7 }])
    expect([wrong, (await subject('remove', wrong)).status]).toEqual([wrong, 400])
})

test('[E-3] a push is repeated until it is taken, in order, with the header of the receiver, and a refused token is not', async () => {
  const [receiver, bare] = [await startLogReceiver(), await startLogReceiver()]
  onTestFinished(async () => {
    await receiver.close()
    await bare.close()
  })
  const stream = await signals.create({
    subject_format: 'complex',
    aud: 'https://rcv.example',
    delivery: { method: pushMethod, endpoint_url: receiver.url, authorization_header: 'Bearer of theirs' },
  })
  expect(JSON.stringify(stream)).not.toContain('of theirs')
  await signals.create({ delivery: { method: pushMethod, endpoint_url: bare.url } })
  const user = await person()
  const sids = [await user.signIn(), await user.signIn(), await user.signIn()]
  // The first is not taken at first, the second is refused for good.
  const answers = [
    { status: 503 },
    { status: 400, body: '{"err":"invalid_key"}' },
    { status: 202 },
    { status: 400, body: '{"err":"invalid_audience"}' },
  ]
  receiver.respond = async () => answers.shift() ?? { status: 202 }
  for (const sessionId of sids) await workos.userManagement.revokeSession({ sessionId })

  await expect.poll(() => receiver.requests.length, { timeout: 20_000 }).toBe(5)
  const came = await Promise.all(
    receiver.requests.map(({ body }) => signals.read(body.toString(), 'https://rcv.example')),
  )
  expect(came.map(({ subject }) => subject.session)).toEqual(
    [sids[0], sids[0], sids[0], sids[1], sids[2]].map((id) => ({ format: 'opaque', id })),
  )
  expect(new Set(came.map(({ jti }) => jti)).size).toBe(3)
  expect(receiver.requests[0]?.headers).toMatchObject({
    'content-type': 'application/secevent+jwt',
    accept: 'application/json',
    authorization: 'Bearer of theirs',
  })
  await expect.poll(() => bare.requests.length).toBe(3)
  expect(bare.requests[0]?.headers).not.toHaveProperty('authorization')
})
