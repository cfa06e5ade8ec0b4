import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { createRandom } from '#test/samples.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'

async function signIn({ workos, clientId }: TestServer) {
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  return workos.userManagement.authenticateWithPassword({ clientId, email, password })
}

function refresher({ api, clientId }: TestServer) {
  return (refreshToken: string) =>
    api.request('/user_management/authenticate', {
      method: 'POST',
      key: null,
      body: { client_id: clientId, grant_type: 'refresh_token', refresh_token: refreshToken },
    })
}

test.each([1, 2, 3, 4, 5])(
  '[A-4] whatever the order of uses, in parallel or not, a session is one chain of tokens (seed %i)',
  async (seed) => {
    const server = await startServer()
    const random = createRandom(seed)
    const refresh = refresher(server)
    const chain = [(await signIn(server)).refreshToken]
    let isEnded = false
    for (let step = 0; step < 14; step++) {
      // The newest mostly, its predecessor often, older ones seldom: they end the session.
      const back = random.pick([0, 0, 0, 0, 1, 1, 1, step > 9 ? 2 : 0])
      const index = Math.max(0, chain.length - 1 - back)
      const token = chain[index] ?? ''
      const answers = await Promise.all(Array.from({ length: random.integer(4) + 1 }, () => refresh(token)))
      const tokens = answers.map(({ body }) => (body as { refresh_token?: string }).refresh_token)

      const age = chain.length - 1 - index
      if (isEnded || age > 1) {
        isEnded = true
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400))
      } else {
        const successors = new Set(tokens)
        expect(successors.size).toBe(1)
        const [successor = ''] = successors
        if (age === 1) expect(successor).toBe(chain.at(-1))
        else {
          expect(chain).not.toContain(successor)
          chain.push(successor)
        }
      }
    }
    const { body } = await server.api.get('/events?events=session.revoked')
    expect((body as { data: unknown[] }).data).toHaveLength(isEnded ? 1 : 0)
  },
)

test('[A-4] fifty parallel refreshes over two servers of one database get the same successor', async () => {
  const secrets = { databaseUrl: await createDatabase() }
  const one = await startOwnServer({ secrets })
  const two = await startOwnServer({ secrets })
  try {
    const { refreshToken } = await signIn(one)
    const atOne = refresher(one)
    const atTwo = refresher({ ...two, clientId: one.clientId })

    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? atOne : atTwo)(refreshToken)))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const successors = new Set(answers.map(({ body }) => (body as { refresh_token: string }).refresh_token))
    expect(successors.size).toBe(1)
    const [next = ''] = successors
    expect((await atTwo(next)).status).toBe(200)
  } finally {
    await two.close()
    await one.close()
  }
})

test('[A-4] fifty parallel uses of a token two generations old end the session once', async () => {
  const server = await startServer()
  const refresh = refresher(server)
  const next = async (token: string) => ((await refresh(token)).body as { refresh_token: string }).refresh_token
  const { refreshToken: first } = await signIn(server)
  const third = await next(await next(first))

  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(first)))

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  expect((await refresh(third)).body).toMatchObject({ error: 'invalid_grant' })
  const { data: events } = await server.workos.events.listEvents({ events: ['session.revoked'] })
  expect(events).toHaveLength(1)
})

test('[A-5] of refreshes that race with a sign-out none leads to a token that can be refreshed', async () => {
  const server = await startServer()
  const refresh = refresher(server)
  const { refreshToken, accessToken } = await signIn(server)
  const sessionId = decodeJwt(accessToken).sid as string

  const racing = Array.from({ length: 20 }, () => refresh(refreshToken))
  await server.workos.userManagement.revokeSession({ sessionId })
  const answers = await Promise.all(racing)

  for (const { status, body } of answers) {
    if (status !== 200) expect(body).toMatchObject({ error: 'invalid_grant' })
    else expect((await refresh((body as { refresh_token: string }).refresh_token)).status).toBe(400)
  }
})

test('a sealed session of the server kits authenticates, refreshes and switches the organization', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const cookiePassword = 'a cookie password of at least 32 characters'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const [first, second] = await Promise.all(
    ['Northwind', 'Contoso'].map((name) => workos.organizations.createOrganization({ name })),
  )
  for (const organization of [first, second])
    await workos.userManagement.createOrganizationMembership({
      userId: user.id,
      organizationId: organization?.id ?? '',
    })
  const refusal = await workos.userManagement
    .authenticateWithPassword({ clientId, email, password })
    .catch((error: unknown) => error)
  const { sealedSession = '' } = await workos.userManagement.authenticateWithOrganizationSelection({
    clientId,
    organizationId: first?.id ?? '',
    pendingAuthenticationToken: (refusal as { pendingAuthenticationToken: string }).pendingAuthenticationToken,
    session: { sealSession: true, cookiePassword },
  })

  const session = workos.userManagement.loadSealedSession({ sessionData: sealedSession, cookiePassword })

  expect(await session.authenticate()).toMatchObject({ authenticated: true, organizationId: first?.id })
  expect(await session.refresh()).toMatchObject({ authenticated: true, organizationId: first?.id })
  expect(await session.refresh({ organizationId: second?.id ?? '' })).toMatchObject({
    authenticated: true,
    organizationId: second?.id,
  })
  expect(await session.authenticate()).toMatchObject({ authenticated: true, organizationId: second?.id })
  await expect(session.refresh({ organizationId: 'org_01ARZ3NDEKTSV4RRFFQ69G5FAV' })).rejects.toMatchObject({
    error: 'organization_not_found',
  })
})
