import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'

const password = 'Correct-Horse-7'

/** The login of an earlier product: what it was asked, and what it answers. */
async function startEarlierLogin(answer: (question: Record<string, string>) => object | number) {
  const asked: Record<string, string>[] = []
  const signatures: [string, string][] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const question = JSON.parse(body)
      asked.push(question)
      signatures.push([String(request.headers['workos-signature']), body])
      const given = answer(question)
      response
        .writeHead(typeof given === 'number' ? given : 200)
        .end(typeof given === 'number' ? '' : JSON.stringify(given))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked, signatures }
}

async function start(answer: (question: Record<string, string>) => object | number) {
  const server = await startServer()
  const login = await startEarlierLogin(answer)
  const { api, apiKey, clientId } = server
  const set = (more: object = {}) => api.put<{ secret?: string }>('/migration_endpoint', { url: login.url, ...more })
  const signIn = (email: string, given = password) =>
    api.post<{ code?: string; message?: string; user?: { id: string; email: string } }>(
      '/user_management/authenticate',
      {
        grant_type: 'password',
        client_id: clientId,
        client_secret: apiKey,
        email,
        password: given,
      },
    )
  return { ...server, ...login, set, signIn }
}

test('a person whom the earlier login knows signs in with the old password, and it is asked once', async () => {
  const { api, set, signIn, asked, signatures } = await start(({ email, password: given }) =>
    email === 'ada@acme.test' && given === password
      ? {
          verdict: 'Allow',
          user: { email_verified: true, first_name: 'Ada', external_id: 'old-1', metadata: { plan: 'pro', n: 7 } },
        }
      : { verdict: 'Deny' },
  )
  const { body } = await set()

  const first = await signIn('ada@acme.test')
  expect(first).toMatchObject({ status: 200, body: { user: { email: 'ada@acme.test' } } })
  const [[signature, sent] = ['', '']] = signatures
  const [, time = '', mac = ''] = /^t=(\d+), v1=(\w+)$/.exec(signature) ?? []
  expect(mac).toBe(
    createHmac('sha256', body.secret ?? '')
      .update(`${time}.${sent}`)
      .digest('hex'),
  )
  expect(asked).toEqual([{ type: 'sign_in', email: 'ada@acme.test', password }])
  const user = await api.get(`/user_management/users/${first.body.user?.id}`)
  expect(user.body).toMatchObject({
    first_name: 'Ada',
    external_id: 'old-1',
    email_verified: true,
    metadata: { plan: 'pro' },
  })

  expect((await signIn('ADA@acme.test')).status).toBe(200)
  expect(await signIn('ada@acme.test', 'another-Horse-8')).toMatchObject({
    status: 400,
    body: { code: 'invalid_credentials' },
  })
  expect(asked).toHaveLength(1)
  // The secret is shown once, and replaced on demand.
  expect((await set()).body).not.toHaveProperty('secret')
  expect((await set({ rotate_secret: true })).body.secret).not.toBe(body.secret)
})

test('a person whose external id belongs to another user comes in without it', async () => {
  const user = { email_verified: true, first_name: 'Ada', external_id: 'old-1' }
  const { api, set, signIn } = await start(() => ({ verdict: 'Allow', user }))
  await set()
  await api.post('/user_management/users', { email: 'grace@acme.test', external_id: 'old-1' })

  const { status, body } = await signIn('ada@acme.test')

  expect([status, body.user?.email]).toEqual([200, 'ada@acme.test'])
  const stored = await api.get(`/user_management/users/${body.user?.id}`)
  expect(stored.body).toMatchObject({ first_name: 'Ada', external_id: null })
})

test('[U-4] a wrong password and an unknown address are refused alike, count as tries, and leave no user', async () => {
  const { api, set, signIn, asked } = await start(({ email }) => ({
    verdict: email === 'known@acme.test' ? 'Deny' : 'Unknown',
  }))
  await set()

  const denied = await signIn('known@acme.test')
  const unknown = await signIn('unknown@acme.test')
  expect(denied.status).toBe(400)
  const without = ({ body }: typeof denied, name: string) => JSON.stringify(body).replaceAll(name, '')
  expect(without(unknown, 'unknown@acme.test')).toBe(without(denied, 'known@acme.test'))
  for (let i = 1; i < 10; i++) await signIn('known@acme.test')
  expect((await signIn('known@acme.test')).status).toBe(429)
  expect(asked.filter(({ email }) => email === 'known@acme.test')).toHaveLength(10)
  const users = await api.get<{ data: unknown[] }>('/user_management/users')
  expect(users.body.data).toEqual([])
})

