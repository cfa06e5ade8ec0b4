import { expect, onTestFinished, test } from 'vitest'
import { listManagementKeys } from '#environment/environments/management-keys.ts'
import { continueUrl } from '#hosted-sign-in/pages.fixture.ts'
import { revokeSession } from '#people/sessions/index.ts'
import { hostCookie } from '#platform/http/cookies.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { codeTo, cookieName, openConsole, operatorPassword, pageOf } from '../console.fixture.ts'
import { removeOperator, setOperatorRoles } from '../operators/index.ts'
import { ownPath } from './sign-in.ts'

/** A server whose clock a test sets. */
async function startWithClock() {
  let offset = 0
  const server = await startOwnServer({ now: () => new Date(Date.now() + offset) })
  onTestFinished(() => server.close())
  return {
    server,
    wait: (minutes: number) => {
      offset += minutes * 60_000
    },
  }
}

test('[W-4] an operator signs in on the hosted pages and comes back with a cookie of this host that no other site can have sent', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const operator = await team.operator({ role: 'owner' })

  const browser = await team.signIn(operator, undefined, '/console/environment_x/users?q=ada')

  expect(browser.location.pathname + browser.location.search).toBe('/console/environment_x/users?q=ada')
  const cookie = browser.setCookies.find((each) => each.startsWith(`${cookieName}=`))
  expect(cookie).toMatch(/^gatehouse-console=\w{32}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
  expect(hostCookie({ url: 'https://id.example.com' }, cookieName, 'x', 60, 'Strict')).toBe(
    '__Host-gatehouse-console=x; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
  )
  const { status, body } = await pageOf(server, () => browser.cookies.get(cookieName))('/console/api/session')
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ object: 'console_session', operator: { id: operator.id, email: operator.email } }),
  ])
  expect(body.environments.at(-1) ?? {}).toHaveProperty('role', 'owner')
  expect(body.proven_until).not.toBeNull()
})

test('an invited operator proves the email and is let in once; a user of that environment who is not an operator is refused', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  const email = `invited-${owner.id.slice(-6).toLowerCase()}@team.example`
  const invited = await owner.call(team.path(team.operators, '/operators'), {
    method: 'POST',
    body: { email, role: 'viewer' },
    headers: { 'x-gatehouse-reveal': '1', 'x-gatehouse-reason': 'No mail server yet' },
  })
  expect(invited.status).toBe(201)
  const browser = new FormBrowser(server.url)

  await browser.open(invited.body.sign_in_url)
  await browser.submit({})
  await browser.submit({ email, password: operatorPassword })
  await browser.submit({ code: await codeTo(team.operators, email) })
  await browser.open(continueUrl(browser.html) ?? '')

  expect(browser.location.pathname).toBe('/console')
  const call = pageOf(server, () => browser.cookies.get(cookieName))
  expect((await call('/console/api/session')).body.operator.email).toBe(email)

  const stranger = await team.operator({ role: 'viewer' })
  await removeRow(stranger.id)
  const refused = await team.signIn(stranger)
  expect(refused.location.href).toBe(`${server.url}/console?error=not_an_operator`)
  expect(refused.cookies.get(cookieName)).toBeUndefined()

  async function removeRow(id: string) {
    const { sql } = await import('#platform/db/sql.ts')
    await team.operators.db.run(
      sql`delete from operators where environment_id = ${team.operators.environmentId} and id = ${id}`,
    )
  }
})

