import { afterAll, expect, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

let offsetMs = 0
const own = await startOwnServer({ now: () => new Date(Date.now() + offsetMs) })
afterAll(() => own.close())
const server = await startConnect(own)
const { issuer, workos } = server
const form_post = { response_mode: 'form_post' }

test('[W-1] an answer by form is a page with a form for the application alone, and is gone after a minute', async () => {
  const browser = server.browser()
  browser.language = 'de'
  const { url: address, state } = await server.start(form_post)
  await browser.open(address.href)
  await server.signIn(browser)
  await browser.submit({ decision: 'allow' })

  const { action, fields } = browser.form
  expect([action, fields]).toEqual([redirectUri, { code: expect.any(String), state, iss: issuer }])
  expect(browser.html).toContain('Weiter zu Contoso Reports')
  const policy = browser.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`form-action 'self' ${new URL(redirectUri).origin};`)
  expect(policy).toContain("script-src 'self';")
  // It may be loaded again, as long as the code lives.
  const page = browser.location.href
  await browser.open(page)
  expect(browser.form.fields).toEqual(fields)
  offsetMs += 61_000
  await browser.open(page)
  expect([browser.status, browser.html.includes(String(fields.code))]).toEqual([400, false])
})

test('a denial, a refusal without a page and a fault of the request come as forms, too', async () => {
  const browser = server.browser()
  await browser.open((await server.start({ ...form_post, prompt: 'none' })).url.href)
  expect(browser.form.fields).toMatchObject({ error: 'login_required', iss: issuer })
  await browser.open((await server.start({ ...form_post, scope: 'openid admin' })).url.href)
  expect(browser.form.fields).toMatchObject({ error: 'invalid_scope', iss: issuer })
  await browser.open((await server.start({ ...form_post, prompt: 'consent' })).url.href)
  await server.signIn(browser)
  await browser.submit({ decision: 'deny' })
  expect(browser.form).toMatchObject({ action: redirectUri, fields: { error: 'access_denied' } })
})

test('a scheme of an application takes no forms, and an unknown mode of answer is refused in the address', async () => {
  const scheme = 'com.example.app:/callback'
  const { clientId: client_id } = await server.firstParty([scheme])
  const browser = server.browser()
  await browser.open((await server.start({ ...form_post, client_id, redirect_uri: scheme })).url.href)
  expect([browser.location.protocol, browser.location.searchParams.get('error')]).toEqual([
    'com.example.app:',
    'invalid_request',
  ])
  await browser.open((await server.start({ response_mode: 'web_message' })).url.href)
  expect(answerAt(browser)).toMatchObject({ error: 'invalid_request' })
})

test('an application that goes while its answer waits gets nothing', async () => {
  const { id, clientId: client_id } = await server.firstParty()
  const browser = server.browser()
  await browser.open((await server.start({ ...form_post, client_id, prompt: 'none' })).url.href)
  expect(browser.form.fields).toMatchObject({ error: 'login_required' })
  await workos.connect.deleteApplication({ id })

  await browser.open(browser.location.href)
  expect(browser.status).toBe(400)
})
