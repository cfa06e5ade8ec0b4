import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { serveOwnOperations } from '#test/own-operations.ts'
import { startServer } from '#test/server.ts'
import { catalog } from '../catalog.ts'
import { createLog } from './log.ts'

const secret = 'not-to-be-shown'

function logged(members: object): string {
  const lines: string[] = []
  createLog('debug', catalog.secretNames, { write: (line) => void lines.push(line) }).info(members, 'text')
  return lines.join('')
}

test.each([...catalog.secretNames])('a member named %s is not written, at any depth that is logged', (name) => {
  for (const members of [
    { [name]: secret },
    { body: { [name]: secret } },
    { request: { body: { [name]: secret } } },
    { request: { headers: { [name]: [secret, secret] } } },
    { request: { list: [{ body: { [name.toUpperCase()]: secret } }] } },
  ]) {
    expect(logged(members)).not.toContain(secret)
    expect(logged(members)).toContain('[redacted]')
  }
})

test('what is no secret is written as JSON, one line each', () => {
  const lines = logged({ id: 'org_1', nested: { name: 'a\nb' } })
    .trimEnd()
    .split('\n')

  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, id: 'org_1', nested: { name: 'a\nb' }, msg: 'text' })
})

test('an error keeps its SQLSTATE and its trace, and shows none of the values that the database quotes', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'users_pkey',
    detail: `Key (email)=(${secret}) already exists.`,
    config: { headers: { cookie: secret } },
  })

  const line = logged({ err: error })

  expect(JSON.parse(line).err).toEqual({
    type: 'Error',
    message: 'duplicate key',
    stack: expect.stringContaining('log.test.ts'),
    error_code: '23505',
    constraint: 'users_pkey',
  })
  expect(line).not.toContain(secret)
})

test('no credential of a request gets into its log lines, at level debug and whether it succeeds or is refused', async () => {
  const { app } = await startServer()
  const { send, lines, apiKey, clientId } = await serveOwnOperations(app.operations)
  const client = { client_id: clientId, client_secret: apiKey }
  const password = 'a sturdy long passphrase'
  const authenticate = (body: object) => send('POST', '/user_management/authenticate', { body: { ...client, ...body } })
  const text = (body: unknown, ...path: string[]) =>
    String(path.reduce((value, member) => (value as Record<string, unknown>)[member], body))

  // Everything that is secret, as it comes to be known.
  const secrets = new Set([apiKey, password])
  const know = (value: string) => {
    expect(value.length).toBeGreaterThan(5)
    secrets.add(value)
    return value
  }
  const user = { email: 'ada@northwind.example', password, email_verified: true }
  await send('POST', '/user_management/users', { body: user })
  const hash = createHash('sha256').update('x').digest('hex')
  await send('POST', '/user_management/users', {
    body: { email: 'b@northwind.example', password_hash: know(hash), password_hash_type: 'bcrypt' },
  })
  const signIn = await authenticate({ grant_type: 'password', ...user })
  const accessToken = know(text(signIn.body, 'access_token'))
  await send('GET', '/user_management/sessions/current', { key: accessToken })
  await send('GET', '/user_management/sessions/current', { key: know(`${accessToken}x`) })
  await authenticate({ grant_type: 'refresh_token', refresh_token: know(text(signIn.body, 'refresh_token')) })
  await authenticate({ grant_type: 'refresh_token', refresh_token: know('a-refresh-token-that-is-wrong') })
  await authenticate({ grant_type: 'password', email: user.email, password: know('not the password') })
  await authenticate({
    grant_type: 'authorization_code',
    code: know('a-code-of-nobody'),
    code_verifier: know('v'.repeat(43)),
  })
  const magic = await send('POST', '/user_management/magic_auth', { body: { email: user.email } })
  await authenticate({
    grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
    email: user.email,
    code: know(text(magic.body, 'code')),
  })
  await send('POST', '/user_management/users', {
    body: { ...user, email: 'c@northwind.example', email_verified: false },
  })
  const pending = await authenticate({ grant_type: 'password', email: 'c@northwind.example', password })
  await authenticate({
    grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
    pending_authentication_token: know(text(pending.body, 'pending_authentication_token')),
    code: '000000',
  })
  const key = await send('POST', '/environments/current/keys', {
    body: { name: 'Key' },
    headers: { 'idempotency-key': know('an-idempotency-key') },
  })
  await send('GET', '/organizations', { key: know(text(key.body, 'value')) })
  await send('GET', '/organizations', { key: know('sk_a_key_of_nobody') })
  await send('GET', `/organizations?api_key=${apiKey}&access_token=${accessToken}`)
  await send('GET', `/nothing?api_key=${apiKey}`)
  await send('GET', '/sign-in', { headers: { cookie: `gatehouse_browser=${know('a-cookie-of-a-browser')}` } })
  await send('POST', '/sign-in', {
    body: `request=${know('a-request-token')}&csrf_token=${know('a-csrf-token')}&password=${encodeURIComponent(password)}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
  })
  await send('POST', '/organizations', {
    body: `{"name": "${know('in-a-broken-body')}"`,
    headers: { 'content-type': 'application/json' },
  })

  expect(lines.length).toBeGreaterThan(15)
  expect(signIn.status).toBe(200)
  const log = lines.join('')
  for (const value of secrets) expect(log).not.toContain(value)
})
