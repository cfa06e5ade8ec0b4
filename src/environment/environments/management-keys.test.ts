import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { writeKeyUses } from './key-uses.ts'
import { deleteEndedKeys } from './management-keys.ts'

interface Key {
  id: string
  name: string
  obfuscated_value: string
  value: string
}

const path = '/environments/current/keys'

async function createKey({ api }: TestServer, name = 'Deploy'): Promise<Key> {
  const { status, body } = await api.post<Key>(path, { name })
  expect(status).toBe(201)
  return body
}
async function listKeys({ api }: TestServer): Promise<Key[]> {
  return (await api.get<{ data: Key[] }>(path)).body.data
}

test('[T-6] a key is shown once, works, and is listed by its last four characters', async () => {
  const server = await startServer()

  const { value, ...key } = await createKey(server)

  expect(value).toMatch(/^sk_[A-Za-z0-9]{32}$/)
  expect(key).toEqual({
    object: 'management_key',
    id: expect.stringMatching(/^key_/),
    name: 'Deploy',
    obfuscated_value: `sk_…${value.slice(-4)}`,
    last_used_at: null,
    expires_at: null,
    created_at: expect.any(String),
  })
  expect((await server.api.request('/organizations', { key: value })).status).toBe(200)
  const { body } = await server.api.get<{ data: unknown[] }>(path)
  expect(body.data).toContainEqual(key)
  expect(JSON.stringify(body)).not.toContain(value)
})

test('a key lies in the database as a keyed hash alone', async () => {
  const server = await startServer()
  const { id, value } = await createKey(server)

  const rows = await server.environment.db.many(sql`
    select c.*::text as credential, k.*::text as key, encode(c.hash, 'hex') as hash
    from credentials c join management_keys k on k.id = c.owner_id where k.id = ${id}`)

  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(value.slice(3, -4))
})

test('a revoked key is refused at once, on every node', async () => {
  const databaseUrl = await createDatabase()
  const one = await startOwnServer({ secrets: { databaseUrl } })
  const two = await startOwnServer({ secrets: { databaseUrl } })
  onTestFinished(async () => {
    await Promise.all([one.close(), two.close()])
  })
  const key = await createKey(one)
  const statuses = async () => {
    const answers = [one, two].map((server) => server.api.request('/organizations', { key: key.value }))
    return (await Promise.all(answers)).map((answer) => answer.status)
  }
  expect(await statuses()).toEqual([200, 200])

  expect((await two.api.request(`${path}/${key.id}`, { method: 'DELETE', key: one.apiKey })).status).toBe(204)

  expect(await statuses()).toEqual([401, 401])
})

test('a key can revoke itself; then the next request with it is refused', async () => {
  const server = await startServer()
  const { id, value } = await createKey(server)

  expect((await server.api.request(`${path}/${id}`, { method: 'DELETE', key: value })).status).toBe(204)
  expect((await server.api.request(path, { key: value })).status).toBe(401)
  expect((await server.api.delete(`${path}/${id}`)).status).toBe(404)
})

test('the last key stays, whatever is tried at once', async () => {
  const server = await startServer()
  const [first] = await listKeys(server)
  expect(await server.api.delete(`${path}/${first?.id}`)).toMatchObject({
    status: 409,
    body: { code: 'last_management_key' },
  })

  const others = [await createKey(server), await createKey(server)]
  const ids = [first?.id, ...others.map((key) => key.id)]
  const answers = await Promise.all(
    ids.map((id, i) =>
      server.api.request(`${path}/${id}`, {
        method: 'DELETE',
        key: [server.apiKey, ...others.map((key) => key.value)][i] ?? null,
      }),
    ),
  )

  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 204, 409])
})

test('[T-3] the keys of one environment are not there for another', async () => {
  const server = await startServer()
  const other = await startServer()
  const key = await createKey(other)

  expect(await server.api.delete(`${path}/${key.id}`)).toMatchObject({
    status: 404,
    body: { message: `Management key not found: '${key.id}'.` },
  })
  expect((await listKeys(server)).map((each) => each.id)).not.toContain(key.id)
  expect(await listKeys(other)).toHaveLength(2)
})

