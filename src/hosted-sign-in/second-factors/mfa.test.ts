import { expect, test } from 'vitest'
import { wrongCode } from '#people/mfa/mfa.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { countedTries } from '#test/counted-tries.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import {
  email,
  type MfaPagesServer,
  password,
  redirectUri,
  shownCodes,
  shownSecret,
  startMfaPages,
} from '../mfa.fixture.ts'

async function exchange({ workos, clientId }: MfaPagesServer, browser: FormBrowser) {
  expect(browser.location.href.split('?')[0]).toBe(redirectUri)
  const code = browser.location.searchParams.get('code') ?? ''
  return workos.userManagement.authenticateWithCode({ clientId, code })
}

async function withApp(server: MfaPagesServer): Promise<string> {
  const browser = await server.signIn()
  const secret = shownSecret(browser)
  await browser.submit({ code: server.codeOf(secret) })
  await browser.submit({ decision: 'continue' })
  server.pass(60)
  return secret
}

test('where everyone needs a second factor, a sign-in enrolls an app with its first code and shows recovery codes', async () => {
  const server = await startMfaPages('required')
  const browser = await server.signIn()
  expect(browser.location.pathname).toBe('/mfa/enrollment')
  expect(browser.html).toContain('<svg class="gh-qr"')
  const secret = shownSecret(browser)
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)

  await browser.submit({ code: wrongCode(server.codeOf(secret)) })
  expect(browser.html).toContain('Incorrect code.')
  expect(shownSecret(browser)).toBe(secret)
  expect((await server.workos.multiFactorAuth.listUserAuthFactors({ userId: server.userId })).data).toEqual([])

  await browser.submit({ code: server.codeOf(secret) })
  expect(shownCodes(browser)).toHaveLength(10)
  await browser.submit({ decision: 'continue' })
  expect((await exchange(server, browser)).user.id).toBe(server.userId)
  expect((await server.workos.multiFactorAuth.listUserAuthFactors({ userId: server.userId })).data).toMatchObject([
    { type: 'totp', totp: { user: email } },
  ])
  expect(await server.announced('authentication.mfa_failed')).toHaveLength(1)
  expect(await server.announced('authentication.mfa_succeeded')).toMatchObject([{ user_id: server.userId }])
})

test('[U-3] the code that enrolled an app does not sign in; the next one does, once', async () => {
  const server = await startMfaPages('required')
  const first = await server.signIn()
  const secret = shownSecret(first)
  const code = server.codeOf(secret)
  await first.submit({ code })

  const browser = await server.signIn()
  expect(browser.location.pathname).toBe('/mfa/verification')
  await browser.submit({ code })
  expect(browser.location.pathname).toBe('/mfa/verification')
  expect(browser.html).toContain('Incorrect code.')
  server.pass(30)
  await browser.submit({ code: server.codeOf(secret).replace(/^(...)/, '$1 ') })
  expect((await exchange(server, browser)).user.id).toBe(server.userId)
})

test('a second submission of the first code neither enrolls again nor shows other recovery codes', async () => {
  const server = await startMfaPages('required')
  const browser = await server.signIn()
  const { action, fields } = browser.form
  const entries = { ...fields, code: server.codeOf(shownSecret(browser)) }

  const answers = await Promise.all([1, 2, 3].map(() => browser.send(action, entries)))

  const next = browser.location.href.replace('/mfa/enrollment', '/mfa/recovery-codes')
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual([next, next, next])
  await browser.open(next)
  expect(shownCodes(browser)).toHaveLength(10)
  expect((await server.workos.multiFactorAuth.listUserAuthFactors({ userId: server.userId })).data).toHaveLength(1)
})

