import { afterAll, expect, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { createDatabase } from '#test/database.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startOwnServer } from '#test/server.ts'
import { startConnect } from './connect.fixture.ts'

const secrets = { databaseUrl: await createDatabase() }
// Both behind one address, as behind a load balancer.
const config = { url: 'http://gatehouse.example' }
let ahead = 0
const now = () => new Date(Date.now() + ahead)
const own = await startOwnServer({ secrets, config, now })
const second = await startOwnServer({ secrets, config, now })
afterAll(() => Promise.all([own.close(), second.close()]))
const server = await startConnect(own)
const { application, person, workos } = server

const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'

async function begin(by = application, more: Record<string, string> = {}) {
  const { status, body } = await postForm(
    `${server.url}/oauth2/device_authorization`,
    { scope: 'openid', ...more },
    { by },
  )
  return { status, error: body.error, device_code: String(body.device_code), user_code: String(body.user_code), body }
}

function poll(device_code: string, url = server.url, by = application) {
  return postForm(`${url}/oauth2/token`, { grant_type, device_code }, { by })
}

const browser = () => new FormBrowser(config.url, (url) => url.replace(config.url, server.url))

async function atConsent(user_code: string, visitor = browser()) {
  await visitor.open('/device')
  await visitor.submit({ user_code })
  if (visitor.location.pathname === '/sign-in') await server.signIn(visitor)
  expect(visitor.location.pathname).toBe('/application-authorization')
  return visitor
}

test('[A-9] a device waits at its own pace until its user decides, and its code is for its application alone', async () => {
  const { device_code, user_code, body } = await begin()
  expect(body).toMatchObject({
    verification_uri: `${config.url}/device`,
    verification_uri_complete: `${config.url}/device?user_code=${user_code}`,
    expires_in: 300,
    interval: 5,
  })
  const other = await server.firstParty()
  expect((await poll(device_code, server.url, other)).body.error).toBe('invalid_grant')
  expect((await poll(device_code)).body.error).toBe('authorization_pending')
  expect((await poll(device_code)).body.error).toBe('slow_down')
  ahead += 10_000
  expect((await poll(device_code)).body.error).toBe('authorization_pending')
  // The applications of the environment itself cannot use it.
  const { body: stranger } = await server.api.request<{ error: string }>('/user_management/authenticate', {
    method: 'POST',
    key: null,
    body: { client_id: server.clientId, grant_type, device_code },
  })
  expect(stranger.error).toBe('invalid_grant')

  const visitor = await atConsent(user_code)
  expect(visitor.html).toContain('Only allow this if you started it')
  await visitor.submit({ decision: 'deny' })
  expect(visitor.location.pathname).toBe('/device/denied')
  expect((await poll(device_code)).body.error).toBe('access_denied')

  const late = await begin()
  ahead += 301_000
  expect((await poll(late.device_code)).body.error).toBe('expired_token')
  expect(await begin(application, { scope: 'admin' })).toMatchObject({ status: 400, error: 'invalid_scope' })
  expect(await begin({ ...application, secret: 'wrong' })).toMatchObject({ status: 401, error: 'invalid_client' })
})

test('who has allowed an application before is asked for every device of it, of the first party too', async () => {
  const visitor = browser()
  for (const by of [application, application, await server.firstParty()]) {
    const { user_code, device_code } = await begin(by)
    await atConsent(user_code, visitor)
    await visitor.submit({ decision: 'allow' })
    expect(visitor.location.pathname).toBe('/device/success')
    expect((await poll(device_code, server.url, by)).status).toBe(200)
  }
})

test('[A-9] of a hundred parallel uses of one device code on two servers one gets tokens', async () => {
  const { user_code, device_code } = await begin()
  await (await atConsent(user_code)).submit({ decision: 'allow' })

  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => poll(device_code, i % 2 === 0 ? server.url : second.url)),
  )

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const errors = answers.filter(({ status }) => status !== 200).map(({ body }) => body.error)
  expect(new Set(errors)).toEqual(new Set(['invalid_grant']))
})

test('what was allowed ends with the sign-out of its user everywhere, and with its application', async () => {
  const [first, other, waiting] = [await begin(), await begin(), await begin()]
  await (await atConsent(first.user_code)).submit({ decision: 'allow' })
  expect((await server.api.delete(`/user_management/users/${person.id}/sessions`)).status).toBeLessThan(300)
  expect((await poll(first.device_code)).body.error).toBe('access_denied')

  await (await atConsent(other.user_code)).submit({ decision: 'allow' })
  const visitor = await atConsent(waiting.user_code)
  await workos.connect.deleteApplication({ id: application.id })
  await visitor.submit({ decision: 'allow' })
  expect(visitor.status).toBe(400)
  expect((await poll(other.device_code)).status).toBe(401)
})