test('[W-3] a call that another site causes is refused and changes nothing', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  const environment = await team.environment('sandbox')
  const keys = team.path(environment, '/environments/current/keys')
  const count = async () => (await listManagementKeys(environment, { limit: 100, order: 'asc' })).rows.length
  const before = await count()
  const evil = 'https://evil.example'

  for (const headers of [
    { 'x-gatehouse-console': undefined },
    { origin: evil },
    { origin: 'null' },
    { origin: undefined },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'x-gatehouse-console': undefined, 'content-type': 'text/plain', origin: evil, 'sec-fetch-site': 'cross-site' },
  ]) {
    const {
      status,
      body,
      headers: answered,
    } = await owner.call(keys, { method: 'POST', body: { name: 'Mallory' }, headers })
    expect([status, body.code]).toEqual([403, 'console_request_refused'])
    expect(answered.get('access-control-allow-origin')).toBeNull()
  }
  for (const path of [keys, '/console/api/session'])
    for (const headers of [{ 'x-gatehouse-console': undefined }, { origin: evil }, { 'sec-fetch-site': 'cross-site' }])
      expect((await owner.call(path, { headers })).body.code).toBe('console_request_refused')

  const preflight = await owner.call(keys, {
    method: 'OPTIONS',
    headers: {
      origin: evil,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-gatehouse-console',
    },
  })
  expect(preflight.status).toBeGreaterThanOrEqual(400)
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect(await count()).toBe(before)
  expect((await owner.call(keys, { method: 'POST', body: { name: 'Ours' } })).status).toBe(201)
})

test('a stolen cookie is of no use without the header, and in no other place than the cookie', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  const users = team.path(team.operators, '/user_management/users')
  const request = (headers: Record<string, string>) => fetch(`${server.url}${users}`, { headers })

  expect((await request({ cookie: `${cookieName}=${owner.secret}` })).status).toBe(403)
  expect((await request({ authorization: `Bearer ${owner.secret}`, 'x-gatehouse-console': '1' })).status).toBe(401)
  const twice = `${cookieName}=${owner.secret}; ${cookieName}=${'x'.repeat(32)}`
  expect((await request({ cookie: twice, 'x-gatehouse-console': '1' })).status).toBe(401)
  // Nor does a management key count below the console, or the cookie beside it.
  expect((await request({ authorization: `Bearer ${server.apiKey}`, 'x-gatehouse-console': '1' })).status).toBe(401)
  const direct = await fetch(`${server.url}/user_management/users`, {
    headers: { cookie: `${cookieName}=${owner.secret}`, 'x-gatehouse-console': '1' },
  })
  expect(direct.status).toBe(401)
})

test('secrets and what cannot be taken back need a fresh proof: after ten minutes it is asked for, and another one is enough', async () => {
  const { server, wait } = await startWithClock()
  const team = await openConsole(server)
  const operator = await team.operator({ role: 'owner' })
  const browser = await team.signIn(operator)
  const before = browser.cookies.get(cookieName)
  const call = pageOf(server, () => browser.cookies.get(cookieName))
  const withFormer = pageOf(server, () => before)
  const environment = await team.environment('production')
  const makeKey = (page: typeof call) =>
    page(team.path(environment, '/environments/current/keys'), {
      method: 'POST',
      body: { name: 'New' },
      headers: { 'idempotency-key': 'one key' },
    })
  wait(11)

  const { status, body } = await makeKey(call)
  expect([status, body]).toEqual([
    403,
    expect.objectContaining({
      code: 'fresh_proof_required',
      needs: 'step_up',
      step_up_url: `${server.url}/console/step-up`,
    }),
  ])
  expect((await call('/console/api/session')).body.proven_until).toBeNull()
  // What needs no proof goes on.
  expect((await call(team.path(environment, '/organizations'))).status).toBe(200)

  await browser.open('/console/step-up?return_to=/console/keys')
  await browser.submit({ email: operator.email })
  await browser.submit({ password: operatorPassword })

  expect(browser.location.pathname).toBe('/console/keys')
  expect(browser.cookies.get(cookieName)).not.toBe(before)
  // The cookie from before the proof, which may have been stolen, has not proven anything.
  expect((await makeKey(withFormer)).body.code).toBe('fresh_proof_required')
  const made = await makeKey(call)
  expect([made.status, made.body.value]).toEqual([201, expect.stringMatching(/^sk_/)])
  wait(2)
  expect((await withFormer('/console/api/session')).status).toBe(401)
  expect((await call('/console/api/session')).status).toBe(200)
})

