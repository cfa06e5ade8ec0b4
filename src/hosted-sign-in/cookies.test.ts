import { expect, test } from 'vitest'
import { FormBrowser } from '#test/form-browser.ts'
import { type PagesServer, password, redirectUri, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'
const publicUrl = 'https://auth.northwind.example'

/** A server in production behind a proxy with TLS, and a browser that reaches it there. */
async function startInProduction(): Promise<PagesServer> {
  const server = await startPages({ config: { url: publicUrl, development: false } })
  const reach = (url: string) => url.replace(publicUrl, server.url)
  return {
    ...server,
    authorizeUrl: (extra) => server.authorizeUrl(extra).replace(server.url, publicUrl),
    browser: () => new FormBrowser(publicUrl, reach),
  }
}

function createUser({ workos }: PagesServer) {
  return workos.userManagement.createUser({ email, password, emailVerified: true })
}

async function signIn(server: PagesServer, browser = server.browser()): Promise<FormBrowser> {
  await browser.open(server.authorizeUrl())
  await browser.submit({ email })
  await browser.submit({ password })
  expect(browser.location.href.split('?')[0]).toBe(redirectUri)
  return browser
}

/** Asks as a browser with exactly this header would. */
function get(url: string, cookie: string): Promise<Response> {
  return fetch(url, { redirect: 'manual', headers: { cookie } })
}

test('[W-4] in production every cookie of the pages is of this host alone, for every path and over TLS: __Host-', async () => {
  const server = await startInProduction()
  await createUser(server)

  const browser = await signIn(server)

  expect([...browser.cookies.keys()].sort()).toEqual([
    '__Host-gatehouse-device',
    expect.stringMatching(/^__Host-gatehouse-flow-\w{8}$/),
    expect.stringMatching(/^__Host-gatehouse-method-\w{8}$/),
    expect.stringMatching(/^__Host-gatehouse-session-\w{8}$/),
  ])
  for (const header of browser.setCookies) {
    expect(header).toMatch(/^__Host-[\w-]+=[^;]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
  }
})

test('[W-4] in production a cookie without the prefix, which a sibling host could have set, opens and remembers nothing', async () => {
  const server = await startInProduction()
  await createUser(server)
  const browser = await signIn(server)
  const plain = [...browser.cookies].map(([name, value]) => `${name.replace('__Host-', '')}=${value}`).join('; ')
  const own = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const authorize = server.authorizeUrl().replace(publicUrl, server.url)

  expect((await get(authorize, own)).headers.get('location')).toContain('code=')
  expect((await get(authorize, plain)).headers.get('location')).toContain('/sign-in?request=')
})

test('[W-3] a second cookie with the name of ours neither takes its place nor keeps its browser from going on', async () => {
  const server = await startPages()
  await createUser(server)
  const victim = server.browser()
  await victim.open(server.authorizeUrl())
  const address = victim.location.href
  const name = [...victim.cookies.keys()].find((each) => each.startsWith('gatehouse-flow-')) ?? ''
  const ours = `${name}=${victim.cookies.get(name)}`
  const theirs = `${name}=${'x'.repeat(32)}`

  expect((await get(address, theirs)).status).toBe(400)
  for (const header of [`${theirs}; ${ours}`, `${ours}; ${theirs}`, `${theirs}; ${theirs}; ${ours}`])
    expect([header, (await get(address, header)).status]).toEqual([header, 200])
})

test('[W-3] of two remembered sign-ins neither counts: a browser that was given someone else’s is asked who it is', async () => {
  const server = await startPages()
  await createUser(server)
  const { workos } = server
  const mallory = await workos.userManagement.createUser({
    email: 'mallory@evil.example',
    password,
    emailVerified: true,
  })
  const attacker = server.browser()
  await attacker.open(server.authorizeUrl())
  await attacker.submit({ email: mallory.email })
  await attacker.submit({ password })
  const victim = await signIn(server)
  const sessionOf = ({ cookies }: FormBrowser) =>
    [...cookies].find(([name]) => name.startsWith('gatehouse-session-'))?.join('=') ?? ''
  const authorize = server.authorizeUrl()

  expect((await get(authorize, sessionOf(victim))).headers.get('location')).toContain('code=')
  for (const header of [`${sessionOf(attacker)}; ${sessionOf(victim)}`, `${sessionOf(victim)}; ${sessionOf(attacker)}`])
    expect((await get(authorize, header)).headers.get('location')).toContain('/sign-in?request=')
})

test('[W-3] a sign-in gives the browser another secret, and what it was remembered by before ends', async () => {
  const server = await startPages()
  await createUser(server)
  const browser = await signIn(server)
  const former = browser.copy()
  const authorize = async (as: FormBrowser) => {
    await as.open(server.authorizeUrl())
    return as.location.searchParams.has('code')
  }
  // Being known again changes nothing, in however many tabs at once.
  const tabs = [browser.copy(), browser.copy(), browser.copy()]
  expect(await Promise.all(tabs.map(authorize))).toEqual([true, true, true])
  expect(await authorize(former.copy())).toBe(true)

  await browser.open(server.authorizeUrl({ prompt: 'login' }))
  await browser.submit({ email })
  await browser.submit({ password })

  expect(await authorize(browser)).toBe(true)
  expect(await authorize(former)).toBe(false)
})

test('tabs have sign-ins of their own: one that goes on leaves the others where they are', async () => {
  const server = await startPages()
  const user = await createUser(server)
  const browser = server.browser()
  await browser.open(server.authorizeUrl({ state: 'first' }))
  const first = browser.location.href
  await browser.open(server.authorizeUrl({ state: 'second' }))
  await browser.submit({ email })
  await browser.submit({ password })
  expect(browser.location.searchParams.get('state')).toBe('second')

  await browser.open(first)
  expect(browser.status).toBe(200)
  await browser.submit({ email })
  await browser.submit({ password })

  expect(browser.location.searchParams.get('state')).toBe('first')
  expect((await server.exchange(browser.location)).user.id).toBe(user.id)
})

test('a browser that begins one sign-in after another keeps the cookies of the last twenty', async () => {
  const server = await startPages()
  const browser = server.browser()
  const addresses: string[] = []
  for (let i = 0; i < 23; i++) {
    await browser.open(server.authorizeUrl())
    addresses.push(browser.location.href)
  }

  expect([...browser.cookies.keys()].filter((name) => name.startsWith('gatehouse-flow-'))).toHaveLength(20)
  await browser.open(addresses.at(-20) ?? '')
  expect(browser.status).toBe(200)
  await browser.open(addresses.at(-21) ?? '')
  expect(browser.status).toBe(400)
})

test('of two tabs that send a sign-in’s form at once one gets the code, and neither is a fault of ours', async () => {
  const server = await startPages()
  for (let round = 0; round < 5; round++) {
    const each = `ada-${round}@northwind.example`
    await server.workos.userManagement.createUser({ email: each, password, emailVerified: true })
    const browser = server.browser()
    await browser.open(server.authorizeUrl())
    await browser.submit({ email: each })
    const { action, fields } = browser.form

    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) =>
        browser.copy().send(action, { ...fields, password: i === 3 ? 'a wrong passphrase' : password }),
      ),
    )

    const codes = answers.filter((answer) => answer.headers.get('location')?.includes('code='))
    expect(codes).toHaveLength(1)
    expect(Math.max(...answers.map(({ status }) => status))).toBeLessThan(500)
  }
})