test('a recovery code stands in for the phone, in any spelling and once; none is stored readable', async () => {
  const server = await startMfaPages('required')
  const first = await server.signIn()
  await first.submit({ code: server.codeOf(shownSecret(first)) })
  const [code = '', other = ''] = shownCodes(first)
  const stored = await server.environment.db.many<{ row: string }>(
    sql`select recovery_codes::text as row from recovery_codes where environment_id = ${server.environment.environmentId}`,
  )
  expect(stored).toHaveLength(10)
  for (const { row } of stored) for (const each of shownCodes(first)) expect(row).not.toContain(each.replace('-', ''))

  const browser = await server.signIn()
  expect(browser.html).toContain('Use a recovery code')
  const recovery = browser.location.href.replace('/mfa/verification', '/mfa/recovery')
  await browser.open(recovery)
  await browser.submit({ code: '00000-00000' })
  expect(browser.html).toContain('or was already used')
  await browser.submit({ code: code.toLowerCase().replace('-', ' ') })
  expect((await exchange(server, browser)).user.id).toBe(server.userId)

  const again = await server.signIn()
  await again.open(again.location.href.replace('/mfa/verification', '/mfa/recovery'))
  await again.submit({ code })
  expect(again.html).toContain('or was already used')
  await again.submit({ code: other })
  expect((await exchange(server, again)).user.id).toBe(server.userId)
})

test('the page of a recovery code asks only users who have one left', async () => {
  const server = await startMfaPages('required')
  await withApp(server)
  const { environment } = server
  await environment.db.run(sql`
    delete from recovery_codes where environment_id = ${environment.environmentId}`)
  const browser = await server.signIn()
  expect(browser.html).not.toContain('Use a recovery code')

  await browser.open(browser.location.href.replace('/mfa/verification', '/mfa/recovery'))

  expect(browser.location.pathname).toBe('/mfa/verification')
})

test('recovery codes are shown once: loaded again, the page offers new ones, and the earlier ones are dead', async () => {
  const server = await startMfaPages('required')
  const browser = await server.signIn()
  const address = browser.location.href.replace('/mfa/enrollment', '/mfa/recovery-codes')
  await browser.submit({ code: server.codeOf(shownSecret(browser)) })
  const earlier = shownCodes(browser)

  await browser.open(address)
  expect(shownCodes(browser)).toEqual([])
  await browser.submit({ decision: 'renew' })
  const codes = shownCodes(browser)
  expect(codes).toHaveLength(10)

  const next = await server.signIn()
  await next.open(next.location.href.replace('/mfa/verification', '/mfa/recovery'))
  await next.submit({ code: earlier[0] ?? '' })
  expect(next.html).toContain('or was already used')
  await next.submit({ code: codes[0] ?? '' })
  expect((await exchange(server, next)).user.id).toBe(server.userId)
})

test('[U-1] guesses at a second factor are bounded: then the right code is refused too, until the wait is over', async () => {
  const server = await startMfaPages('required')
  const secret = await withApp(server)
  const browser = await server.signIn()
  for (let i = 0; i < 10; i++) await browser.submit({ code: wrongCode(server.codeOf(secret)) })

  await browser.submit({ code: server.codeOf(secret) })
  expect(browser.html).toContain('Too many attempts.')

  server.pass(90)
  await browser.submit({ code: server.codeOf(secret) })
  expect((await exchange(server, browser)).user.id).toBe(server.userId)
})

test('[U-1] guesses at the first code of an app are bounded: then the right one is refused too, in every browser, until the wait is over', async () => {
  const server = await startMfaPages('required')
  const { workos, userId } = server
  const browser = await server.signIn()
  const secret = shownSecret(browser)
  for (let i = 0; i < 10; i++) await browser.submit({ code: wrongCode(server.codeOf(secret)) })
  expect(browser.html).toContain('Incorrect code.')
  server.pass(15)

  await browser.submit({ code: server.codeOf(secret) })
  expect(browser.html).toContain('Too many attempts. Try again in 1 minute.')
  expect(shownSecret(browser)).toBe(secret)
  const other = await server.signIn()
  await other.submit({ code: server.codeOf(shownSecret(other)) })
  expect([other.status, other.html]).toEqual([429, expect.stringContaining('Too many attempts.')])
  expect(Number(other.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await workos.multiFactorAuth.listUserAuthFactors({ userId })).data).toEqual([])

  server.pass(45)
  await browser.submit({ code: server.codeOf(secret) })
  expect(shownCodes(browser)).toHaveLength(10)
  expect((await workos.multiFactorAuth.listUserAuthFactors({ userId })).data).toHaveLength(1)
})

