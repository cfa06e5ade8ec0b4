import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'

const oldKey = 'the master key of last year, long enough'
const newKey = 'the master key of this year, long enough'
const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'
const credentials = { clientId: 'client_test_default', email, password }

/** A server on the database with these master keys, and what was sealed before read back through the configured key. */
async function startWith(databaseUrl: string, masterKeys: string[]) {
  const server = await startOwnServer({
    secrets: { databaseUrl, masterKeys },
    config: { url: 'http://localhost:4100' },
  })
  let closed: Promise<void> | undefined
  const close = () => (closed ??= server.close())
  onTestFinished(close)
  const request = async (
    path: string,
    init: { method?: string; body?: object; headers?: Record<string, string> } = {},
  ) => {
    const { status, body } = await server.api.request<Record<string, string> & { data: { text: string }[] }>(path, {
      key: 'sk_test_default',
      ...init,
    })
    return { status, body: body }
  }
  const signIn = () =>
    request('/user_management/authenticate', {
      method: 'POST',
      body: {
        grant_type: 'password',
        client_id: credentials.clientId,
        client_secret: 'sk_test_default',
        email,
        password,
      },
    })
  return { ...server, close, request, signIn }
}

const createNorthwind = { method: 'POST', body: { name: 'Northwind' }, headers: { 'idempotency-key': 'a' } }

async function before(databaseUrl: string) {
  const server = await startWith(databaseUrl, [oldKey])
  const user = { email, password, email_verified: true }
  await server.request('/user_management/users', { method: 'POST', body: user })
  const { body: signIn } = await server.signIn()
  const { body: magicAuth } = await server.request('/user_management/magic_auth', { method: 'POST', body: { email } })
  const { body: organization } = await server.request('/organizations', createNorthwind)
  await server.close()
  return { accessToken: signIn.access_token ?? '', magicAuth, organization }
}

test('after a restart with the new key before the old one, all that was sealed opens and all tokens and keys go on', async () => {
  const databaseUrl = await createDatabase()
  const { accessToken, magicAuth, organization } = await before(databaseUrl)

  const server = await startWith(databaseUrl, [newKey, oldKey])

  const keys = createRemoteJWKSet(new URL(`${server.url}/sso/jwks/${credentials.clientId}`))
  expect((await jwtVerify(accessToken, keys)).protectedHeader.alg).toBe('RS256')
  const { body: signIn } = await server.signIn()
  expect((await jwtVerify(signIn.access_token ?? '', keys)).protectedHeader.kid).toBe(
    (await jwtVerify(accessToken, keys)).protectedHeader.kid,
  )
  expect((await server.request(`/user_management/magic_auth/${magicAuth.id}`)).body).toEqual(magicAuth)
  expect((await server.request('/_dev/messages')).body.data[0]?.text).toContain(magicAuth.code)
  expect((await server.request('/organizations', createNorthwind)).body).toEqual(organization)
})

test('afterwards the old key is not needed for keys and tokens', async () => {
  const databaseUrl = await createDatabase()
  const { accessToken } = await before(databaseUrl)
  await (await startWith(databaseUrl, [newKey, oldKey])).close()

  const server = await startWith(databaseUrl, [newKey])

  const keys = createRemoteJWKSet(new URL(`${server.url}/sso/jwks/${credentials.clientId}`))
  await jwtVerify(accessToken, keys)
  expect((await server.signIn()).status).toBe(200)
  expect((await server.request('/organizations')).status).toBe(200)
})

test('a server without the key of its secrets does not start', async () => {
  const databaseUrl = await createDatabase()
  await before(databaseUrl)

  await expect(startWith(databaseUrl, [newKey])).rejects.toThrow('which is not in GATEHOUSE_SECRET_KEY')
})

test('what was sealed before the rotation opens without the old key: codes, messages and kept answers too', async () => {
  const databaseUrl = await createDatabase()
  const { magicAuth } = await before(databaseUrl)
  await (await startWith(databaseUrl, [newKey, oldKey])).close()
  const server = await startWith(databaseUrl, [newKey])

  const answers = await Promise.all([
    server.request(`/user_management/magic_auth/${magicAuth.id}`),
    server.request('/_dev/messages'),
    server.request('/organizations', createNorthwind),
  ])

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 201])
  expect(answers[0]?.body).toEqual(magicAuth)
})