test('another operator cannot prove themselves into the session of someone else', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const [owner, other] = [await team.operator({ role: 'owner' }), await team.operator({ role: 'viewer' })]
  const browser = await team.signIn(owner)
  const before = browser.cookies.get(cookieName)

  await browser.open('/console/step-up')
  await browser.submit({ email: other.email })
  await browser.submit({ password: operatorPassword })

  expect(browser.location.href).toBe(`${server.url}/console?error=another_operator`)
  expect(browser.cookies.get(cookieName)).toBe(before)
})

test('a removed operator is refused at the next call, and one whose role was taken away no longer may', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const environment = await team.environment('sandbox')
  const [removed, demoted] = [await team.session({ role: 'developer' }), await team.session({ role: 'developer' })]
  const organizations = team.path(environment, '/organizations')
  const create = (of: typeof removed) => of.call(organizations, { method: 'POST', body: { name: 'Acme' } })
  expect([(await create(removed)).status, (await create(demoted)).status]).toEqual([201, 201])

  await removeOperator(team.operators, removed.id)
  await setOperatorRoles(team.operators, demoted.id, [{ environment_id: environment.environmentId, role: 'viewer' }])

  expect((await create(removed)).status).toBe(401)
  expect((await create(demoted)).body).toMatchObject({ code: 'operation_not_permitted', needs: 'role' })
  expect((await demoted.call(organizations)).status).toBe(200)
  await setOperatorRoles(team.operators, demoted.id, [])
  expect((await demoted.call(organizations)).status).toBe(403)
})

test('a session ends with the sign-in of its operator, without use for half an hour, and after twelve hours', async () => {
  const { server, wait } = await startWithClock()
  const team = await openConsole(server)
  const [ended, idle, used] = [
    await team.session({ role: 'owner' }),
    await team.session({ role: 'owner' }),
    await team.session({ role: 'owner' }),
  ]
  await revokeSession(team.operators, ended.sessionId)
  expect((await ended.call('/console/api/session')).status).toBe(401)

  for (let minutes = 0; minutes < 12 * 60; minutes += 25) {
    expect((await used.call('/console/api/session')).status).toBe(200)
    // What the page asks for by itself keeps no session.
    if (minutes < 30) await idle.call('/console/api/session', { headers: { 'x-gatehouse-background': '1' } })
    wait(25)
  }
  expect((await idle.call('/console/api/session')).status).toBe(401)
  expect((await used.call('/console/api/session')).body).toMatchObject({
    code: 'console_session_required',
    sign_in_url: `${server.url}/console/sign-in`,
  })
})

test('an environment beyond those that a session lists is found by a part of its name, and the one that is open comes first', async () => {
  const server = await startServer()
  const console = await openConsole(server)
  const mine = await console.environment('sandbox', 'Tested %_ Nordwind')
  const other = await console.environment('sandbox', 'Other')
  const { call } = await console.session({ role: 'viewer', environmentId: mine.environmentId })
  const namesAt = async (query: string) =>
    (await call(`/console/api/session?${query}`)).body.environments.map(({ name }: { name: string }) => name)

  expect(await namesAt('search=NORDWIND')).toEqual(['Tested %_ Nordwind'])
  expect(await namesAt(`search=${encodeURIComponent('%_ n')}`)).toEqual(['Tested %_ Nordwind'])
  expect(await namesAt('search=nothing')).toEqual([])
  expect(await namesAt(`search=nothing&environment=${mine.environmentId}`)).toEqual(['Tested %_ Nordwind'])
  expect(await namesAt(`search=other&environment=${other.environmentId}`)).toEqual([])
})

test('many calls at once keep one session: its cookie does not change with use', async () => {
  const { server, wait } = await startWithClock()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  wait(20)

  const answers = await Promise.all(Array.from({ length: 20 }, () => owner.call('/console/api/session')))

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([])
  wait(20)
  expect((await owner.call('/console/api/session')).status).toBe(200)
})

