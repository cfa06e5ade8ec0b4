import { expect, test } from 'vitest'
import { notFoundBody } from '#test/not-found.ts'
import { startServer, type TestServer } from '#test/server.ts'

interface UpdateEvent {
  data: Record<string, unknown>
  context: { previous_attributes?: Record<string, unknown> }
}

async function updatesOf({ api }: TestServer): Promise<UpdateEvent[]> {
  return (await api.get<{ data: UpdateEvent[] }>('/events?events=user.updated')).body.data
}

async function createUser(server: TestServer, body: object = {}) {
  const answer = await server.api.post<{ id: string; updated_at: string }>('/user_management/users', {
    email: 'jane@example.com',
    first_name: 'Jane',
    ...body,
  })
  return answer.body
}

async function put(server: TestServer, id: string, body: unknown) {
  const { status, body: answer } = await server.api.put<Record<string, unknown>>(`/user_management/users/${id}`, body)
  return { status, body: answer }
}

test('an update changes what is given, is read back, and is announced once with the old values', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  const user = await userManagement.createUser({
    email: 'jane@example.com',
    firstName: 'Jane',
    lastName: 'Doe',
    emailVerified: true,
  })

  const updated = await userManagement.updateUser({
    userId: user.id,
    firstName: 'Janet',
    externalId: 'ext_1',
    locale: 'pt-br',
    metadata: { plan: 'pro' },
  })

  expect(updated).toMatchObject({
    firstName: 'Janet',
    lastName: 'Doe',
    email: 'jane@example.com',
    emailVerified: true,
    externalId: 'ext_1',
    locale: 'pt-BR',
    metadata: { plan: 'pro' },
  })
  expect(await userManagement.getUser(user.id)).toEqual(updated)
  expect(await updatesOf(server)).toMatchObject([
    {
      data: { id: user.id, first_name: 'Janet' },
      context: { previous_attributes: { first_name: 'Jane', external_id: null, locale: null, metadata: {} } },
    },
  ])
})

test.each(['first_name', 'last_name', 'name'])('%s is changed by itself', async (member) => {
  const server = await startServer()
  const names = { first_name: 'Jane', last_name: 'Doe', name: 'Jane Doe' }
  const user = await createUser(server, names)

  expect((await put(server, user.id, { [member]: 'New' })).body).toMatchObject({ ...names, [member]: 'New' })
})

test('a new password alone is not announced', async () => {
  const server = await startServer()
  const user = await createUser(server)

  expect((await put(server, user.id, { password: 'purple-Monkey-42-dish' })).status).toBe(200)

  expect(await updatesOf(server)).toEqual([])
})

test('a sign-in is noted with its user alone', async () => {
  const server = await startServer()
  const password = 'correct horse battery staple'
  const user = await createUser(server, { password, email_verified: true })
  const other = await createUser(server, { email: 'joe@example.com' })

  await server.workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email: 'jane@example.com',
    password,
  })

  const lastSignIn = async (id: string) => (await server.workos.userManagement.getUser(id)).lastSignInAt
  expect(await lastSignIn(user.id)).not.toBeNull()
  expect(await lastSignIn(other.id)).toBeNull()
})

test('an update that changes nothing is no update: no event, no new time', async () => {
  const server = await startServer()
  const user = await createUser(server, { external_id: 'ext_1', metadata: { plan: 'pro' } })

  for (const body of [
    {},
    { first_name: 'Jane' },
    { external_id: 'ext_1', metadata: { plan: 'pro' } },
    { email: 'jane@example.com' },
  ]) {
    expect(await put(server, user.id, body)).toEqual({ status: 200, body: user })
  }
  expect(await updatesOf(server)).toEqual([])
})

test('[U-8] another address counts as unproven', async () => {
  const server = await startServer()
  const user = await createUser(server, { email_verified: true })

  expect(await put(server, user.id, { email: 'janet@example.com' })).toMatchObject({
    status: 200,
    body: { email: 'janet@example.com', email_verified: false },
  })
  expect(await updatesOf(server)).toMatchObject([
    { context: { previous_attributes: { email: 'jane@example.com', email_verified: true } } },
  ])
})

test('another address is verified when the same call says so', async () => {
  const server = await startServer()
  const user = await createUser(server)
  const { body } = await put(server, user.id, { email: 'janet@example.com', email_verified: true })
  expect(body).toMatchObject({ email: 'janet@example.com', email_verified: true })
})

test('[U-9] another case of letters is the same address: shown as given, verified as before', async () => {
  const server = await startServer()
  const user = await createUser(server, { email_verified: true })
  const { body } = await put(server, user.id, { email: 'Jane@Example.com' })
  expect(body).toMatchObject({ email: 'Jane@Example.com', email_verified: true })
})