test('keys are listed in pages', async () => {
  const server = await startServer()
  for (const name of ['a', 'b', 'c']) await createKey(server, name)

  const { body } = await server.api.get<{ data: Key[]; list_metadata: { after: string } }>(`${path}?limit=2&order=asc`)
  const { data, list_metadata } = body
  const { body: rest } = await server.api.get<{ data: Key[] }>(`${path}?limit=2&order=asc&after=${list_metadata.after}`)

  const names = [...data, ...rest.data].map((key) => key.name)
  expect(names).toEqual(['First key', 'a', 'b', 'c'])
})

/** The status that an Authorization header gets, sent as it is. */
async function statusWith({ url }: TestServer, headers: Record<string, string>, search = ''): Promise<number> {
  const response = await fetch(`${url}/organizations${search}`, { headers })
  const body = (await response.json()) as { code?: string }
  if (response.status !== 200) expect([response.status, body.code]).toEqual([401, 'unauthorized'])
  return response.status
}

test('[T-2] a key is taken from the Authorization header as bearer token, and from nowhere else', async () => {
  const server = await startServer()
  const { apiKey: key } = server
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

  for (const authorization of [`Bearer ${key}`, `bearer ${key}`, `BEARER ${key}`]) {
    expect(await statusWith(server, { authorization })).toBe(200)
  }
  for (const authorization of [
    key,
    '',
    'Bearer',
    'Bearer ',
    `Token ${key}`,
    `Bearer  ${key}`,
    `Bearer\t${key}`,
    `Bearer: ${key}`,
    `Bearer ${key} ${key}`,
    `Bearer ${key},`,
    `Bearer "${key}"`,
    `Bearer key=${key}`,
    basic(key, ''),
    basic('', key),
  ]) {
    expect(await statusWith(server, { authorization })).toBe(401)
  }
  for (const name of ['x-api-key', 'api-key', 'proxy-authorization', 'x-authorization', 'x-forwarded-authorization']) {
    expect(await statusWith(server, { [name]: `Bearer ${key}` })).toBe(401)
  }
  expect(await statusWith(server, { cookie: `authorization=Bearer ${key}; api_key=${key}` })).toBe(401)
  for (const name of ['api_key', 'key', 'access_token', 'authorization', 'client_secret', 'token']) {
    expect(await statusWith(server, {}, `?${name}=${key}`)).toBe(401)
  }
})

test('a refused credential is described: none, no bearer token, no API key, or a wrong one', async () => {
  const { url, clientId, apiKey } = await startServer()
  const refusal = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization }
    return (await (await fetch(`${url}/organizations`, { headers })).json()) as unknown
  }
  const refused = (message: string) => ({ code: 'unauthorized', message: expect.stringContaining(message) })

  expect(await refusal()).toEqual(refused('No API key given. Send the API key as "Authorization: Bearer sk_…".'))
  expect(await refusal(apiKey)).toEqual(refused('The Authorization header has no bearer token. Send the API key as'))
  expect(await refusal(`Bearer ${clientId}`)).toEqual(refused('is not an API key, which begins with sk_.'))
  expect(await refusal('Bearer sk_test_of_nobody')).toEqual(refused('The API key is not valid.'))
})

test('[T-2] nothing else that the server gives out is a management key', async () => {
  const server = await startServer()
  const { api, apiKey, clientId } = server
  const user = { email: 'ada@northwind.example', password: 'a sturdy long passphrase', email_verified: true }
  await api.post('/user_management/users', user)
  const { body } = await api.post<{ access_token: string; refresh_token: string }>('/user_management/authenticate', {
    grant_type: 'password',
    client_id: clientId,
    client_secret: apiKey,
    ...user,
  })
  const signIn = body
  const [key] = await listKeys(server)
  const { id: userId } = (await api.get<{ data: { id: string }[] }>('/user_management/users')).body.data[0] ?? {
    id: '',
  }

  for (const token of [
    signIn.access_token,
    signIn.refresh_token,
    clientId,
    userId,
    key?.id ?? '',
    key?.obfuscated_value.replace('…', '') ?? '',
    server.environment.environmentId,
    server.app.system.hashCredential(apiKey).toString('hex'),
    apiKey.toLowerCase(),
    apiKey.slice(0, -1),
    `${apiKey}x`,
    apiKey.slice(3),
    `sk_${randomUUID()}`,
    'x'.repeat(20_000),
    'null',
    '%00',
  ]) {
    expect(await statusWith(server, { authorization: `Bearer ${token}` })).toBe(401)
  }
})