test('[U-1] on pages too, right codes of apps do not count: the first of a new one, and those of any of several', async () => {
  const server = await startMfaPages('required')
  const { workos, userId, environment } = server
  const first = await server.signIn()
  const secret = shownSecret(first)
  await first.submit({ code: wrongCode(server.codeOf(secret)) })
  await first.submit({ code: server.codeOf(secret) })
  expect(shownCodes(first)).toHaveLength(10)
  expect(await countedTries(environment)).toBe(1)

  const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  await workos.multiFactorAuth.createUserAuthFactor({ userId, type: 'totp', totpSecret })
  for (const of of [secret, totpSecret]) {
    server.pass(60)
    const browser = await server.signIn()
    await browser.submit({ code: server.codeOf(of) })
    expect((await exchange(server, browser)).user.id).toBe(userId)
  }
  expect(await countedTries(environment)).toBe(1)
})

test('[U-1] guesses at the first code of an app bound no one else', async () => {
  const server = await startMfaPages('required')
  const browser = await server.signIn()
  for (let i = 0; i < 11; i++) await browser.submit({ code: wrongCode(server.codeOf(shownSecret(browser))) })
  expect(browser.html).toContain('Too many attempts.')

  await server.workos.userManagement.createUser({ email: 'bob@northwind.example', password, emailVerified: true })
  const bob = await server.signIn('bob@northwind.example')
  await bob.submit({ code: server.codeOf(shownSecret(bob)) })
  expect(shownCodes(bob)).toHaveLength(10)
})

test('[U-1] guesses at recovery codes are bounded', async () => {
  const server = await startMfaPages('required')
  await withApp(server)
  const browser = await server.signIn()
  await browser.open(browser.location.href.replace('/mfa/verification', '/mfa/recovery'))
  for (let i = 0; i < 10; i++) await browser.submit({ code: '00000-00000' })
  expect(browser.html).toContain('or was already used')
  await browser.submit({ code: '00000-00000' })
  expect(browser.html).toContain('Too many attempts.')
})

test('a user with a phone is texted a code when they ask for one, and not before', async () => {
  const server = await startMfaPages()
  const phone = '+4915112345623'
  const factor = await server.workos.multiFactorAuth.enrollFactor({ type: 'sms', phoneNumber: phone })
  await server.environment.db.run(sql`
    update authentication_factors set user_id = ${server.userId}, verified_at = now()
    where environment_id = ${server.environment.environmentId} and id = ${factor.id}`)

  const browser = await server.signIn()
  expect(browser.location.pathname).toBe('/mfa/text-message')
  expect(browser.html).toContain('ending in 23')
  expect(browser.html).not.toContain(phone)
  expect(await server.outbox(phone)).toEqual([])
  await browser.submit({ factor_id: factor.id })
  expect(browser.html).toContain('Enter the code we texted')
  const code = await server.lastCode(phone)
  for (const status of [200, 200, 429]) {
    await browser.submitTo('/mfa/text-message/send', { factor_id: factor.id })
    expect(browser.status).toBe(status)
  }
  const newest = await server.lastCode(phone)

  await browser.submit({ code: wrongCode(newest) })
  expect(browser.html).toContain('Use the one in the latest text message')
  await browser.submit({ code: newest })
  expect((await exchange(server, browser)).user.id).toBe(server.userId)
  expect(newest).not.toBe(code)
})

test('the pages of a second factor open in their own browser alone, and at their own step', async () => {
  const server = await startMfaPages('required')
  await withApp(server)
  const browser = await server.signIn()
  const request = browser.location.searchParams.get('request') ?? ''
  const paths = ['/mfa/text-message', '/mfa/enrollment', '/mfa/recovery-codes']

  for (const path of ['/mfa/verification', '/mfa/recovery', ...paths])
    expect([path, (await fetch(`${server.url}${path}?request=${request}`)).status]).toEqual([path, 400])
  for (const path of paths) {
    await browser.open(`${server.url}${path}?request=${request}`)
    expect([path, browser.location.pathname]).toEqual([path, '/mfa/verification'])
  }
})