test('while the endpoint is away, the sign-in is refused for a while, and no try is counted', async () => {
  let isAway = true
  const { set, signIn, api } = await start(() => (isAway ? 500 : { verdict: 'Allow' }))
  await set()
  for (let i = 0; i < 12; i++)
    expect(await signIn('ada@acme.test')).toMatchObject({
      status: 503,
      body: { error: 'migration_endpoint_unavailable' },
    })
  isAway = false
  // The earlier login did not say that the address is verified.
  expect(await signIn('ada@acme.test')).toMatchObject({ status: 403, body: { code: 'email_verification_required' } })

  expect((await set({ until: '2020-01-01T00:00:00Z' })).status).toBe(200)
  expect((await signIn('grace@acme.test')).status).toBe(400)
  expect((await api.put('/migration_endpoint', { url: 'http://169.254.169.254/' })).status).toBe(422)
  expect((await api.delete('/migration_endpoint')).status).toBe(204)
  expect((await api.get('/migration_endpoint')).status).toBe(404)
})

test('a user without a password gets it, one with a password is not asked for, and a reset finds who is still there', async () => {
  const { api, set, signIn, asked } = await start(({ email }) =>
    email === 'stranger@acme.test' ? { verdict: 'Unknown' } : { verdict: 'Allow', user: { email_verified: true } },
  )
  await set()
  const { body: known } = await api.post<{ id: string }>('/user_management/users', {
    email: 'known@acme.test',
    email_verified: true,
  })
  const answers = await Promise.all([
    signIn('known@acme.test'),
    signIn('known@acme.test'),
    signIn('new@acme.test'),
    signIn('new@acme.test'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(answers[0]?.body.user?.id).toBe(known.id)

  const reset = await api.post('/user_management/password_reset', { email: 'reset@acme.test' })
  expect(reset.status).toBe(201)
  expect(asked.at(-1)).toEqual({ type: 'reset', email: 'reset@acme.test' })
  expect((await api.post('/user_management/password_reset', { email: 'stranger@acme.test' })).status).toBe(404)
})

test('[U-6] a password of someone who never proved the address there does not open the account of who did so here', async () => {
  let user: object = { email_verified: false }
  const { api, set, signIn } = await start(() => ({ verdict: 'Allow', user }))
  await set({ timeout_ms: 10_000 })
  for (const [email, email_verified] of [
    ['proven@acme.test', true],
    ['unproven@acme.test', false],
  ])
    expect((await api.post('/user_management/users', { email, email_verified })).status).toBe(201)

  for (user of [{ email_verified: false }, {}])
    expect(await signIn('proven@acme.test')).toMatchObject({ status: 400, body: { code: 'invalid_credentials' } })
  expect(await signIn('unproven@acme.test')).toMatchObject({
    status: 403,
    body: { code: 'email_verification_required' },
  })
  // Once it is verified there too, it counts.
  user = { email_verified: true }
  expect((await signIn('proven@acme.test')).status).toBe(200)
})

test('[U-12] texts of the earlier login that cannot be stored are left out, and the person comes in', async () => {
  const broken = ['a\0', '\ud800']
  const { api, set, signIn } = await start(() => ({
    verdict: 'Allow',
    user: {
      email_verified: true,
      first_name: broken[0],
      last_name: broken[1],
      metadata: { plan: 'pro', nul: broken[0], half: broken[1], 'a\0': 'x', '\ud800': 'x', ['__proto__']: 'x' },
    },
  }))
  await set({ timeout_ms: 10_000 })

  const { status, body } = await signIn('ada@acme.test')

  expect(status).toBe(200)
  const stored = await api.get<Record<string, unknown>>(`/user_management/users/${body.user?.id}`)
  const { first_name, last_name, metadata } = stored.body
  expect([first_name, last_name, metadata]).toEqual([null, null, { plan: 'pro' }])
})

test('an endpoint without a secret, as a copy of settings leaves it, can be deleted once', async () => {
  const { api, set, environment } = await start(() => 404)
  await set()
  await environment.db.run(
    sql`delete from migration_endpoint_secrets where environment_id = ${environment.environmentId}`,
  )
  const deletions = await Promise.all([1, 2, 3, 4].map(() => api.delete('/migration_endpoint')))
  expect(deletions.map(({ status }) => status).toSorted()).toEqual([204, 404, 404, 404])
  expect((await api.get('/migration_endpoint')).status).toBe(404)
})
