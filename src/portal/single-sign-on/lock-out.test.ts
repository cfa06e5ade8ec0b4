import { expect, test } from 'vitest'
import { createProviderKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, serveDocuments } from '#sso/connections/connection.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { formFields, startPortal, submit, textOf } from '../kit/portal.fixture.ts'

interface Seen {
  id: string
  state: string
}

/** An administrator on the form for the details of a provider, with a setup link, at a company with a verified domain. */
async function begin(guide = 'okta-saml', domains = ['northwind.example']) {
  const server = await startPortal()
  const { api, organization, workos } = server
  await workos.organizations.updateOrganization({
    organization,
    domainData: domains.map((domain) => ({ domain, state: 'verified' as never })),
  })
  await api.post('/portal/setup_links', { organization, intent: 'sso' })
  const browser = await server.visit({ intent: 'sso' })
  await submit(browser, '/portal/sso', { guide })
  const connection = async () =>
    (await api.get<{ data: Seen[] }>(`/connections?organization_id=${organization}`)).body.data[0]
  const base = `/portal/sso/${(await connection())?.id}`
  await browser.open(`${base}/provider`)
  return {
    ...server,
    browser,
    base,
    enter: (entries: Record<string, string>) => submit(browser, `${base}/provider`, entries),
    state: async () => (await connection())?.state,
    setupLink: async () => (await api.get<{ data: { state: string }[] }>('/portal/setup_links')).body.data[0]?.state,
  }
}

const expired = metadataOf((await createProviderKey(30)).certificate)

test.each([
  ['a host that does not exist', () => 'https://idp.invalid/metadata', 'host name', true],
  ['an address without a document', (at: string) => `${at}/missing`, 'HTTP 404', true],
  ['a page that is no metadata', (at: string) => `${at}/page`, 'metadata', false],
  ['metadata whose certificates have expired', (at: string) => `${at}/expired`, 'have expired', false],
])('%s is refused under its field with the cause, and the step is not done', async (_, address, cause, mayPass) => {
  const { browser, base, enter, state } = await begin()
  const documents: Record<string, string> = { '/page': '<html><body>Sign in</body></html>', '/expired': expired }
  const origin = await serveDocuments((path) => documents[path])

  await enter({ idp_metadata_url: address(origin) })

  expect(browser.status).toBe(422)
  expect(browser.html).toContain('aria-invalid="true"')
  expect(textOf(browser)).toContain(cause)
  expect(browser.html.includes('name="anyway"')).toBe(mayPass)
  expect(await state()).toBe('draft')
  await browser.open(`${base}/attributes`)
  expect(browser.html).not.toContain('gp-progress-done')
})

test('a discovery document that cannot be read is refused with the cause as well', async () => {
  const { browser, enter, state } = await begin('generic-oidc')
  const client = { client_id: 'a client', client_secret: 'a secret of theirs' }
  const origin = await serveDocuments((path) => (path.startsWith('/page/') ? '<html></html>' : undefined))

  await enter({ ...client, discovery_endpoint: 'https://idp.invalid' })
  expect(textOf(browser)).toContain('host name')
  await enter({ ...client, discovery_endpoint: origin })
  expect(textOf(browser)).toContain('HTTP 404')
  await enter({ ...client, discovery_endpoint: `${origin}/page` })
  expect(textOf(browser)).toContain('JSON')

  expect(browser.status).toBe(422)
  expect(await state()).toBe('draft')
})

test('a failed test says how far it came, and claims nothing that did not happen', async () => {
  const { browser, base, enter } = await begin('generic-oidc')
  const client = { client_id: 'a client', client_secret: 'a secret of theirs', anyway: '1' }
  const origin = await serveDocuments(() => undefined)
  for (const [discovery_endpoint, stage] of [
    ['https://idp.invalid', 'Failed at DNS'],
    ['http://127.0.0.1:9', 'Failed at the connection'],
    [origin, 'Failed at HTTP: the server responded with status 404.'],
  ] as const) {
    await browser.open(`${base}/provider`)
    await enter({ ...client, discovery_endpoint })
    await browser.open(`${base}/test`)
    await submit(browser, `${base}/test`)
    expect(textOf(browser)).toContain('The test failed')
    expect(textOf(browser)).toContain(stage)
    await browser.open(/href="([^"]*\/attempts\/[^"]*)"/.exec(browser.html)?.[1] ?? '')
    expect(textOf(browser)).toContain(stage)
    expect(textOf(browser)).not.toContain('Sent to the provider')
  }
})

test('metadata that is saved although it cannot be read locks no one out: nothing is activated before it was read', async () => {
  const { browser, base, enter, state } = await begin()
  const documents: Record<string, string> = {}
  const origin = await serveDocuments((path) => documents[path])

  await enter({ idp_metadata_url: `${origin}/metadata`, anyway: '1' })
  expect(browser.location.pathname).toBe(`${base}/attributes`)
  expect(browser.html).not.toContain('gp-progress-done')
  await browser.open(`${base}/test`)
  expect(textOf(browser)).toContain('We couldn’t read the metadata of Okta')
  expect(textOf(browser)).toContain('Failed at HTTP: the server responded with status 404.')
  expect(browser.html).not.toContain(`action="${base}/activate"`)
  await submit(browser, `${base}/activate`, formFields(browser, `${base}/read`))
  expect(browser.status).toBe(422)
  expect(textOf(browser)).toContain('can’t be activated')
  expect(await state()).toBe('inactive')

  documents['/metadata'] = metadataOf(providerKey.certificate)
  await browser.open(`${base}/test`)
  await submit(browser, `${base}/read`)
  expect(browser.html).toContain(`action="${base}/activate"`)
  expect(textOf(browser)).not.toContain('We couldn’t read the metadata')
})

