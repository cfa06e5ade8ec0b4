import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { FormBrowser } from '#test/form-browser.ts'
import { startOwnServer, startServer, startServerWithClock, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'
const grantType = 'urn:ietf:params:oauth:grant-type:device_code'

interface Device {
  device_code: string
  user_code: string
  verification_uri: string
  verification_uri_complete: string
}

async function begin(server: TestServer): Promise<Device> {
  const { status, body } = await server.api.request<Device>('/user_management/authorize/device', {
    method: 'POST',
    key: null,
    body: `client_id=${server.clientId}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'northwind-cli/1.2' },
  })
  expect(status).toBe(200)
  return body
}

async function poll({ api, clientId }: TestServer, deviceCode: string) {
  const { status, body } = await api.request<{
    error?: string
    user: { id: string }
    access_token: string
    refresh_token: string
  }>('/user_management/authenticate', {
    method: 'POST',
    key: null,
    body: { client_id: clientId, grant_type: grantType, device_code: deviceCode },
  })
  return { status, body: body }
}

async function prepare(server: TestServer) {
  const user = await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  return { user, browser: new FormBrowser(server.url) }
}

async function signInOnPage(browser: FormBrowser) {
  await browser.submit({ email })
  await browser.submit({ password })
}

test('[A-9] a device is signed in by someone who signs in elsewhere and allows it, once', async () => {
  const server = await startServer()
  const { user, browser } = await prepare(server)
  const device = await begin(server)
  expect(device).toEqual({
    device_code: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
    verification_uri: `${server.url}/device`,
    verification_uri_complete: `${server.url}/device?user_code=${device.user_code}`,
    expires_in: 300,
    interval: 5,
  })
  expect((await poll(server, device.device_code)).body).toMatchObject({ error: 'authorization_pending' })

  await browser.open(device.verification_uri_complete)
  expect(browser.html).toContain(`value="${device.user_code}"`)
  await browser.submit({ user_code: device.user_code.toLowerCase().replace('-', ' ') })
  expect(browser.location.pathname).toBe('/sign-in')
  await signInOnPage(browser)
  expect(browser.location.pathname).toBe('/device/confirm')
  for (const shown of ['northwind-cli/1.2', email]) expect(browser.html).toContain(shown)
  expect((await poll(server, device.device_code)).body.error).toMatch(/authorization_pending|slow_down/)
  await browser.submit({ decision: 'allow' })
  expect(browser.location.pathname).toBe('/device/success')

  const answer = await poll(server, device.device_code)
  expect(answer.body).toMatchObject({ user: { id: user.id }, authentication_method: 'Password' })
  expect(decodeJwt(answer.body.access_token).sub).toBe(user.id)
  const refreshed = await server.api.request('/user_management/authenticate', {
    method: 'POST',
    key: null,
    body: { client_id: server.clientId, grant_type: 'refresh_token', refresh_token: answer.body.refresh_token },
  })
  expect(refreshed.status).toBe(200)
  expect((await poll(server, device.device_code)).body).toMatchObject({ error: 'invalid_grant' })
})

test('[A-9] of ten parallel polls after the approval one gets a session', async () => {
  const server = await startServer()
  const { user, browser } = await prepare(server)
  const device = await begin(server)
  await browser.open(device.verification_uri_complete)
  await browser.submit({ user_code: device.user_code })
  await signInOnPage(browser)
  await browser.submit({ decision: 'allow' })

  const answers = await Promise.all(Array.from({ length: 10 }, () => poll(server, device.device_code)))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await server.workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
})

test('a browser that is signed in is asked about the device alone; a refused device gets nothing', async () => {
  const server = await startServer()
  const { user, browser } = await prepare(server)
  const first = await begin(server)
  await browser.open(first.verification_uri_complete)
  await browser.submit({ user_code: first.user_code })
  await signInOnPage(browser)
  await browser.submit({ decision: 'allow' })

  const second = await begin(server)
  await browser.open(second.verification_uri_complete)
  await browser.submit({ user_code: second.user_code })
  expect(browser.location.pathname).toBe('/device/confirm')
  await browser.submit({ decision: 'deny' })
  expect(browser.location.pathname).toBe('/device/denied')

  expect((await poll(server, second.device_code)).body).toMatchObject({ error: 'access_denied' })
  expect((await server.workos.userManagement.listSessions(user.id)).data).toEqual([])
})

test('[A-9] a device that polls faster than its interval has to slow down, by five seconds more each time; old codes expire', async () => {
  let offsetMs = 0
  const server = await startServerWithClock(() => new Date(Date.now() + offsetMs))
  const { browser } = await prepare(server)
  const device = await begin(server)
  const pollAfter = async (seconds: number) => {
    offsetMs += seconds * 1_000
    return (await poll(server, device.device_code)).body.error
  }
  expect(await pollAfter(0)).toBe('authorization_pending')
  expect(await pollAfter(1)).toBe('slow_down')
  // The interval is ten seconds now.
  expect(await pollAfter(6)).toBe('slow_down')
  expect(await pollAfter(16)).toBe('authorization_pending')
  expect(await pollAfter(300)).toBe('expired_token')
  await browser.open(device.verification_uri_complete)
  await browser.submit({ user_code: device.user_code })
  expect(browser.html).toContain('No device is waiting with this code')
})

test('[A-9] a device code is bound to its client, and a code that no one has is refused', async () => {
  const [one, two] = [await startServer(), await startServer()]
  const device = await begin(one)

  expect((await poll(two, device.device_code)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await poll(one, 'x'.repeat(64))).body).toMatchObject({ error: 'invalid_grant' })
  const unknown = await one.api.request('/user_management/authorize/device', {
    method: 'POST',
    key: null,
    body: { client_id: 'client_unknown' },
  })
  expect([unknown.status, unknown.body]).toEqual([400, expect.objectContaining({ error: 'invalid_client' })])
})

test('[A-9] guesses at user codes are limited by network address; right codes are not counted, and while limited are refused too', async () => {
  const server = await startOwnServer({ config: { rateLimits: true, development: false } })
  try {
    const browser = new FormBrowser(server.url)
    for (let i = 0; i < 11; i++) {
      const { user_code } = await begin(server)
      await browser.open(`${server.url}/device`)
      const { form } = browser
      expect((await browser.send(form.action, { ...form.fields, user_code })).status).toBe(303)
    }
    await browser.open(`${server.url}/device`)
    const statuses: number[] = []
    let { form } = browser
    for (let i = 0; i < 11; i++) {
      form = browser.form
      await browser.submit({ user_code: 'BCDF-GHJK' })
      statuses.push(browser.status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(400))
    expect(statuses[10]).toBe(429)
    const { user_code } = await begin(server)
    const refused = await browser.send(form.action, { ...form.fields, user_code })
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await server.close()
  }
})

test('[W-3] the form of a device and the decision about it count from our pages in the same browser alone', async () => {
  const server = await startServer()
  const { browser } = await prepare(server)
  const device = await begin(server)
  await browser.open(device.verification_uri_complete)
  const code = browser.form
  const fields = { ...code.fields, user_code: device.user_code }
  expect((await browser.send(code.action, fields, { origin: 'https://evil.example.com' })).status).toBe(403)
  expect((await new FormBrowser(server.url).send(code.action, fields)).status).toBe(403)
  await browser.submit({ user_code: device.user_code })
  await signInOnPage(browser)
  const { form } = browser
  const allow = { ...form.fields, decision: 'allow' }
  expect((await browser.send(form.action, allow, { origin: 'null' })).status).toBe(403)
  expect((await new FormBrowser(server.url).send(form.action, allow)).status).toBe(400)
  expect((await poll(server, device.device_code)).body).toMatchObject({ error: 'authorization_pending' })
})
