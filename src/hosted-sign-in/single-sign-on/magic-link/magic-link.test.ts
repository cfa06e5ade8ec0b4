import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer } from '#test/server.ts'

const redirectUri = 'https://app.northwind.example/callback'
const email = 'Ada@northwind.example'

interface Session {
  id: string
  email: string
  expires_at: string
  link: string
  object: string
}

async function start() {
  const server = await startServer()
  await ensureRedirectUri(server.environment, redirectUri)
  const { api, url } = server
  const create = (more: object = {}) =>
    api.post<Session>('/passwordless/sessions', { type: 'MagicLink', email, ...more })
  return {
    ...server,
    create,
    send: (id: string) => api.post<{ success?: boolean; code?: string }>(`/passwordless/sessions/${id}/send`),
    browser: () => new FormBrowser(url),
    /** Opens a link and presses the button. @returns where that leads */
    async follow(link: string): Promise<URL> {
      const browser = new FormBrowser(url)
      await browser.open(link)
      await browser.submit({})
      return browser.location
    },
  }
}

const codeOf = (location: URL) => location.searchParams.get('code') ?? ''

test('a mailed link signs a person in, and the application gets their profile for its code', async () => {
  const { create, follow, outbox, workos, clientId, url, api } = await start()
  const session = await workos.passwordless.createSession({
    type: 'MagicLink',
    email,
    redirectURI: redirectUri,
    state: 'a state & more',
    expiresIn: 600,
  })
  expect(session).toEqual({
    object: 'passwordless_session',
    id: expect.stringMatching(/^passwordless_session_/),
    email,
    expiresAt: expect.any(String),
    link: expect.stringContaining(`${url}/passwordless/`),
  })
  expect(await workos.passwordless.sendSession(session.id)).toEqual({ success: true })
  const [mail] = await outbox(email)
  expect(mail?.text).toContain(`\n${session.link}\n`)

  const location = await follow(session.link)
  expect(location.href).toMatch(`${redirectUri}?code=`)
  expect(location.searchParams.get('state')).toBe('a state & more')
  const { profile, accessToken } = await workos.sso.getProfileAndToken({ code: codeOf(location), clientId })
  expect(profile).toMatchObject({ connectionType: 'MagicLink', email, idpId: 'ada@northwind.example' })
  expect(profile.organizationId).toBeNull()
  expect(await workos.sso.getProfile({ accessToken })).toEqual(profile)
  // The same person, also by an address in other letters.
  const again = await follow((await create({ email: 'ADA@northwind.example' })).body.link)
  expect((await workos.sso.getProfileAndToken({ code: codeOf(again), clientId })).profile.id).toBe(profile.id)
  const { body: attempts } = await api.get<{ data: object[] }>('/sso/sessions')
  expect(attempts.data).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded', email, profile_id: profile.id }])
})

test('[A-3] of ten presses at once one signs in, and a link that only was looked at still works', async () => {
  const { create, browser, send } = await start()
  const { link, id } = (await create()).body
  await Promise.all([1, 2, 3].map(() => fetch(link)))
  await fetch(link, { method: 'HEAD' })
  const browsers = Array.from({ length: 10 }, browser)
  for (const each of browsers) await each.open(link)
  await Promise.all(browsers.map((each) => each.submit({})))

  const codes = browsers.filter(({ location }) => location.searchParams.has('code'))
  expect(codes).toHaveLength(1)
  expect(browsers.map(({ status }) => status).filter((status) => status === 410)).toHaveLength(9)
  const late = browser()
  await late.open(link)
  expect([late.status, late.html.includes('<form')]).toEqual([410, false])
  expect(await send(id)).toMatchObject({ status: 400, body: { code: 'passwordless_session_over' } })
})