test('[U-8] a taken address is refused with a 400 email_not_available and nothing changes', async () => {
  const server = await startServer()
  const user = await createUser(server)
  await createUser(server, { email: 'Joe@example.com' })

  expect(await put(server, user.id, { email: 'joe@EXAMPLE.com', first_name: 'Joe' })).toEqual({
    status: 400,
    body: { code: 'email_not_available', message: 'This email is not available.' },
  })
  expect((await server.api.get(`/user_management/users/${user.id}`)).body).toEqual(user)
  expect(await updatesOf(server)).toEqual([])
})

test('[U-8] of two users that take one address at once exactly one gets it, with one event', async () => {
  const server = await startServer()
  const users = [await createUser(server), await createUser(server, { email: 'joe@example.com' })]
  const answers = await Promise.all(users.map((user) => put(server, user.id, { email: 'free@example.com' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  expect(await updatesOf(server)).toHaveLength(1)
})

test('[U-9] what is no plain address is refused with a 400 invalid_email', async () => {
  const server = await startServer()
  const user = await createUser(server)
  for (const email of ['', 'jane', 'Jane <jane@example.com>', 'jane@example.com\n']) {
    expect(await put(server, user.id, { email })).toMatchObject({ status: 400, body: { code: 'invalid_email' } })
  }
})

test('[T-5] a taken external id is refused with a 400 external_id_already_used; null gives it up', async () => {
  const server = await startServer()
  const user = await createUser(server, { external_id: 'ext_1' })
  const other = await createUser(server, { email: 'joe@example.com' })

  expect(await put(server, other.id, { external_id: 'ext_1' })).toMatchObject({
    status: 400,
    body: { code: 'external_id_already_used' },
  })
  expect(await put(server, user.id, { external_id: null })).toMatchObject({ status: 200, body: { external_id: null } })
  expect(await put(server, other.id, { external_id: 'ext_1' })).toMatchObject({
    status: 200,
    body: { external_id: 'ext_1' },
  })
})

test('metadata merges by key; null removes a key, an empty object all of them', async () => {
  const server = await startServer()
  const user = await createUser(server, { metadata: { plan: 'pro', team: 'red' } })
  const metadataAfter = async (metadata: unknown) => (await put(server, user.id, { metadata })).body.metadata

  expect(await metadataAfter({ team: null, seat: '4' })).toEqual({ plan: 'pro', seat: '4' })
  expect(await metadataAfter({})).toEqual({})
  expect(await put(server, user.id, { metadata: { key: 'x'.repeat(601) } })).toMatchObject({
    status: 400,
    body: { code: 'invalid_metadata' },
  })
})

test('parallel changes of different keys are all kept', async () => {
  const server = await startServer()
  const user = await createUser(server)
  const keys = Array.from({ length: 10 }, (_, i) => `key${i}`)
  await Promise.all(keys.map((key) => put(server, user.id, { metadata: { [key]: 'x' } })))
  const { body } = await server.api.get<{ metadata: object }>(`/user_management/users/${user.id}`)
  expect(Object.keys(body.metadata).sort()).toEqual(keys)
})

test('a locale is a language tag, in its canonical form; anything else is a 400 invalid_locale', async () => {
  const server = await startServer()
  const user = await createUser(server)
  for (const locale of ['', 'engl1sh', 'en_US', 'x', `en-x${'-abcdefgh'.repeat(8)}`, 'en-US, de']) {
    expect(await put(server, user.id, { locale })).toMatchObject({ status: 400, body: { code: 'invalid_locale' } })
  }
  expect(await put(server, user.id, { locale: 'ZH-hant-tw' })).toMatchObject({
    status: 200,
    body: { locale: 'zh-Hant-TW' },
  })
  expect(await put(server, user.id, { locale: null })).toMatchObject({ status: 200, body: { locale: null } })
})

test('[I-2] a member of the wrong type is refused with a 422', async () => {
  const server = await startServer()
  const user = await createUser(server)
  for (const body of [
    { email: 1 },
    { first_name: 1 },
    { email_verified: 'true' },
    { password: 1 },
    { locale: 1 },
    { metadata: 'x' },
  ]) {
    expect(await put(server, user.id, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
})

test('[T-3] a user of another environment is a 404, and nothing of it changes', async () => {
  const [ours, theirs] = [await startServer(), await startServer()]
  const user = await createUser(ours)

  expect(await put(theirs, user.id, { first_name: 'Eve', password: 'correct horse battery staple' })).toEqual({
    status: 404,
    body: notFoundBody('User', user.id),
  })
  expect((await ours.api.get(`/user_management/users/${user.id}`)).body).toEqual(user)
  expect(await updatesOf(ours)).toEqual([])
})
