import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer, startServer, startServerWithClock, type TestServer } from '#test/server.ts'

interface SetupLink {
  id: string
  state: string
  link: string
  it_contact_emails: string[]
}

async function withOrganization() {
  const server = await startServer()
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const setup = (body: object = {}) => server.api.post<SetupLink>('/portal/setup_links', { organization, ...body })
  return { ...server, organization, setup }
}

const statusOf = async (link: string, options: RequestInit = {}) =>
  (await fetch(link, { redirect: 'manual', ...options })).status

const openForm = (link: string) =>
  statusOf(link.split('?')[0] ?? '', {
    method: 'POST',
    headers: { origin: 'https://app.example.com', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ apiToken: new URL(link).searchParams.get('token') ?? '' }),
  })

test('[W-6] the official SDK gets a link, which opens the portal once', async () => {
  const { workos, organization } = await withOrganization()

  const { link } = await workos.adminPortal.generateLink({ organization, intent: 'sso' as never })

  expect(await statusOf(link)).toBe(303)
  expect(await statusOf(link)).toBe(410)
})

test('[W-6] a scanner that looks at a link by HEAD does not use it up', async () => {
  const { workos, organization } = await withOrganization()
  const { link } = await workos.adminPortal.generateLink({ organization, intent: 'sso' as never })

  for (const _look of ['first', 'second']) {
    const looked = await fetch(link, { method: 'HEAD', redirect: 'manual' })
    expect([looked.status, looked.headers.getSetCookie()]).toEqual([200, []])
  }
  expect(await statusOf(link)).toBe(303)
})

test('[W-6] of racing openings of a link one succeeds', async () => {
  const { workos, organization } = await withOrganization()
  const { link } = await workos.adminPortal.generateLink({ organization, intent: 'sso' as never })

  const statuses = await Promise.all(Array.from({ length: 6 }, () => statusOf(link)))

  expect(statuses.sort()).toEqual([303, 410, 410, 410, 410, 410])
})

test('a link opens by `token`, by `apiToken`, and by a form as the widgets send it', async () => {
  const { api, organization } = await withOrganization()
  const newLink = async () => (await api.post<{ link: string }>('/portal/generate_link', { organization })).body.link

  expect(await statusOf((await newLink()).replace('?token=', '?apiToken='))).toBe(303)
  expect(await openForm(await newLink())).toBe(303)
})

test('[W-6] a link is over after five minutes, a setup link after thirty days, and the page says what to do', async () => {
  let later = 0
  const server = await startServerWithClock(() => new Date(Date.now() + later))
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const link = (await server.api.post<{ link: string }>('/portal/generate_link', { organization })).body.link
  const setup = (await server.api.post<SetupLink>('/portal/setup_links', { organization })).body.link

  later = 4.9 * 60_000
  expect(await statusOf(setup)).toBe(303)
  later = 5.1 * 60_000
  const expired = await fetch(link)
  expect(expired.status).toBe(410)
  expect(await expired.text()).toContain('This link has expired')
  later = 29.9 * 86_400_000
  expect(await statusOf(setup)).toBe(303)
  later = 30.1 * 86_400_000
  expect(await statusOf(setup)).toBe(410)
  expect((await server.api.get<{ data: SetupLink[] }>('/portal/setup_links')).body.data).toMatchObject([
    { state: 'expired' },
  ])
})

test('[W-6] the tables hold no token that could be read', async () => {
  const { api, organization, environment } = await withOrganization()
  const { link } = (await api.post<{ link: string }>('/portal/generate_link', { organization })).body
  const { headers } = await fetch(link, { redirect: 'manual' })
  const secret = /gatehouse-portal=(\w+)/.exec(headers.getSetCookie().join())?.[1] ?? ''

  const rows = await environment.db.many<{ text: string }>(sql`
    select l::text || s::text as text from portal_links l join portal_sessions s on s.link_id = l.id
    where l.environment_id = ${environment.environmentId}`)

  expect(rows).toHaveLength(1)
  for (const token of [new URL(link).searchParams.get('token'), secret]) {
    expect(token).toHaveLength(32)
    for (const form of [token, Buffer.from(token ?? '').toString('hex')]) expect(rows[0]?.text).not.toContain(form)
  }
})

test('an organization has one setup link, which opens as often as it has to; a new one ends it and its browsers', async () => {
  const { api, setup } = await withOrganization()
  const first = (await setup()).body
  const opened = await fetch(first.link, { redirect: 'manual' })
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const home = new URL('/portal/home', first.link)
  expect(await statusOf(first.link)).toBe(303)
  expect((await fetch(home, { headers: { cookie } })).status).toBe(200)

  const second = (await setup()).body

  expect(await statusOf(first.link)).toBe(410)
  expect((await fetch(home, { headers: { cookie } })).status).toBe(401)
  expect(await statusOf(second.link)).toBe(303)
  expect((await api.get<{ data: SetupLink[] }>('/portal/setup_links')).body.data.map(({ id }) => id)).toEqual([
    second.id,
  ])
})

test('of setup links that are created at once one is left', async () => {
  const { api, setup } = await withOrganization()

  const answers = await Promise.all(Array.from({ length: 5 }, () => setup()))

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  expect((await api.get<{ data: SetupLink[] }>('/portal/setup_links')).body.data).toHaveLength(1)
})

