import { expect, test } from 'vitest'
import { wrongCode } from '#people/mfa/mfa.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { phone, type RadarServer, startRadar } from '#sign-in/authentication/radar/radar.fixture.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { type PagesServer, password, startPages } from '../pages.fixture.ts'

const ada = 'ada@northwind.example'

async function start(settings: Record<string, string>): Promise<PagesServer & RadarServer> {
  const pages = await startPages()
  const server = { ...pages, ...(await startRadar(settings, pages)) }
  await server.workos.radar.addListEntry({ type: 'email', action: 'block', entry: ada })
  return server
}

/** A browser that has shown address and password. */
async function signIn(
  { browser, authorizeUrl }: PagesServer,
  extra: Record<string, string> = {},
): Promise<FormBrowser> {
  const visitor = browser()
  await visitor.open(authorizeUrl(extra))
  await visitor.submit({ email: ada })
  await visitor.submit({ password })
  return visitor
}

const signUp = async ({ browser, authorizeUrl }: PagesServer): Promise<FormBrowser> => {
  const visitor = browser()
  await visitor.open(authorizeUrl({ screen_hint: 'sign-up' }))
  await visitor.submit({ email: ada, password })
  return visitor
}

test('a blocked user sees a page in words, in their language, and no code leads anywhere', async () => {
  const server = await start({ restriction: 'block' })
  const { id } = await server.user(ada)

  const visitor = await signIn(server, { ui_locales: 'de' })

  expect(visitor.html).toContain('Wir haben diese Anmeldung blockiert')
  expect(visitor.html).toMatch(/req_|[0-9a-f-]{8}/)
  expect(visitor.html).toContain('href="https://app.example.com/">Zu Test</a>')
  expect(visitor.html).not.toMatch(/block list|restriction|email list/)
  expect((await server.workos.userManagement.listSessions(id)).data).toEqual([])
  // Nor is a code mailed that would lead around it.
  const other = server.browser()
  await other.open(server.authorizeUrl())
  await other.submit({ email: ada })
  await other.submitTo('/magic-code/send', {})
  expect([other.location.pathname, other.status]).toEqual(['/sign-in', 403])
  expect(await server.outbox(ada)).toEqual([])
})

test('a blocked visitor does not become a user, on any way to sign up, and cannot tell who is one', async () => {
  const server = await start({ restriction: 'block' })
  const { workos, browser, authorizeUrl, radar } = server
  for (const entry of ['0.0.0.0/0', '::/0'])
    await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry })
  const bob = 'bob@northwind.example'
  const known = 'known@northwind.example'
  await server.user(known)
  const refusalOf = async (email: string) => {
    const visitor = browser()
    await visitor.open(authorizeUrl({ screen_hint: 'sign-up' }))
    await visitor.submit({ email, password })
    const bySignUp = /role="alert"[^>]*>.*?<\/div>/s.exec(visitor.html)?.[0]
    await visitor.open(authorizeUrl())
    await visitor.submit({ email })
    await visitor.submitTo('/magic-code/send', {})
    return [bySignUp, visitor.status]
  }

  const refusal = await refusalOf(bob)

  expect(refusal).toEqual([expect.stringContaining('You can’t sign in here right now.'), 403])
  expect(await refusalOf(known)).toEqual(refusal)
  expect((await workos.userManagement.listUsers({ email: bob })).data).toEqual([])
  expect([...(await server.outbox(bob)), ...(await server.outbox(known))]).toEqual([])
  await radar({ restriction: 'off' })
  expect((await refusalOf(bob))[0]).toBeUndefined()
  expect((await workos.userManagement.listUsers({ email: bob })).data).toHaveLength(1)
})

test('a challenge by mail: a wrong code, another mail, and the right code leads back to the application', async () => {
  const server = await start({ restriction: 'challenge' })
  const { id } = await server.user(ada)
  const visitor = await signIn(server)
  expect(visitor.location.pathname).toBe('/radar-challenge')
  expect(visitor.html).toContain(ada)
  const first = await server.lastCode(ada)

  await visitor.submit({ code: '' })
  expect(visitor.html).toContain('Enter the six-digit code from the email.')
  await visitor.submit({ code: wrongCode(first) })
  expect(visitor.html).toContain('Incorrect code.')
  const { fields } = visitor.form
  await visitor.send('/radar-challenge/send', fields)
  const second = await server.lastCode(ada)
  await visitor.submit({ code: second.replace(/^(...)/, '$1 ') })

  const answer = await server.exchange(visitor.location)
  expect(answer).toMatchObject({ user: { id }, authenticationMethod: 'Password' })
  expect(await server.announced('radar.challenge_created')).toHaveLength(2)
  expect(await server.announced('authentication.radar_risk_detected')).toMatchObject([{ user_id: id }])
})

