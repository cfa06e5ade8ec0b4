import { afterAll, expect, test } from 'vitest'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { makeCode, makeSigner } from '../grants/grant.fixture.ts'
import { deleteConsents } from '../grants/index.ts'
import { getToken, isActive, makeApi, makeMachine, postForm } from './machine.fixture.ts'
import { exchange, getUserTokens, refresh } from './signer.fixture.ts'

const secrets = { databaseUrl: await createDatabase() }
// Both behind one address, as behind a load balancer.
const config = { url: 'http://gatehouse.example' }
const first = await startOwnServer({ secrets, config })
const second = await startOwnServer({ secrets, config })
afterAll(() => Promise.all([first.close(), second.close()]))
const servers = [first.url, second.url]
const resourceServer = await makeApi(first)
const elsewhere = createClient(second.url, first.apiKey)

test('a deleted client secret gets no token on either server once its deletion is answered, and another one goes on', async () => {
  const machine = await makeMachine(first)
  const { secret } = await first.workos.connect.createApplicationClientSecret({ id: machine.id })
  const [, older] = await first.workos.connect.listApplicationClientSecrets({ id: machine.id })
  let isDeleted = false
  const use = async (url: string) => {
    const outcomes: { afterwards: boolean; status: number }[] = []
    while (outcomes.filter(({ afterwards }) => afterwards).length < 2) {
      const afterwards = isDeleted
      const { status } = await postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials' }, { by: machine })
      outcomes.push({ afterwards, status })
    }
    return outcomes
  }

  const uses = Promise.all([...servers, ...servers].map(use))
  await getToken(second.url, machine)
  expect((await elsewhere.delete(`/connect/client_secrets/${older?.id}`)).status).toBe(204)
  isDeleted = true

  const outcomes = (await uses).flat()
  // The eleventh refusal in a minute is a 429.
  for (const { afterwards, status } of outcomes) expect(afterwards ? [401, 429] : [200, 401, 429]).toContain(status)
  for (const url of servers) await getToken(url, { ...machine, secret })
})

test.each(['the application', 'its organization'])(
  'once the deletion of %s is answered, no token of it is active on either server, and none is made',
  async (what) => {
    const machine = await makeMachine(first)
    const tokens = await Promise.all(servers.map((url) => getToken(url, machine)))
    const issued = Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        postForm(`${servers[i % 2]}/oauth2/token`, { grant_type: 'client_credentials' }, { by: machine }),
      ),
    )

    const path =
      what === 'the application'
        ? `/connect/applications/${machine.clientId}`
        : `/organizations/${machine.organizationId}`
    expect((await elsewhere.delete(path)).status).toBeLessThan(300)

    for (const url of servers) {
      for (const token of tokens) expect(await isActive(url, resourceServer, token)).toBe(false)
      const { status } = await postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials' }, { by: machine })
      expect(status).toBe(401)
    }
    for (const { status, body } of await issued) {
      expect([200, 401]).toContain(status)
      if (status === 200) expect(await isActive(first.url, resourceServer, String(body.access_token))).toBe(false)
    }
  },
)

test('a token that is revoked on one server is inactive on the other at once, also when others revoke it too', async () => {
  const machine = await makeMachine(first)
  const token = await getToken(first.url, machine)

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => postForm(`${servers[i % 2]}/oauth2/revoke`, { token }, { by: machine })),
  )

  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  for (const url of servers) expect(await isActive(url, resourceServer, token)).toBe(false)
})

const hundred = Array.from({ length: 100 }, (_, i) => servers[i % 2] ?? '')

test('[A-3] of a hundred parallel uses of one code on two servers one gets tokens, and the others end them', async () => {
  const signer = await makeSigner(first)
  const code = await makeCode(first, signer)

  const answers = await Promise.all(hundred.map((url) => exchange(url, signer, code)))

  const [won, ...others] = answers.filter(({ status }) => status === 200)
  expect(others).toEqual([])
  const lost = answers.filter(({ status }) => status !== 200)
  expect(new Set(lost.map(({ body }) => body.error))).toEqual(new Set(['invalid_grant']))
  for (const url of servers) {
    expect(await isActive(url, resourceServer, String(won?.body.access_token))).toBe(false)
    expect((await refresh(url, signer, won?.body.refresh_token)).body.error).toBe('invalid_grant')
  }
  expect((await first.workos.userManagement.listSessions(signer.userId)).data).toEqual([])
})

test('[A-4] a hundred parallel uses of one refresh token on two servers get the same successor, and it works', async () => {
  const signer = await makeSigner(first, 'joe@northwind.example')
  const { refresh_token } = await getUserTokens(first, signer)

  const answers = await Promise.all(hundred.map((url) => refresh(url, signer, refresh_token)))

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const [successor, ...others] = new Set(answers.map(({ body }) => body.refresh_token))
  expect(others).toEqual([])
  expect(successor).not.toBe(refresh_token)
  expect((await refresh(second.url, signer, successor)).status).toBe(200)
})

test('who withdraws a consent while its code is exchanged is left with no session of it', async () => {
  const signer = await makeSigner(first, 'mary@northwind.example')
  for (let i = 0; i < 3; i++) {
    const code = await makeCode(first, signer)
    const [{ body }, deletion] = await Promise.all([
      exchange(second.url, signer, code),
      first.environment.transaction((tx) => deleteConsents(tx, { userId: signer.userId })),
    ])
    expect(deletion).toBe(1)
    expect(['invalid_grant', undefined]).toContain(body.error)
    expect((await first.workos.userManagement.listSessions(signer.userId)).data).toEqual([])
  }
})

test('a code that is exchanged while its user is deleted gets tokens that have ended, or is refused', async () => {
  for (let i = 0; i < 2; i++) {
    const signer = await makeSigner(first, `leaving-${i}@northwind.example`)
    const code = await makeCode(first, signer)
    const [{ body }, deletion] = await Promise.all([
      exchange(first.url, signer, code),
      elsewhere.delete(`/user_management/users/${signer.userId}`),
    ])
    expect(deletion.status).toBe(200)
    if (body.access_token === undefined) expect(body.error).toBe('invalid_grant')
    else expect(await isActive(first.url, resourceServer, String(body.access_token))).toBe(false)
  }
})