test('a cookie that was planted before the sign-in is useless after it, and the session that a browser had ends', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const [attacker, victim] = [await team.session({ role: 'viewer' }), await team.operator({ role: 'owner' })]
  const browser = new FormBrowser(server.url)
  ;(browser.cookies as Map<string, string>).set(cookieName, attacker.secret)

  await team.signIn(victim, browser)

  const secret = browser.cookies.get(cookieName)
  expect(secret).not.toBe(attacker.secret)
  expect((await pageOf(server, () => secret)('/console/api/session')).body.operator.email).toBe(victim.email)
  expect((await attacker.call('/console/api/session')).status).toBe(401)
})

test('a code counts in the browser alone that began its sign-in, and once', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const operator = await team.operator({ role: 'owner' })
  const browser = await team.signIn(operator)
  const stopped: string[] = []
  const other = new FormBrowser(server.url, (url) => {
    // The code of this browser's sign-in, on its way back.
    if (url.includes('/console/callback')) stopped.push(url)
    return url.includes('/console/callback') ? `${server.url}/health` : url
  })
  await team.signIn(operator, other)
  const [callback = ''] = stopped
  expect(callback).toContain('code=')

  const elsewhere = new FormBrowser(server.url)
  await elsewhere.open(callback)
  expect(elsewhere.location.href).toBe(`${server.url}/console?error=sign_in_expired`)
  await browser.open('/console/sign-in')
  expect(elsewhere.cookies.get(cookieName)).toBeUndefined()
  const forged = new URL(callback)
  forged.searchParams.set('state', 'x'.repeat(32))
  const withCookies = new FormBrowser(server.url)
  for (const [name, value] of other.cookies) (withCookies.cookies as Map<string, string>).set(name, value)
  await withCookies.open(forged.href)
  expect(withCookies.location.href).toBe(`${server.url}/console?error=sign_in_expired`)
})

test('a sign-in leads to pages of the console alone', () => {
  for (const path of ['/console', '/console/', '/console/environment_1/users?q=a%20b', '/console#x'])
    expect(ownPath(path)).toBe(path)
  for (const path of [
    undefined,
    '',
    '/',
    '/consolex',
    '//evil.example',
    'https://evil.example/console',
    '/console\\..\\evil',
    '/console/\n//evil',
    '/console/../sign-out"',
    '/docs',
  ])
    expect(ownPath(path)).toBe('/console')
})

test('answers to the console are stored by no cache, refusals included', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  const paths = [
    '/console/api/session',
    team.path(team.operators, '/organizations'),
    team.path(team.operators, '/nothing'),
  ]
  for (const path of paths) {
    expect((await owner.call(path)).headers.get('cache-control')).toBe('no-store')
    expect((await owner.call(path, { headers: { cookie: undefined } })).headers.get('cache-control')).toBe('no-store')
  }
})

test('below the console there is nothing but operations that take a management key', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  for (const rest of [
    '/health',
    '/sign-in',
    '/console/api/session',
    '/openapi.json',
    '/oauth2/token',
    '/_dev/messages',
  ])
    expect([rest, (await owner.call(team.path(team.operators, rest))).status]).toEqual([
      rest,
      expect.toBeOneOf([403, 404, 405]),
    ])
  const nested = team.path(team.operators, team.path(team.operators, '/organizations'))
  expect((await owner.call(nested)).status).toBe(404)
  for (const name of ['', '%00', 'environment_unknown', '..'])
    expect((await owner.call(`/console/api/environments/${name}/organizations`)).status).toBeOneOf([403, 404])
})