test('a new user names a phone at sign-up, and its code makes the account ready', async () => {
  const server = await start({ restriction: 'challenge', challenge_channel: 'sms' })
  const visitor = await signUp(server)
  expect(visitor.location.pathname).toBe('/radar-challenge/send')

  await visitor.submit({ phone_number: '415 555 0123' })
  expect(visitor.html).toContain('Enter a phone number with its country code')
  await visitor.submit({ phone_number: '00 1 (415) 555-0123' })
  expect(visitor.location.pathname).toBe('/radar-challenge/verify')
  expect(visitor.html).toContain('ending in 23')
  const code = await server.lastCode(phone)
  await visitor.submit({ code: wrongCode(code) })
  expect(visitor.html).toContain('Use the one in the latest text message')
  await visitor.submit({ code })

  // What else a sign-up needs comes after it.
  expect(visitor.location.pathname).toBe('/email-verification')
  await visitor.submit({ code: await server.lastCode(ada) })
  expect((await server.exchange(visitor.location)).user.email).toBe(ada)
})

test('a sign-in whose code could not be texted offers to text one, and asks for none before', async () => {
  const server = await start({ restriction: 'challenge', challenge_channel: 'sms' })
  const { id } = await server.user(ada)
  const { environment } = server
  const factor = await server.workos.multiFactorAuth.enrollFactor({ type: 'sms', phoneNumber: phone })
  await environment.db.run(sql`
    update authentication_factors set user_id = ${id}, verified_at = now()
    where environment_id = ${environment.environmentId} and id = ${factor.id}`)
  const visitor = await signIn(server)
  expect(visitor.location.pathname).toBe('/radar-challenge/verify')
  await environment.db.run(sql`
    delete from one_time_codes where environment_id = ${environment.environmentId} and purpose = 'radar_text'`)

  await visitor.open(visitor.location.href)
  expect([visitor.location.pathname, visitor.status]).toEqual(['/radar-challenge/send', 200])
  expect(visitor.html).toContain('We’ll text a code to your phone ending in 23.')
  expect(visitor.html).not.toMatch(/name="(phone_number|code)"/)

  await visitor.submit({})
  expect(visitor.location.pathname).toBe('/radar-challenge/verify')
  await visitor.submit({ code: await server.lastCode(phone) })
  expect(visitor.location.pathname).toMatch(/^\/mfa\//)
})

test('[U-1] a user who asks for one text message after another has to wait', async () => {
  const server = await start({ restriction: 'challenge', challenge_channel: 'sms' })
  const visitor = await signUp(server)
  for (let i = 0; i < 3; i++) {
    await visitor.open(visitor.location.href.replace('/verify', '/send'))
    await visitor.submit({ phone_number: phone })
  }
  await visitor.open(visitor.location.href.replace('/verify', '/send'))

  await visitor.submit({ phone_number: phone })

  expect(visitor.html).toContain('Too many attempts. Try again in 1 minute.')
  expect(await server.outbox(phone)).toHaveLength(3)
})

test('[W-3] no one takes the step of another browser, and nothing is shown of a sign-in that waits for something else', async () => {
  const server = await start({ restriction: 'challenge' })
  await server.user(ada)
  const visitor = await signIn(server)
  const otherBrowser = server.browser()

  await otherBrowser.open(visitor.location.href)
  expect(otherBrowser.html).not.toContain(ada)
  await visitor.open(visitor.location.href.replace('/radar-challenge', '/radar-challenge/verify'))
  expect(visitor.location.pathname).toBe('/radar-challenge')
})

test('a browser that is remembered is not challenged again', async () => {
  const server = await start({ restriction: 'challenge' })
  await server.user(ada)
  const visitor = await signIn(server)
  await visitor.submit({ code: await server.lastCode(ada) })

  await visitor.open(server.authorizeUrl())

  expect((await server.exchange(visitor.location)).user.email).toBe(ada)
  const rows = await server.environment.db.many(
    sql`
      select 1 from radar_attempts
      where environment_id = ${server.environment.environmentId} and status <> 'assessed'`,
  )
  expect(rows).toHaveLength(1)
})
