import { expect, onTestFinished, test } from 'vitest'
import { password, startPages } from '#hosted-sign-in/pages.fixture.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'

const ada = 'ada@northwind.example'

async function start(): Promise<TestServer> {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  return server
}

interface Page {
  data: { status: number; method: string; url: string }[]
  list_metadata: { after: string | null }
}

async function read({ url }: TestServer, query = ''): Promise<Page> {
  return (await (await fetch(`${url}/_dev/requests${query}`)).json()) as Page
}

/** Status, method and path of each request, the newest first. */
async function list(server: TestServer, query = ''): Promise<string[]> {
  return (await read(server, query)).data.map(({ status, method, url }) => `${status} ${method} ${url}`)
}

test('the list leaves out what the server asks of itself, unless it is asked for', async () => {
  const server = await start()
  const own = [
    '/',
    '/console',
    '/console/api/session',
    '/_dev/outbox',
    '/_dev/messages',
    '/docs',
    '/openapi.json',
    '/health',
    '/ready',
    '/favicon.ico',
  ]
  for (const path of [...own, '/assets/unknown.css', '/organizations', '/healthy', '/docsy'])
    await fetch(server.url + path)

  const usual = await list(server)
  const whole = await list(server, '?own=1')

  expect(usual).toEqual(['404 GET /docsy', '404 GET /healthy', '401 GET /organizations'])
  for (const path of own) expect(whole).toContainEqual(expect.stringMatching(new RegExp(`^\\d+ GET ${path}$`)))
})

test('the list is filtered by status, path and person, alone and together', async () => {
  const server = await start()
  const { api, workos } = server
  await api.post('/organizations', { name: '' })
  await workos.organizations.createOrganization({ name: 'Northwind' })
  const { id } = await workos.userManagement.createUser({ email: ada })
  await api.get('/user_management/users/user_unknown')
  await api.request(`/user_management/users/${id}`, { method: 'PUT', body: { first_name: 'Ada' } })
  const created = '201 POST /user_management/users'
  const updated = `200 PUT /user_management/users/${id}`

  expect(await list(server, '?status=4xx')).toEqual([
    '404 GET /user_management/users/user_unknown',
    '422 POST /organizations',
  ])
  expect(await list(server, '?path=/ORGANIZATIONS')).toEqual(['201 POST /organizations', '422 POST /organizations'])
  // The request that names only an id is found by the address too.
  expect(await list(server, `?person=${encodeURIComponent(ada.toUpperCase())}`)).toEqual([updated, created])
  expect(await list(server, `?person=${id}&status=2xx`)).toEqual([updated, created])
  expect(await list(server, '?status=4xx&path=organizations&person=')).toEqual(['422 POST /organizations'])
  expect(await list(server, '?person=%25')).toEqual([])
})

test('a person is found by the events that a form of the hosted pages recorded, though the form names no one', async () => {
  const server = await startPages({})
  const { workos, authorizeUrl } = server
  await workos.userManagement.createUser({ email: ada, password, emailVerified: true })
  const browser = server.browser()
  await browser.open(authorizeUrl())
  await browser.submit({ email: ada })
  await browser.submit({ password })

  const found = await list(server, `?person=${encodeURIComponent(ada)}`)

  expect(found).toEqual([
    expect.stringMatching(/^30\d POST \/sign-in\/password$/),
    expect.stringMatching(/^30\d POST \/sign-in$/),
    '201 POST /user_management/users',
  ])
})

test('a long list goes on where the page before ended', async () => {
  const server = await start()
  for (let n = 0; n < 103; n++) {
    await fetch(`${server.url}/numbered/${n}`)
    // The log keeps the last 50 of each interval; reading it writes what waits.
    if (n % 40 === 0) await list(server)
  }

  const { list_metadata: cursor } = await read(server, '?path=numbered')

  const first = await list(server, '?path=numbered')
  const second = await list(server, `?path=numbered&after=${cursor.after}`)
  expect(first).toHaveLength(100)
  expect([...first, ...second]).toEqual(Array.from({ length: 103 }, (_, n) => `404 GET /numbered/${102 - n}`))
  expect((await read(server, `?path=numbered&after=${cursor.after}`)).list_metadata).toEqual({ after: null })
})