test('setup links are listed by what they were created with: the organization under both names, and the intent', async () => {
  const { api, setup, organization } = await withOrganization()
  const { body: sso } = await setup({ intent: 'sso' })
  const { body: other } = await api.post<{ id: string }>('/organizations', { name: 'Another' })
  const { body: directory } = await api.post<SetupLink>('/portal/setup_links', {
    organization: other.id,
    intent: 'dsync',
  })
  const listed = async (filter: string) =>
    (await api.get<{ data: SetupLink[] }>(`/portal/setup_links?${filter}`)).body.data.map(({ id }) => id)

  expect(await listed(`organization=${organization}`)).toEqual([sso.id])
  expect(await listed(`organization_id=${other.id}`)).toEqual([directory.id])
  expect(await listed(`organization=${other.id}&intent=sso`)).toEqual([])
  expect(await listed('intent=dsync')).toEqual([directory.id])
  expect((await listed('limit=10')).sort()).toEqual([sso.id, directory.id].sort())
})

test('a revoked setup link opens nothing, and the browsers in which it was opened are signed out', async () => {
  const { api, setup } = await withOrganization()
  const { id, link } = (await setup()).body
  const { headers } = await fetch(link, { redirect: 'manual' })
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

  expect((await api.delete(`/portal/setup_links/${id}`)).status).toBe(204)

  expect(await statusOf(link)).toBe(410)
  expect((await fetch(new URL('/portal/home', link), { headers: { cookie } })).status).toBe(401)
})

test('links and sessions end with their organization', async () => {
  const { workos, organization, setup } = await withOrganization()
  const { link } = (await setup()).body
  const { headers } = await fetch(link, { redirect: 'manual' })
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

  await workos.organizations.deleteOrganization(organization)

  expect(await statusOf(link)).toBe(410)
  expect((await fetch(new URL('/portal/home', link), { headers: { cookie } })).status).toBe(401)
})

test('a setup link is mailed to the IT contacts, in the language that is asked for', async () => {
  const { outbox, setup, organization } = await withOrganization()
  const email = `it@${organization.toLowerCase().replace('_', '-')}.example`

  const { body } = await setup({ it_contact_emails: [email, email.toUpperCase()], locale: 'de' })

  const [mail, ...more] = await outbox(email.toUpperCase())
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Test für Northwind einrichten')
  expect(mail?.text).toContain(body.link)
  expect(body.it_contact_emails).toEqual([email.toUpperCase()])
})

test('contacts that a link for one opening names are mailed a setup link, each of them once', async () => {
  const { api, outbox, organization } = await withOrganization()
  const generate = (emails: string[], as = 'it_contact_emails') =>
    api.post<{ link: string }>('/portal/generate_link', { organization, intent: 'sso', [as]: emails })
  const ada = `ada@${organization.slice(-20).toLowerCase()}.example`
  const bob = `bob@${organization.slice(-20).toLowerCase()}.example`
  const linkIn = (text = '') => /https?:\S+/.exec(text)?.[0] ?? ''

  const { link } = (await generate([ada])).body
  await generate([ada, bob], 'admin_emails')

  const [toAda, ...more] = await outbox(ada)
  expect(more).toEqual([])
  expect(linkIn(toAda?.text)).not.toBe(link)
  const [toBob] = await outbox(bob)
  expect(linkIn(toBob?.text)).toBe(linkIn(toAda?.text))
  expect(await statusOf(linkIn(toBob?.text))).toBe(303)
})

test('[W-6] a link to an unknown organization, to no web address or to over twenty contacts is refused', async () => {
  const { api, organization, environment } = await withOrganization()
  const refusals: [object, number][] = [
    [{ organization: 'org_unknown' }, 404],
    [{ organization, return_url: 'javascript:alert(1)' }, 422],
    [{ organization, success_url: 'not an address' }, 422],
    [{ organization, intent: 'everything' }, 422],
    [{ organization, it_contact_emails: ['no email'] }, 422],
    [{ organization, it_contact_emails: Array.from({ length: 21 }, (_, i) => `it${i}@example.com`) }, 422],
  ]
  for (const path of ['/portal/generate_link', '/portal/setup_links']) {
    for (const [body, status] of refusals)
      expect([path, body, (await api.post(path, body)).status]).toEqual([path, body, status])
  }
  const rows = await environment.db.many(sql`
    select 1 from portal_links where environment_id = ${environment.environmentId}`)
  expect(rows).toEqual([])
})

test('in production the portal leads to addresses with https only', async () => {
  const server = await startOwnServer({ config: { development: false } })
  try {
    const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
    const generate = (server: TestServer, body: object) =>
      server.api.post('/portal/generate_link', { organization, ...body })

    expect((await generate(server, { return_url: 'http://app.example.com' })).status).toBe(422)
    expect((await generate(server, { success_url: 'http://app.example.com' })).status).toBe(422)
    expect((await generate(server, { success_url: 'https://app.example.com' })).status).toBe(201)
    const settings = (body: object) =>
      server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body })
    expect((await settings({ portal_return_url: 'http://app.example.com' })).status).toBe(422)
    expect((await settings({ portal_return_url: 'https://app.example.com' })).status).toBe(200)
  } finally {
    await server.close()
  }
})