test('[T-2] a client secret beside a client id must be a key of the same environment, wherever it stands', async () => {
  const server = await startServer()
  const other = await startServer()
  const authenticate = async (secret: unknown, key: string | null) => {
    const { status, body } = await server.api.request('/user_management/authenticate', {
      method: 'POST',
      key,
      body: {
        grant_type: 'password',
        client_id: server.clientId,
        ...defined({ client_secret: secret }),
        email: 'nobody@northwind.example',
        password: 'a guess',
      },
    })
    return [status, (body as { error?: string; code?: string }).error ?? (body as { code?: string }).code]
  }

  expect(await authenticate(server.apiKey, null)).toEqual([400, 'invalid_credentials'])
  expect(await authenticate(server.apiKey, server.apiKey)).toEqual([400, 'invalid_credentials'])
  for (const [secret, key] of [
    [other.apiKey, null],
    ['sk_wrong', null],
    [other.apiKey, server.apiKey],
    [server.apiKey, other.apiKey],
    [server.apiKey, 'sk_wrong'],
    [server.clientId, null],
    [[server.apiKey], null],
    [{ 0: server.apiKey }, null],
    [1, null],
    [true, null],
  ] satisfies [unknown, string | null][]) {
    expect(await authenticate(secret, key)).toEqual([400, 'unauthorized_client'])
  }
})

test('a rolled key works until its overlap ends, and its successor has its name', async () => {
  let offset = 0
  const server = await startOwnServer({ now: () => new Date(Date.now() + offset) })
  onTestFinished(() => server.close())
  const { body: old } = await server.api.post<{ id: string; value: string }>('/environments/current/keys', {
    name: 'App',
  })
  const path = `/environments/current/keys/${old.id}/roll`
  const works = async (key: string) => (await createClient(server.url, key).get('/organizations')).status

  const rolled = await server.api.post<{ id: string; name: string; value: string }>(path, { overlap_seconds: 3_600 })
  expect([rolled.status, rolled.body.name]).toEqual([201, 'App'])
  expect([await works(old.value), await works(rolled.body.value)]).toEqual([200, 200])
  expect((await server.api.post(path, {})).body).toMatchObject({ code: 'key_ends' })
  offset = 3_600_001
  expect([await works(old.value), await works(rolled.body.value)]).toEqual([401, 200])

  const last = await server.api.post<{ value: string }>(`/environments/current/keys/${rolled.body.id}/roll`, {
    overlap_seconds: 0,
  })
  expect([await works(rolled.body.value), await works(last.body.value)]).toEqual([401, 200])
  await deleteEndedKeys(server.app.system)
  const { body } = await server.api.get<{ data: { name: string }[] }>('/environments/current/keys')
  expect(body.data.map(({ name }) => name).toSorted()).toEqual(['App', 'First key'])
})

test('a key is renamed, and shows when it was used last', async () => {
  const server = await startServer()
  const { body: key } = await server.api.post<{ id: string; value: string }>('/environments/current/keys', {
    name: 'App',
  })
  const path = `/environments/current/keys/${key.id}`
  expect((await server.api.request(path, { method: 'PATCH', body: { name: 'Application' } })).body).toMatchObject({
    name: 'Application',
    last_used_at: null,
  })
  await createClient(server.url, key.value).get('/organizations')
  await writeKeyUses(server.app.system)
  const { body } = await server.api.get<{ data: { id: string; last_used_at: string | null }[] }>(
    '/environments/current/keys',
  )
  expect(body.data.find(({ id }) => id === key.id)?.last_used_at).toMatch(/^\d{4}-/)
})
