import { expect, onTestFinished, test } from 'vitest'
import { FormBrowser } from '#test/form-browser.ts'
import { startOwnServer, startServerWithClock } from '#test/server.ts'
import { formFields, startPortal, textOf } from '../portal.fixture.ts'

async function startWithClock() {
  const clock = { later: 0 }
  const server = await startServerWithClock(() => new Date(Date.now() + clock.later))
  return { ...(await startPortal(server)), clock }
}
const minuteMs = 60_000

test('a link without an intent opens a menu that names the organization and the application', async () => {
  const { visit } = await startPortal()

  const browser = await visit()

  expect(browser.location.pathname).toBe('/portal/home')
  expect(textOf(browser)).toContain('Set up Northwind')
  expect(textOf(browser)).toContain('sign in to Test')
})

test('the token is in no address that stays in the browser, and loading the link again changes nothing', async () => {
  const { link } = await startPortal()
  const browser = new FormBrowser(new URL(await link()).origin)
  const address = await link()
  await browser.open(address)

  expect(browser.location.search).toBe('')
  await browser.open(address)
  expect([browser.status, browser.location.pathname]).toEqual([200, '/portal/home'])
})

test.each([
  ['audit_logs', '/portal/audit-log'],
  ['log_streams', '/portal/log-streams'],
  ['bring_your_own_key', '/portal/encryption-key'],
])('[W-6] a link for %s opens %s and nothing else', async (intent, path) => {
  const { visit } = await startPortal()
  const browser = await visit({ intent, return_url: 'https://app.example.com/settings' })

  expect([browser.status, browser.location.pathname]).toEqual([200, path])
  expect(browser.html).toContain('href="https://app.example.com/settings"')
  for (const other of ['/portal/domains', '/portal/home', '/portal/sso', '/portal/directory']) {
    await browser.open(other)
    expect(browser.location.pathname).toBe(path)
  }
})

test('[W-6] a link for domains leads nowhere else', async () => {
  const { visit } = await startPortal()

  const browser = await visit({ intent: 'domain_verification' })

  expect(browser.location.pathname).toBe('/portal/domains')
  for (const path of ['/portal/home', '/portal/sso', '/portal/certificates']) {
    await browser.open(path)
    expect(browser.location.pathname).toBe('/portal/domains')
  }
})

test('events of what is done with a link name the user of the application that it was made for', async () => {
  const { visit, api } = await startPortal()
  const browser = await visit({ intent: 'domain_verification', external_user_id: 'user-4711' })

  await browser.submitTo('/portal/domains', {
    ...formFields(browser, '/portal/domains'),
    domain: 'northwind.example',
  })

  const { body } = await api.get<{ data: { context: { actor: object } }[] }>(
    '/events?events=organization_domain.created',
  )
  expect(body.data.map(({ context }) => context.actor)).toMatchObject([{ source: 'admin_portal', name: 'user-4711' }])
})

test('a session ends after an hour without use, which watching a page is not, and after eight hours in any case', async () => {
  const { visit, clock } = await startWithClock()
  const browser = await visit()
  const at = async (minutes: number) => {
    clock.later = minutes * minuteMs
    await browser.open('/portal/home')
    return browser.status
  }

  expect(await at(59)).toBe(200)
  expect(await at(118)).toBe(200)
  clock.later = 150 * minuteMs
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await fetch(browser.location, { headers: { cookie, 'x-gatehouse-live': '1' } })
  expect(await at(179)).toBe(401)
  expect(textOf(browser)).toContain('Your session has ended')
  expect(browser.cookies.has('gatehouse-portal')).toBe(false)
})

test('a session in constant use ends after eight hours', async () => {
  const { visit, clock } = await startWithClock()
  const browser = await visit()
  for (let minutes = 50; minutes < 8 * 60; minutes += 50) {
    clock.later = minutes * minuteMs
    await browser.open('/portal/home')
    expect(browser.status).toBe(200)
  }

  clock.later = 8.01 * 60 * minuteMs
  await browser.open('/portal/home')

  expect(browser.status).toBe(401)
})

test('[W-4] the cookie of a session is for this host only, and unreadable to scripts', async () => {
  const server = await startOwnServer({ config: { development: false, url: 'https://auth.example.com' } })
  onTestFinished(() => server.close())
  const { link } = await startPortal(server)
  const { pathname, search } = new URL(await link())

  const { headers } = await fetch(`${server.url}${pathname}${search}`, { redirect: 'manual' })

  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-gatehouse-portal=\w{32}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure$/),
  ])
})

test('leaving ends the session and leads back to the application', async () => {
  const { visit } = await startPortal()
  const browser = await visit({ return_url: 'https://app.example.com/settings' })
  const stolen = browser.copy()

  await browser.submitTo('/portal/exit', formFields(browser, '/portal/exit'))

  expect(browser.location.href).toBe('https://app.example.com/settings')
  await stolen.open('/portal/home')
  expect(stolen.status).toBe(401)
})

test('[W-3] a form from another site, without its token or of an earlier session does nothing', async () => {
  const { visit } = await startPortal()
  const browser = await visit()
  const fields = formFields(browser, '/portal/exit')
  const another = await visit()

  for (const [sent, headers] of [
    [fields, { origin: 'https://evil.example' }],
    [{ csrf_token: 'x' }, {}],
    [formFields(another, '/portal/exit'), {}],
  ] as const) {
    expect((await browser.send('/portal/exit', sent, headers)).status).toBe(403)
  }
  await browser.open('/portal/home')
  expect(browser.status).toBe(200)
})

test('[T-3] opening the link of another organization ends what the browser could do in the first, also on pages that are left open', async () => {
  const one = await startPortal()
  const other = await startPortal(one, 'Southwind')
  const browser = await one.visit()
  const left = browser.copy()

  await browser.open(await other.link())

  expect(textOf(browser)).toContain('Southwind')
  expect(textOf(browser)).not.toContain('Northwind')
  const answer = await browser.send('/portal/exit', formFields(left, '/portal/exit'))
  expect(answer.status).toBe(403)
})

test('what an environment has set is what links have that say nothing', async () => {
  const { api, visit } = await startPortal()
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: {
      portal_return_url: 'https://app.example.com/return',
      portal_success_url: 'https://app.example.com/success',
      portal_support_email: 'help@example.com',
    },
  })

  const browser = await visit()
  expect(browser.html).toContain('href="https://app.example.com/return"')
  expect(browser.html).toContain('href="mailto:help@example.com"')
  await browser.open('/portal/done')
  expect(browser.html).toContain('href="https://app.example.com/success"')
})

test('the portal speaks the language of the browser, in the colours of the environment', async () => {
  const { api, link, url } = await startPortal()
  await api.request('/environments/current/branding', { method: 'PUT', body: { name: 'Lumen', accent: '#f5a300' } })
  const browser = new FormBrowser(url)
  browser.language = 'de'

  await browser.open(await link())

  expect(textOf(browser)).toContain('Northwind einrichten')
  expect(textOf(browser)).toContain('Lumen')
  expect(browser.html).toContain('brand.2.f5a300')
})
