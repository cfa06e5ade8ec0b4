import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

type Intents = Parameters<
  Awaited<ReturnType<typeof startServer>>['workos']['organizations']['inviteItContact']
>[0]['intents']

interface SetupLink {
  id: string
  intent: string | null
  intents: string[] | null
  link: string
}

async function withContact() {
  const server = await startServer()
  const { organizations } = server.workos
  const { id: organizationId } = await organizations.createOrganization({ name: 'Northwind' })
  const add = async (name: string) => {
    const email = `${name}.${organizationId.toLowerCase()}@northwind.example`
    return organizations.createItContact({ organizationId, email })
  }
  const { id: contactId, email } = await add('ada')
  const contact = { organizationId, contactId }
  const links = async () =>
    (await server.api.get<{ data: SetupLink[] }>(`/portal/setup_links?organization_id=${organizationId}`)).body.data
  const mailedLink = async (to = email) => /https?:\S+/.exec((await server.outbox(to))[0]?.text ?? '')?.[0] ?? ''
  return {
    ...server,
    organizations,
    organizationId,
    contact,
    email,
    add,
    links,
    mailedLink,
    invite: (intents: Intents, of = contact) => organizations.inviteItContact({ ...of, intents }),
    setup: (body: object = {}) =>
      server.api.post<SetupLink>('/portal/setup_links', { organization: organizationId, ...body }),
  }
}

const open = (link: string) => fetch(link, { redirect: 'manual' })
const statusOf = async (link: string) => (await open(link)).status
const cookieOf = ({ headers }: Response) =>
  headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

/** The page that a link leads to, in the browser that opened it. */
async function landing(link: string) {
  const opened = await open(link)
  const cookie = cookieOf(opened)
  const { url } = await fetch(opened.headers.get('location') ?? '', { headers: { cookie } })
  return { page: new URL(url), cookie }
}

test('(sdk) an invitation of the official SDK mails the contact a setup link for the part that it names', async () => {
  const { invite, mailedLink, links } = await withContact()

  await invite(['directory_sync'])

  expect(await links()).toMatchObject([{ intent: 'dsync', intents: ['dsync'], link: await mailedLink() }])
  expect((await landing(await mailedLink())).page.pathname).toBe('/portal/directory')
})

test('[W-6] (desc) an invitation for several parts opens a menu of these and nothing else', async () => {
  const { invite, mailedLink, links } = await withContact()
  await invite(['directory_sync', 'log_streams'])
  expect(await links()).toMatchObject([{ intent: null, intents: ['dsync', 'log_streams'] }])

  const { page: home, cookie } = await landing(await mailedLink())
  const page = await (await fetch(home, { headers: { cookie } })).text()

  expect(home.pathname).toBe('/portal/home')
  const linked = [...page.matchAll(/class="gp-part" href="([^"]+)"/g)].map(([, href]) => href)
  expect(linked).toEqual(['/portal/directory', '/portal/log-streams'])
  for (const path of ['/portal/directory', '/portal/log-streams'])
    expect([path, (await fetch(new URL(path, home), { headers: { cookie } })).status]).toEqual([path, 200])
  for (const path of ['/portal/sso', '/portal/domains', '/portal/encryption-key', '/portal/audit-log']) {
    const other = await fetch(new URL(path, home), { headers: { cookie }, redirect: 'manual' })
    expect([path, other.headers.get('location')]).toEqual([path, home.href])
  }
})

test('(desc) an organization has one active invitation: another contact is refused, and so are all but one of racing calls', async () => {
  const { invite, add, contact, links } = await withContact()
  const other = { ...contact, contactId: (await add('bob')).id }

  const answers = await Promise.allSettled([
    invite(['sso']),
    invite(['sso'], other),
    invite(['sso']),
    invite(['sso'], other),
  ])

  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
  for (const each of answers)
    if (each.status === 'rejected') expect(each.reason.code).toBe('it_contact_invitation_already_active')
  expect(await links()).toHaveLength(1)
})

test('a setup link that our own call made is the active invitation', async () => {
  const { invite, setup, organizations, contact } = await withContact()
  const { link } = (await setup()).body

  await expect(invite(['sso'])).rejects.toMatchObject({ code: 'it_contact_invitation_already_active' })
  await organizations.revokeItContact(contact)

  expect(await statusOf(link)).toBe(410)
  await invite(['sso'])
})

test('(desc) revoking ends the active invitation of the organization with its browsers, and once more changes nothing', async () => {
  const { invite, mailedLink, organizations, contact, links } = await withContact()
  await invite(['sso', 'domain_verification'])
  const link = await mailedLink()
  const cookie = cookieOf(await open(link))

  await organizations.revokeItContact(contact)
  await organizations.revokeItContact(contact)

  expect(await links()).toEqual([])
  expect(await statusOf(link)).toBe(410)
  expect((await fetch(new URL('/portal/home', link), { headers: { cookie } })).status).toBe(401)
})

test('(desc) deleting a contact ends the link that was mailed to them, and no link of another contact', async () => {
  const { invite, mailedLink, organizations, organizationId, contact, add } = await withContact()
  const bob = await add('bob')
  await invite(['sso'])
  const link = await mailedLink()

  await organizations.deleteItContact({ organizationId, contactId: bob.id })
  expect(await statusOf(link)).toBe(303)
  await organizations.deleteItContact(contact)

  expect(await statusOf(link)).toBe(410)
})

test('(desc) of a link that several contacts were mailed, each of them ends it', async () => {
  const { setup, email, add, organizations, contact } = await withContact()
  const bob = await add('bob')
  const { link } = (await setup({ it_contact_emails: [email, bob.email] })).body

  await organizations.deleteItContact(contact)

  expect(await statusOf(link)).toBe(410)
})

test('(desc) an invitation without a part, with one twice or with an unknown one, and one of an unknown contact are refused', async () => {
  const { api, organizationId, contact, links } = await withContact()
  const path = `/organizations/${organizationId}/it_contacts/${contact.contactId}`
  for (const body of [
    {},
    { intents: [] },
    { intents: ['sso', 'sso'] },
    { intents: ['dsync'] },
    { intents: ['audit_logs'] },
  ])
    expect([body, (await api.post(`${path}/invite`, body)).status]).toEqual([body, 422])
  const unknown = `/organizations/${organizationId}/it_contacts/it_contact_unknown`
  expect((await api.post(`${unknown}/invite`, { intents: ['sso'] })).status).toBe(404)
  expect((await api.post(`${unknown}/revoke`, {})).status).toBe(404)
  expect(await links()).toEqual([])
})

test('a link of either kind is revoked by its URL or its token, in its own environment only', async () => {
  const { api, organizationId: organization, setup } = await withContact()
  const generate = async () => (await api.post<{ link: string }>('/portal/generate_link', { organization })).body.link
  const tokenOf = (link: string) => new URL(link).searchParams.get('token')
  const [one, two, three] = [await generate(), await generate(), (await setup()).body.link]
  const other = await startServer()

  for (const link of [one, tokenOf(two), three]) {
    expect((await other.api.post('/portal/revoke_link', { link })).status).toBe(404)
    expect((await api.post('/portal/revoke_link', { link })).status).toBe(204)
    expect((await api.post('/portal/revoke_link', { link })).body).toMatchObject({ code: 'portal_link_not_found' })
  }

  for (const link of [one, two, three]) expect(await statusOf(link)).toBe(410)
})
