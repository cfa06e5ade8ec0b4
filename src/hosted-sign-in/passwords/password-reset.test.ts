import { expect, test } from 'vitest'
import { wrongCode } from '#people/mfa/mfa.fixture.ts'
import { continueUrl, password, startPages } from '../pages.fixture.ts'

const email = 'ada@northwind.example'
const newPassword = 'another sturdy long passphrase'

async function prepare() {
  const server = await startPages()
  const user = await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  /** A browser that has asked for a link. */
  const ask = async (address = email) => {
    const browser = server.browser()
    await browser.open(server.authorizeUrl({ login_hint: address }))
    await browser.submit({ email: address })
    expect(browser.html).toContain('Forgot password?')
    await browser.open(browser.location.href.replace('/sign-in/password', '/forgot-password'))
    await browser.submit({ email: address })
    return browser
  }
  return { ...server, user, ask }
}

test('[U-5] a forgotten password is set again by the link of a mail: all sessions end, and the sign-in goes on where it was', async () => {
  const { ask, lastLink, exchange, workos, clientId, user } = await prepare()
  await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  const browser = await ask()
  expect(browser.location.pathname).toBe('/forgot-password/sent')
  expect(browser.html).toContain(email)

  const link = await lastLink(email)
  await browser.open(link)
  expect(browser.html).toContain('Choose a new password')
  await browser.submit({ new_password: newPassword })

  expect(browser.location.searchParams.get('state')).toBe('a state')
  expect((await exchange(browser.location)).user.id).toBe(user.id)
  expect((await workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
  await expect(workos.userManagement.authenticateWithPassword({ clientId, email, password })).rejects.toThrow()
  await workos.userManagement.authenticateWithPassword({ clientId, email, password: newPassword })
  await browser.open(link)
  expect(browser.html).toContain('This link has expired')
})

test('[U-5] a refused password is explained at its field and does not spend the link', async () => {
  const { ask, lastLink, exchange, user } = await prepare()
  const browser = await ask()
  await browser.open(await lastLink(email))

  for (const [refused, why] of [
    ['short', 'Use at least 10 characters.'],
    [`${email} and more`, 'doesn’t contain your email'],
    ['password1234', 'This password is too common'],
    ['', 'Enter your password.'],
  ] as const) {
    await browser.submit({ new_password: refused })
    expect(browser.html, refused).toContain(why)
    if (refused !== '') expect(browser.html).not.toContain(`value="${refused}"`)
  }
  await browser.submit({ new_password: newPassword })
  expect((await exchange(browser.location)).user.id).toBe(user.id)
})

test('asking for a link answers the same for an address that no one has, and mails nothing', async () => {
  const { ask, outbox, lastLink } = await prepare()
  const unknown = await ask('nobody@northwind.example')
  const known = await ask()

  const page = (html: string) => html.replaceAll(/request=\w+|[\w.]+@northwind\.example/g, '')
  expect(page(unknown.html)).toBe(page(known.html))
  await lastLink(email)
  expect(await outbox('nobody@northwind.example')).toEqual([])
})

test('[U-1] over three links a minute to an address are refused in words', async () => {
  const { ask } = await prepare()
  for (let i = 0; i < 3; i++) expect((await ask()).location.pathname).toBe('/forgot-password/sent')
  expect((await ask()).html).toContain('Too many attempts.')
})

test('the link works in another browser too: it signs in there and leads to where the application begins', async () => {
  const { workos, settings, browser: newBrowser, authorizeUrl, exchange, user } = await prepare()
  await settings({ initiate_login_url: 'https://app.example.com/login' })
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })

  const browser = newBrowser()
  await browser.open(passwordResetUrl)
  await browser.submit({ new_password: newPassword })

  expect(browser.html).toContain('You’re signed in')
  expect(continueUrl(browser.html)).toBe('https://app.example.com/login')
  await browser.open(authorizeUrl())
  expect((await exchange(browser.location)).user.id).toBe(user.id)
})

test('an application that has the token begins with the new password', async () => {
  const { workos, browser: newBrowser, authorizeUrl, exchange, user } = await prepare()
  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email })

  const browser = newBrowser()
  await browser.open(authorizeUrl({ password_reset_token: passwordResetToken }))
  expect(browser.location.pathname).toBe('/reset-password')
  await browser.submit({ new_password: newPassword })

  expect(browser.location.searchParams.get('state')).toBe('a state')
  expect((await exchange(browser.location)).user.id).toBe(user.id)
})

test('a second factor is asked for after the new password, as after the old one', async () => {
  const { workos, browser: newBrowser, user } = await prepare()
  await workos.multiFactorAuth.createUserAuthFactor({
    userId: user.id,
    type: 'totp',
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBV',
  })
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })

  const browser = newBrowser()
  await browser.open(passwordResetUrl)
  await browser.submit({ new_password: newPassword })

  expect(browser.location.pathname).toBe('/mfa/verification')
  await browser.submit({ code: wrongCode(undefined) })
  expect(browser.location.pathname).toBe('/mfa/verification')
})

test('[W-3] the form counts from our page in the same browser alone, and for its own link', async () => {
  const { workos, browser: newBrowser, clientId } = await prepare()
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })
  const browser = newBrowser()
  await browser.open(passwordResetUrl)
  const { action, fields } = browser.form
  const entries = { ...fields, new_password: newPassword }

  expect((await browser.send(action, entries, { origin: 'https://evil.example.com' })).status).toBe(403)
  expect((await newBrowser().send(action, entries)).status).toBe(403)
  expect((await browser.send(action, { ...entries, csrf_token: 'x' })).status).toBe(403)
  expect((await browser.send(action, { ...entries, token: 'unknown' })).status).toBe(404)
  await workos.userManagement.authenticateWithPassword({ clientId, email, password })
})

test('where passwords are switched off, no link is offered and none is mailed', async () => {
  const { settings, browser: newBrowser, authorizeUrl, outbox } = await prepare()
  await settings({ sign_in_methods: ['magic_auth'] })
  const browser = newBrowser()
  await browser.open(authorizeUrl())
  await browser.open(browser.location.href.replace('/sign-in', '/forgot-password'))
  expect(browser.location.pathname).toBe('/sign-in')
  await browser.submit({ email })
  expect(browser.location.pathname).toBe('/magic-code')
  expect(await outbox(email)).toHaveLength(1)
})
