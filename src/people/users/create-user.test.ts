import { expect, test } from 'vitest'
import { notFoundBody } from '#test/not-found.ts'
import { startServer, type TestServer } from '#test/server.ts'

const password = 'correct horse battery staple'

async function eventsOf(
  { workos }: TestServer,
  name: 'user.created' | 'user.updated' | 'user.deleted' = 'user.created',
) {
  return (await workos.events.listEvents({ events: [name] })).data
}

async function post(server: TestServer, body: unknown) {
  const { status, body: answer } = await server.api.post<{ code?: string; errors?: { code: string }[] }>(
    '/user_management/users',
    body,
  )
  return { status, body: answer }
}

test('a new user can be read back, by its external id too, and is announced exactly once', async () => {
  const server = await startServer()
  const { userManagement } = server.workos

  const created = await userManagement.createUser({
    email: 'Jane@Example.com',
    firstName: 'Jane',
    lastName: 'Doe',
    emailVerified: true,
    externalId: 'ext_1',
    metadata: { plan: 'pro' },
    password,
  })

  expect(created).toMatchObject({
    object: 'user',
    email: 'Jane@Example.com',
    emailVerified: true,
    firstName: 'Jane',
    lastName: 'Doe',
    externalId: 'ext_1',
    metadata: { plan: 'pro' },
    profilePictureUrl: null,
    lastSignInAt: null,
    locale: null,
  })
  expect(created.id).toMatch(/^user_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(await userManagement.getUser(created.id)).toEqual(created)
  expect(await userManagement.getUserByExternalId('ext_1')).toEqual(created)
  expect((await eventsOf(server)).map((event) => event.data)).toEqual([created])
})

test('a user needs an address alone, and is then unverified', async () => {
  const server = await startServer()
  const { status, body } = await post(server, {
    email: 'jane@example.com',
    first_name: null,
    last_name: null,
    name: null,
    email_verified: null,
    metadata: null,
    external_id: null,
    ip_address: null,
    user_agent: null,
    signals_id: '01JBS0GN92GC2RJQS4X9DBPQ2A',
    password: null,
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ email_verified: false, first_name: null, name: null, external_id: null, metadata: {} })
})

test('[U-12] ids, timestamps and members that no one knows are ignored', async () => {
  const server = await startServer()
  const { status, body } = await post(server, {
    email: 'jane@example.com',
    id: 'user_01E4ZCR3C56J083X43JQXF3JK5',
    created_at: '2001-01-01T00:00:00.000Z',
    environment_id: 'x',
    is_admin: true,
    metadata: { constructor: 'kept', prototype: 'kept' },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ metadata: { constructor: 'kept', prototype: 'kept' } })
  expect(Object.keys(body)).not.toContain('is_admin')
  expect(body).not.toMatchObject({ id: 'user_01E4ZCR3C56J083X43JQXF3JK5' })
  expect(body).not.toMatchObject({ created_at: '2001-01-01T00:00:00.000Z' })
})

test('neither the password nor its hash is shown, by the API or by events', async () => {
  const server = await startServer()
  const { body } = await post(server, { email: 'jane@example.com', password })
  const shown = JSON.stringify([body, (await server.api.get('/events?events=user.created')).body])
  expect(shown).not.toMatch(/argon2|password|correct horse/)
})

test('[U-9] an address is unique whatever the case of its letters', async () => {
  const server = await startServer()
  await server.workos.userManagement.createUser({ email: 'Jane@Example.com' })

  expect(await post(server, { email: 'jane@EXAMPLE.com' })).toEqual({
    status: 400,
    body: {
      code: 'user_creation_error',
      message: 'Could not create user.',
      errors: [{ code: 'email_not_available', message: 'This email is not available.' }],
    },
  })
  expect(await eventsOf(server)).toHaveLength(1)
})

test('[U-9] of two parallel creates of one address exactly one succeeds, with one event', async () => {
  const server = await startServer()
  const answers = await Promise.all(
    ['jane@example.com', 'JANE@example.com'].map((email) => post(server, { email, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400])
  expect(await eventsOf(server)).toHaveLength(1)
})

test('[U-9] what is no plain address is refused with a 422 and leaves nothing behind', async () => {
  const server = await startServer()
  for (const email of [
    '',
    'jane',
    'Jane <jane@example.com>',
    'jane@example.com,joe@example.com',
    'jané@example.com',
    ' jane@example.com',
  ]) {
    expect(await post(server, { email })).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
  expect(await eventsOf(server)).toEqual([])
})

test('[I-2] a member of the wrong type is refused with a 422', async () => {
  const server = await startServer()
  const email = 'jane@example.com'
  for (const body of [
    {},
    { email: 1 },
    { email: ['jane@example.com'] },
    { email: null },
    { email, first_name: {} },
    { email, email_verified: 'true' },
    { email, metadata: [] },
    { email, metadata: { a: 1 } },
    { email, external_id: '' },
    { email, external_id: 'é' },
    { email, external_id: 'x'.repeat(129) },
    { email, password: 1_234_567_890 },
    { email, password: [password] },
    { email, password_hash: 1, password_hash_type: 'bcrypt' },
    { email, password_hash: 'x', password_hash_type: 'md5' },
    { email, password_hash: 'x', password_hash_type: 'ssha256', password_salt_position: 'middle' },
    { email, first_name: 'a\u0000b' },
  ]) {
    expect(await post(server, body)).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
  expect(await eventsOf(server)).toEqual([])
})

test('[T-5] a taken external id is refused, one that differs in case is not', async () => {
  const server = await startServer()
  await server.workos.userManagement.createUser({ email: 'first@example.com', externalId: 'ext_1' })

  expect(await post(server, { email: 'second@example.com', external_id: 'ext_1' })).toMatchObject({
    status: 400,
    body: { code: 'user_creation_error', errors: [{ code: 'external_id_already_used' }] },
  })
  expect(await post(server, { email: 'second@example.com', external_id: 'EXT_1' })).toMatchObject({ status: 201 })
  expect(await eventsOf(server)).toHaveLength(2)
})

test('[U-12] metadata over its limits is refused', async () => {
  const server = await startServer()
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'x']))
  for (const metadata of [keys(51), { ['k'.repeat(41)]: 'x' }, { key: 'x'.repeat(601) }]) {
    expect(await post(server, { email: 'jane@example.com', metadata })).toMatchObject({
      status: 400,
      body: { code: 'invalid_metadata' },
    })
  }
  expect(
    await post(server, { email: 'jane@example.com', metadata: { ...keys(49), ['k'.repeat(40)]: 'x'.repeat(600) } }),
  ).toMatchObject({ status: 201 })
})

test('a repeated Idempotency-Key gives the first answer and one user', async () => {
  const server = await startServer()
  const send = () =>
    server.api.post('/user_management/users', { email: 'jane@example.com' }, { 'idempotency-key': 'once' })
  const [first, second] = [await send(), await send()]
  expect(second.status).toBe(201)
  expect(second.body).toEqual(first.body)
  expect(await eventsOf(server)).toHaveLength(1)
})

test('[T-3] environments do not share addresses, ids or external ids', async () => {
  const [ours, theirs] = [await startServer(), await startServer()]
  const user = await ours.workos.userManagement.createUser({ email: 'jane@example.com', externalId: 'ext_1' })

  expect(await post(theirs, { email: 'jane@example.com', external_id: 'ext_1' })).toMatchObject({ status: 201 })
  const { body } = await theirs.api.get(`/user_management/users/${user.id}`)
  expect(body).toEqual(notFoundBody('User', user.id))
})

test('an unknown user is a 404 that says so, by id and by external id', async () => {
  const { api } = await startServer()
  for (const path of ['user_01E4ZCR3C56J083X43JQXF3JK5', 'nothing', 'external_id/ext_2']) {
    const answer = await api.get(`/user_management/users/${path}`)
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual(notFoundBody('User', path.replace('external_id/', '')))
  }
})

test('[T-1] no operation of users answers without a key', async () => {
  const { api } = await startServer()
  for (const [method, path] of [
    ['GET', ''],
    ['POST', ''],
    ['GET', '/user_1'],
    ['PUT', '/user_1'],
    ['DELETE', '/user_1'],
    ['GET', '/external_id/ext_1'],
  ] as const) {
    expect((await api.request(`/user_management/users${path}`, { method, key: null })).status).toBe(401)
  }
})