test('[W-3] a link is used by the form of its page in the same browser, and by no other', async () => {
  const { create, browser, follow } = await start()
  const [first, second] = [(await create()).body.link, (await create()).body.link]
  const [victim, attacker] = [browser(), browser()]
  await victim.open(first)
  await attacker.open(second)
  const refused = [
    await victim.send(second, { csrf_token: victim.form.fields.csrf_token ?? '' }),
    await victim.send(first, { csrf_token: attacker.form.fields.csrf_token ?? '' }),
    await victim.send(first, { csrf_token: victim.form.fields.csrf_token ?? '' }, { origin: 'https://evil.example' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  for (const link of [first, second]) expect((await follow(link)).searchParams.has('code')).toBe(true)
})

test('[A-1] a link leads to a registered redirect URI only, also when it was removed meanwhile', async () => {
  const { create, browser, environment, api } = await start()
  expect((await create({ redirect_uri: 'https://evil.example/' })).status).toBe(422)
  const { link } = (await create({ redirect_uri: redirectUri })).body
  const person = browser()
  await person.open(link)
  await environment.db.run(sql`delete from redirect_uris where environment_id = ${environment.environmentId}`)
  await person.submit({})
  expect(person.status).toBe(410)
  expect((await create()).body).toMatchObject({ errors: [{ field: 'redirect_uri' }] })
  expect((await api.get<{ data: object[] }>('/sso/sessions')).body.data).toEqual([])
})

test('a connection of an organization signs the people of its verified domains in, with its roles', async () => {
  const { create, follow, workos, clientId, api } = await start()
  const { id: organization_id } = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const connect = async (type: string) =>
    (await api.post<{ id: string }>('/connections', { organization_id, type, name: type })).body.id
  const connection = await connect('MagicLink')
  const location = await follow((await create({ connection })).body.link)
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(location), clientId })
  expect(profile).toMatchObject({
    connectionId: connection,
    connectionType: 'MagicLink',
    organizationId: organization_id,
    role: { slug: 'member' },
  })

  const refused = { status: 422, body: { errors: [{ field: 'connection' }] } }
  expect(await create({ connection: await connect('OktaSAML') })).toMatchObject(refused)
  expect(await create({ connection, email: 'ceo@eastwind.example' })).toMatchObject(refused)
  expect(await create({ connection: 'conn_01J00000000000000000000000' })).toMatchObject({ status: 404 })
  const { link } = (await create({ connection })).body
  await api.request(`/connections/${connection}`, { method: 'PATCH', body: { state: 'inactive' } })
  expect((await follow(link)).searchParams.get('error')).toBe('connection_invalid')
  expect(await create({ connection })).toMatchObject(refused)
})

test('[U-1] three mails in a minute go to one address, whichever session they are of', async () => {
  const { create, send, outbox } = await start()
  const ids = [(await create()).body.id, (await create({ email: 'ADA@northwind.example' })).body.id]
  const answers = []
  for (const id of [...ids, ...ids]) answers.push(await send(id ?? ''))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await outbox(email)).toHaveLength(3)
})

test('a link ends when it says so; what has ended is deleted a day later, what has not stays', async () => {
  const { create, browser, environment, send } = await start()
  for (const expires_in of [299, 86_401, 900.5, '900']) expect((await create({ expires_in })).status).toBe(422)
  for (const more of [{ type: 'SMS' }, { email: 'no address' }, { state: 'x'.repeat(8_193) }])
    expect((await create(more)).status).toBe(422)
  const [ended, open] = [(await create({ expires_in: 300 })).body, (await create({ expires_in: 86_400 })).body]
  const { database } = environment.system
  await database.run(sql`
    update passwordless_sessions set expires_at = ${new Date(Date.now() - 1_000)}
    where environment_id = ${environment.environmentId} and id = ${ended.id}`)
  const person = browser()
  await person.open(ended.link)
  expect(person.status).toBe(410)
  expect((await send(ended.id)).status).toBe(400)
  await cleanUp(
    { ...environment.system, now: () => new Date(Date.now() + 85_000_000) },
    { tables: ['passwordless_sessions'] },
  )
  expect((await send(ended.id)).status).toBe(400)
  await cleanUp(
    { ...environment.system, now: () => new Date(Date.now() + 87_000_000) },
    { tables: ['passwordless_sessions'] },
  )
  expect([(await send(ended.id)).status, (await send(open.id)).status]).toEqual([404, 200])
  await person.open('/passwordless/unknown/confirm')
  expect(person.status).toBe(404)
})