test('secrets are left out of answers, unless the role, a fresh proof and a reason give them', async () => {
  const { server, wait } = await startWithClock()
  const team = await openConsole(server)
  const environment = await team.environment('production')
  const owner = await team.session({ role: 'owner' })
  const [developer, support] = [await team.session({ role: 'developer' }), await team.session({ role: 'support' })]
  const invite = (of: typeof owner, headers: Record<string, string> = {}) =>
    of.call(team.path(environment, '/user_management/invitations'), {
      method: 'POST',
      body: { email: `${of.id.slice(-8).toLowerCase()}${Object.keys(headers).length}@acme.example` },
      headers,
    })
  const reveal = { 'x-gatehouse-reveal': '1' }
  const because = { 'x-gatehouse-reason': encodeURIComponent('Ihr Postfach ist voll – am Telefon') }

  for (const of of [owner, developer, support]) {
    const { status, body } = await invite(of)
    expect(status).toBe(201)
    expect(body).toMatchObject({ object: 'invitation', state: 'pending' })
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['token']))
    expect(JSON.stringify(body)).not.toContain('invitation_token')
  }
  for (const of of [developer, support]) expect((await invite(of, { ...reveal, ...because })).body.needs).toBe('role')
  expect((await invite(owner, reveal)).body).toMatchObject({ code: 'reason_required', needs: 'reason' })
  const shown = await invite(owner, { ...reveal, ...because })
  expect([shown.status, shown.body.token]).toEqual([201, expect.any(String)])
  wait(11)
  expect((await invite(owner, { ...reveal, ...because, 'x-more': '1' })).body.needs).toBe('step_up')
  for (const reason of ['%', 'x'.repeat(501), '%00'])
    expect(
      (await owner.call(team.path(environment, '/organizations'), { headers: { 'x-gatehouse-reason': reason } }))
        .status,
    ).toBe(422)
})

test('what an operator was answered under an Idempotency-Key is answered to no one else', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const environment = await team.environment('sandbox')
  const [one, other] = [await team.session({ role: 'owner' }), await team.session({ role: 'owner' })]
  const create = (of: typeof one) =>
    of.call(team.path(environment, '/organizations'), {
      method: 'POST',
      body: { name: 'Acme' },
      headers: { 'idempotency-key': 'the same' },
    })
  const first = await create(one)
  expect((await create(one)).body).toEqual(first.body)
  expect((await create(other)).body.code).toBe('idempotency_key_reused')
})

test('signing out ends the session here, and leads on to the end of the sign-in in the browser', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const operator = await team.operator({ role: 'owner' })
  const browser = await team.signIn(operator)
  const secret = browser.cookies.get(cookieName)
  const call = pageOf(server, () => secret)

  const { status, body, headers } = await call('/console/api/session', { method: 'DELETE' })

  expect(status).toBe(200)
  expect(headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=0')])
  expect((await call('/console/api/session')).status).toBe(401)
  await browser.open(body.sign_out_url)
  expect(browser.location.pathname).toBe('/console')
  await browser.open('/console/sign-in')
  expect(browser.location.pathname).toBe('/sign-in')
})

test('development on loopback knows a developer without a sign-in, and production does not', async () => {
  const server = await startServer()
  const call = pageOf(server, () => undefined)
  expect((await call('/console/api/session')).body).toMatchObject({
    code: 'console_session_required',
    development: true,
  })
  const crossSite = { method: 'POST', headers: { origin: 'https://evil.example' } }
  expect((await call('/console/api/session/development', crossSite)).status).toBe(403)

  const begun = await call('/console/api/session/development', { method: 'POST' })
  expect(begun.status).toBe(204)
  const secret = /gatehouse-console=(\w+)/.exec(begun.headers.getSetCookie()[0] ?? '')?.[1]
  const developer = pageOf(server, () => secret)
  expect((await developer('/console/api/session')).body).toMatchObject({ development: true })

  const config = server.app.system.config as { development: boolean }
  config.development = false
  onTestFinished(() => {
    config.development = true
  })
  expect((await developer('/console/api/session')).body).toMatchObject({ development: false })
  expect((await developer('/console/api/session')).status).toBe(401)
  expect((await call('/console/api/session/development', { method: 'POST' })).status).toBe(404)
})