test('without a successful test, an activation asks first and says who loses which way in; it does not complete the set-up', async () => {
  const { browser, base, enter, state, setupLink } = await begin()
  await browser.open(`${base}/provider?as=metadata_file`)
  await enter({ idp_metadata_xml: metadataOf(providerKey.certificate) })
  await browser.open(`${base}/test`)

  await submit(browser, `${base}/activate`)

  expect(browser.location.pathname).toBe(`${base}/activate`)
  expect(textOf(browser)).toContain('people with an email at northwind.example')
  expect(textOf(browser)).toContain('Passwords')
  expect(await state()).toBe('inactive')

  await submit(browser, `${base}/activate`)

  expect(await state()).toBe('active')
  expect(textOf(browser)).toContain('Setup is complete after the first successful sign-in.')
  expect(await setupLink()).toBe('active')
})

test('an activation mails the IT contacts a link that opens the settings without a sign-in, as often as necessary', async () => {
  const { browser, base, enter, state, api, organization, outbox, url } = await begin()
  const email = `it@${organization.toLowerCase().replace('_', '-')}.example`
  await api.post('/portal/setup_links', { organization, intent: 'sso', it_contact_emails: [email] })
  await browser.open(`${base}/provider?as=metadata_file`)
  await enter({ idp_metadata_xml: metadataOf(providerKey.certificate) })
  await browser.open(`${base}/test`)
  await submit(browser, `${base}/activate`)
  await submit(browser, `${base}/activate`)

  const mail = (await outbox(email)).find(({ subject }) => subject?.startsWith('Single sign-on for Northwind is on'))
  const [link = ''] = /https?:\S+\/portal\?token=\S+/.exec(mail?.text ?? '') ?? []

  for (const lockedOut of [new FormBrowser(url), new FormBrowser(url)]) {
    await lockedOut.open(link)
    expect(lockedOut.location.pathname).toBe(base)
    await lockedOut.open(`${base}/deactivate`)
    await submit(lockedOut, `${base}/deactivate`)
    expect(await state()).toBe('inactive')
  }

  const contacts = `/organizations/${organization}/it_contacts`
  const { body } = await api.get<{ data: { id: string }[] }>(contacts)
  for (const { id } of body.data) await api.request(`${contacts}/${id}`, { method: 'DELETE' })
  const former = new FormBrowser(url)
  await former.open(link)
  expect(former.status).toBe(410)
})

/** At the question before an activation without a test. */
async function atQuestion({ browser, base, enter }: Awaited<ReturnType<typeof begin>>): Promise<void> {
  await browser.open(`${base}/provider?as=metadata_file`)
  await enter({ idp_metadata_xml: metadataOf(providerKey.certificate) })
  await browser.open(`${base}/activate`)
}

test('an administrator who is no IT contact gets the way back at an address of the company, and no one outside of it does', async () => {
  const server = await begin()
  const { browser, base, state, outbox, url } = server
  await atQuestion(server)

  for (const [email, error] of [
    ['mallory@eastwind.example', 'For security, enter an address at northwind.example.'],
    ['ada@mail.northwind.example', 'For security, enter an address at northwind.example.'],
    ['ada', 'Enter an email address, such as'],
  ] as const) {
    await submit(browser, `${base}/activate`, { email })
    expect([browser.status, textOf(browser)]).toEqual([422, expect.stringContaining(error)])
    expect(browser.html).toContain(`value="${email}"`)
    expect(await outbox(email)).toEqual([])
    expect(await state()).toBe('inactive')
  }
  await submit(browser, `${base}/activate`, { email: 'ada@northwind.example' })

  expect(await state()).toBe('active')
  expect(textOf(browser)).toContain('We emailed a link that opens these settings for 24 hours.')
  const [mail] = await outbox('ada@northwind.example')
  expect(mail?.text).toContain('because this address was entered')
  const [link = ''] = /https?:\S+\/portal\?token=\S+/.exec(mail?.text ?? '') ?? []
  const lockedOut = new FormBrowser(url)
  await lockedOut.open(link)
  expect(lockedOut.location.pathname).toBe(base)
})

test('the address of the user whom the portal link was made for is filled in, if they are a member', async () => {
  const server = await begin()
  const { browser, base, workos, organization } = server
  await atQuestion(server)
  const email = 'grace@elsewhere.example'
  const user = await workos.userManagement.createUser({ email, externalId: 'user-7' })
  const open = async () => {
    await browser.open(await server.link({ intent: 'sso', external_user_id: 'user-7' }))
    await browser.open(`${base}/activate`)
  }

  await open()
  expect(browser.html).not.toContain(email)
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: organization })
  await open()
  expect(browser.html).toContain(`value="${email}"`)
  await submit(browser, `${base}/activate`, { email })

  expect(await server.outbox(email)).toHaveLength(1)
})

test('where no address is known, the page says how to come back', async () => {
  const server = await begin('okta-saml', [])
  const { browser, base } = server
  await atQuestion(server)
  expect(browser.html).not.toContain('name="email"')
  expect(textOf(browser)).toContain('come back to this portal within an hour')
  await submit(browser, `${base}/activate`)
  expect(textOf(browser)).toContain('come back to this portal within an hour')
})
