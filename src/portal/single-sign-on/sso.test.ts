import { expect, test } from 'vitest'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, oidcProvider, samlProvider, serveDocuments } from '#sso/connections/connection.fixture.ts'
import { readOidc, readSaml } from '#sso/connections/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { formFields, type PortalServer, startPortal, submit, textOf } from '../kit/portal.fixture.ts'
import { startConnected } from './connected.fixture.ts'

const sso = '/portal/sso'

interface Connection {
  id: string
  state: string
  connection_type: string
  group_roles: object[]
}

async function connectionsOf({ api, organization }: PortalServer): Promise<Connection[]> {
  return (await api.get<{ data: Connection[] }>(`/connections?organization_id=${organization}`)).body.data
}

async function choose(server: PortalServer, guide: string, body: object = { intent: 'sso' }) {
  const browser = await server.visit(body)
  if (browser.location.pathname !== sso) await browser.open(sso)
  await submit(browser, sso, { guide })
  const [connection] = await connectionsOf(server)
  return { browser, id: connection?.id ?? '', base: `${sso}/${connection?.id}` }
}

test('a SAML connection is set up step by step, and is in use once it is activated', async () => {
  const server = await startPortal()
  const { api, organization, workos } = server
  await workos.organizations.updateOrganization({
    organization,
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const { browser, id, base } = await choose(server, 'okta-saml', {
    intent: 'sso',
    success_url: 'https://app.example.com/done',
  })
  expect(browser.location.pathname).toBe(`${base}/guide`)
  const { body: configured } = await api.get<{ saml: Record<string, string> }>(`/connections/${id}`)
  expect(textOf(browser)).toContain('Configure Okta')
  const acs = `${server.url}/sso/saml/acs/`
  expect(browser.html).toContain(acs)
  expect(browser.html).toContain(`<code id="slo-url">${server.url}/sso/saml/slo/`)
  expect(configured).toMatchObject({ state: 'draft', connection_type: 'OktaSAML' })

  await browser.open(`${base}/provider?as=metadata_file`)
  await submit(browser, `${base}/provider`, { idp_metadata_xml: metadataOf(providerKey.certificate) })
  expect(browser.location.pathname).toBe(`${base}/attributes`)
  expect((await connectionsOf(server))[0]?.state).toBe('inactive')

  await submit(browser, `${base}/attributes`, { email: 'mail', lastName: ' surname ' })
  expect(browser.location.pathname).toBe(`${base}/roles`)
  await submit(browser, `${base}/roles`, { group: 'Administrators', role: 'admin' })
  expect(textOf(browser)).toContain('Administrators → Admin')

  await browser.open(`${base}/test`)
  await submit(browser, `${base}/activate`)
  await submit(browser, `${base}/activate`)
  expect(browser.location.pathname).toBe(base)
  expect((await connectionsOf(server))[0]).toMatchObject({ id, state: 'active' })
  const { body: events } = await api.get<{ data: { event: string; context: { actor: object } }[] }>(
    '/events?events=connection.activated',
  )
  expect(events.data.map(({ context }) => context.actor)).toEqual([
    { id: expect.stringMatching(/^portal_session_/), source: 'admin_portal', name: null },
  ])
})

test('a provider that connects by several protocols is offered once, with the choice on the next page', async () => {
  const server = await startPortal()
  const browser = await server.visit({ intent: 'sso' })
  const names = [...browser.html.matchAll(/gp-provider-name">([^<]*)</g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['Okta', 'Another provider']))
  for (const provider of ['okta', 'generic'])
    expect(browser.html).toContain(`href="${sso}/protocol?provider=${provider}"`)
  for (const [provider, guides] of [
    ['okta', ['okta-saml', 'okta-oidc']],
    ['generic', ['generic-saml', 'generic-oidc']],
  ] as const) {
    await browser.open(`${sso}/protocol?provider=${provider}`)
    expect([...browser.html.matchAll(/value="([^"]*)" name="guide"/g)].map(([, guide]) => guide)).toEqual(guides)
  }
  await browser.open(`${sso}/protocol?provider=google`)
  expect(textOf(browser)).toContain('It can’t send groups')
  await submit(browser, sso, { guide: 'google-oidc' })
  expect(await connectionsOf(server)).toMatchObject([{ connection_type: 'GoogleOIDC' }])
  for (const unknown of ['keycloak', 'constructor', '']) {
    await browser.open(`${sso}/protocol?provider=${unknown}`)
    expect(browser.location.pathname).toBe(sso)
  }
})

test('steps are ticked by what is there, wherever the reader is', async () => {
  const server = await startPortal()
  await server.api.post('/authorization/roles', { slug: 'editor', name: 'Editor' })
  const { browser, base } = await choose(server, 'okta-saml')
  const ticked = async (page: string) => {
    await browser.open(`${base}/${page}`)
    return [...browser.html.matchAll(/<li class="gp-progress-done"><a href="[^"]*\/(\w+)"/g)].map(([, step]) => step)
  }
  expect(await ticked('test')).toEqual([])

  await browser.open(`${base}/provider?as=metadata_file`)
  await submit(browser, `${base}/provider`, { idp_metadata_xml: metadataOf(providerKey.certificate) })
  expect(await ticked('test')).toEqual(['guide', 'provider'])

  await browser.open(`${base}/roles`)
  await submit(browser, `${base}/roles`, { group: 'Editors', role: 'editor' })
  expect(await ticked('guide')).toEqual(['provider', 'roles'])

  await browser.open(`${base}/attributes`)
  await submit(browser, `${base}/attributes`, { email: 'mail' })
  expect(await ticked('test')).toEqual(['guide', 'provider', 'attributes', 'roles'])
})

test('a provider is asked for the scopes without which it sends no groups', async () => {
  const server = await startPortal()
  const { browser, id, base } = await choose(server, 'okta-oidc')
  await browser.open(`${base}/provider`)
  await submit(browser, `${base}/provider`, {
    client_id: 'a client',
    client_secret: 'a secret of theirs',
    discovery_endpoint: 'https://idp.invalid/',
    anyway: '1',
  })
  expect(await readOidc(server.environment, id)).toMatchObject({ client_id: 'a client', scopes: ['groups'] })
})

test('an OpenID Connect connection is set up with the issuer that a console shows', async () => {
  const server = await startPortal()
  const { browser, base } = await choose(server, 'generic-oidc')
  expect(textOf(browser)).toContain(`${server.url}/sso/oidc/callback/`)

  const issuer = await serveDocuments((_path, origin) => JSON.stringify({ issuer: origin }))
  await browser.open(`${base}/provider`)
  await submit(browser, `${base}/provider`, {
    client_id: 'a client',
    client_secret: 'a secret of theirs',
    discovery_endpoint: `${issuer}/`,
  })

  expect(browser.location.pathname).toBe(`${base}/attributes`)
  expect(browser.html).not.toContain('name="id"')
  await browser.open(`${base}/provider`)
  expect(browser.html).toContain(`value="${issuer}/.well-known/openid-configuration"`)
  expect(browser.html).not.toContain('a secret of theirs')
  await submit(browser, `${base}/provider`, {
    client_id: 'another client',
    client_secret: '',
    discovery_endpoint: issuer,
  })
  await browser.open(`${base}/test`)
  await submit(browser, `${base}/activate`)
  await submit(browser, `${base}/activate`)
  expect((await connectionsOf(server))[0]).toMatchObject({ state: 'active' })
})

test('how the client of a connection authenticates is chosen at its provider, and left to the provider unless it is', async () => {
  const server = await startPortal()
  const { browser, id, base } = await choose(server, 'generic-oidc')
  const details = { client_id: 'a client', discovery_endpoint: 'https://idp.invalid/', anyway: '1' }
  const save = async (entries: Record<string, string>) => {
    await browser.open(`${base}/provider`)
    await submit(browser, `${base}/provider`, { ...details, ...entries })
  }
  const stored = async () => (await readOidc(server.environment, id)).client_authentication

  await save({ client_secret: '' })
  expect([browser.status, textOf(browser).includes('Enter a value')]).toEqual([422, true])
  await save({ client_secret: '', client_authentication: 'client_secret_post' })
  expect(browser.status).toBe(422)
  expect(browser.html).toContain('<option value="client_secret_post" selected="">')

  await save({ client_secret: '', client_authentication: 'private_key_jwt' })
  expect([browser.location.pathname, await stored()]).toEqual([`${base}/attributes`, 'private_key_jwt'])
  await browser.open(base)
  expect(browser.html).toMatch(/<code id="address-jwksUri">[^<]+\/sso\/oidc\/jwks\//)

  await save({ client_secret: 'a secret', client_authentication: 'client_secret_post' })
  expect(await stored()).toBe('client_secret_post')
  // A form from before there was the choice.
  await browser.open(`${base}/provider`)
  const older: Record<string, string> = { ...formFields(browser, `${base}/provider`), ...details }
  delete older.client_authentication
  await browser.submitTo(`${base}/provider`, older)
  expect(await stored()).toBe('client_secret_post')
  await save({ client_authentication: '' })
  expect(await stored()).toBeNull()
  await save({ client_authentication: 'none' })
  expect(browser.status).toBeGreaterThanOrEqual(400)
  expect(await stored()).toBeNull()
})

test('a form that is sent twice makes one connection, and another choice replaces what was begun', async () => {
  const server = await startPortal()
  const browser = await server.visit({ intent: 'sso' })
  const fields = { ...formFields(browser, sso), guide: 'okta-saml' }

  await Promise.all([1, 2, 3].map(() => browser.send(sso, fields)))
  expect(await connectionsOf(server)).toMatchObject([{ connection_type: 'OktaSAML', state: 'draft' }])

  await browser.open(sso)
  expect(textOf(browser)).toContain('Continue with Okta')
  await submit(browser, sso, { guide: 'generic-oidc' })
  expect(await connectionsOf(server)).toMatchObject([{ connection_type: 'GenericOIDC', state: 'draft' }])
})

test('a connection whose type the application left open keeps its addresses', async () => {
  const server = await startPortal()
  const { api, organization } = server
  const { body } = await api.post<Connection>('/connections', {
    organization_id: organization,
    type: 'Pending',
    name: 'Theirs',
  })

  const { id } = await choose(server, 'okta-saml')

  expect(id).toBe(body.id)
  expect(await connectionsOf(server)).toMatchObject([{ id, connection_type: 'OktaSAML' }])
})

test.each([
  ['metadata_url', { idp_metadata_url: '' }, 'Enter a value'],
  ['metadata_url', { idp_metadata_url: 'not an address' }, 'This can’t be used'],
  ['metadata_url', { idp_metadata_url: 'https://169.254.169.254/metadata' }, 'This can’t be used'],
  ['metadata_file', { idp_metadata_xml: '<html></html>' }, 'This can’t be used'],
  [
    'manual',
    { idp_sso_url: 'javascript:alert(1)', idp_entity_id: 'x', idp_certificates: providerKey.certificate },
    'This can’t be used',
  ],
  [
    'manual',
    { idp_sso_url: 'https://idp.example/', idp_entity_id: 'x', idp_certificates: 'no certificate' },
    'This can’t be used',
  ],
] as const)('%s with %j is refused at its field, and nothing changes', async (as, entries, error) => {
  const server = await startPortal()
  const { browser, base } = await choose(server, 'okta-saml')
  await browser.open(`${base}/provider?as=${as}`)

  await submit(browser, `${base}/provider`, entries)

  expect(browser.status).toBe(422)
  expect(textOf(browser)).toContain(error)
  expect(browser.html).toContain('aria-invalid="true"')
  expect((await connectionsOf(server))[0]?.state).toBe('draft')
})

test.each([
  ['metadata_file', { idp_metadata_xml: '<html></html>' }],
  ['metadata_url', { idp_metadata_url: 'not an address' }],
  ['metadata_url', { idp_metadata_url: 'https://169.254.169.254/metadata' }],
  ['manual', { idp_sso_url: 'https://idp.example/', idp_entity_id: 'x', idp_certificates: 'no certificate' }],
] as const)('why %s with %j is refused is said in the language of the reader alone', async (as, entries) => {
  const server = await startPortal()
  const { browser, base } = await choose(server, 'okta-saml')
  browser.language = 'ja'
  await browser.open(`${base}/provider?as=${as}`)

  await submit(browser, `${base}/provider`, entries)

  const [, error = ''] = /<p class="gh-error"[^>]*>.*?<span>(.*?)<\/span>/.exec(browser.html) ?? []
  expect(error).toMatch(/[ぁ-ん]/)
  // Addresses and abbreviations are the same everywhere.
  expect(error.replaceAll(/https?:\S*|SAML|XML|PEM|X\.509|DER/g, '')).not.toMatch(/[a-z]{4}/i)
})

test('a connection that is not complete cannot be activated', async () => {
  const server = await startPortal()
  const { browser, base } = await choose(server, 'okta-saml')
  await browser.open(`${base}/test`)
  expect(browser.html).not.toContain(`action="${base}/activate"`)

  await submit(browser, `${base}/activate`, formFields(browser, '/portal/exit'))

  expect(textOf(browser)).toContain('Something is missing')
  expect((await connectionsOf(server))[0]?.state).toBe('draft')
})

test('a connection in use shows its addresses, and what is changed takes effect at once', async () => {
  const server = await startConnected()
  const { base, visit } = server
  const browser = await visit({ intent: 'sso' })
  expect(browser.location.pathname).toBe(base)
  expect(textOf(browser)).toContain('Active')
  expect(browser.html).toContain('<code id="address-acsUrl">')
  expect(browser.html).toContain('<code id="address-sloUrl">')

  await browser.open(`${base}/attributes`)
  await submit(browser, `${base}/attributes`, { email: 'mail' })

  expect(browser.location.href).toContain(`${base}?saved=1`)
  expect(textOf(browser)).toContain('Your changes are saved.')
  expect(await connectionsOf(server)).toMatchObject([{ state: 'active' }])
})

test('attributes of their own and groups with roles are added and removed one by one', async () => {
  const server = await startConnected()
  const { base, visit, api, id } = server
  const browser = await visit({ intent: 'sso' })
  const add = (theirs: string, ours: string) => submit(browser, `${base}/attributes/add`, { theirs, ours })
  await browser.open(`${base}/attributes`)
  await add('department', 'department_name')
  await add('floor', 'floor')
  expect(textOf(browser)).toContain('department → department_name')
  await add('', 'x')
  expect([browser.status, textOf(browser).includes('Enter both names')]).toEqual([400, true])
  await browser.open(`${base}/attributes`)
  await submit(browser, `${base}/attributes/remove`, { ours: 'floor' })
  expect(textOf(browser)).not.toContain('floor → floor')

  await browser.open(`${base}/roles`)
  await submit(browser, `${base}/roles`, { group: 'Staff', role: 'member' })
  await submit(browser, `${base}/roles`, { group: 'Staff', role: 'member' })
  expect(textOf(browser)).toContain('This group already has this role.')
  await browser.open(`${base}/roles`)
  await submit(browser, `${base}/roles`, { group: 'Staff', role: 'no-such-role' })
  expect(textOf(browser)).toContain('This role is no longer available.')
  const { body } = await api.request<{ group_roles: object[] }>(`/connections/${id}`, { method: 'PATCH', body: {} })
  expect(body.group_roles).toEqual([{ group: 'Staff', role: 'member' }])
  await browser.open(`${base}/roles`)
  await submit(browser, `${base}/roles/remove`, { group: 'Staff', role: 'member' })
  expect(textOf(browser)).toContain('No group has a role yet.')
})

test('a connection is switched off, switched on again, and reset after a page that says what that means', async () => {
  const server = await startConnected()
  const { base, visit } = server
  const browser = await visit({ intent: 'sso' })

  await browser.open(`${base}/deactivate`)
  await submit(browser, `${base}/deactivate`)
  expect(textOf(browser)).toContain('Single sign-on is off.')
  expect(await connectionsOf(server)).toMatchObject([{ state: 'inactive' }])
  await browser.open(`${base}/test`)
  await submit(browser, `${base}/activate`)
  await submit(browser, `${base}/activate`)
  expect(await connectionsOf(server)).toMatchObject([{ state: 'active' }])

  await browser.open(`${base}/reset`)
  expect(textOf(browser)).toContain('Reset the connection to Okta?')
  await submit(browser, `${base}/reset`)
  expect(browser.location.pathname).toBe(sso)
  expect(textOf(browser)).toContain('Choose your identity provider')
  expect(await connectionsOf(server)).toEqual([])
})

test('a connection of a kind that organizations do not set up is shown, and can be reset', async () => {
  const server = await startConnected({}, 'TestIdp')
  const browser = await server.visit({ intent: 'sso' })

  expect(browser.status).toBe(200)
  for (const page of ['guide', 'provider', 'attributes', 'roles', 'test', 'certificates']) {
    await browser.open(`${server.base}/${page}`)
    expect(browser.location.pathname).toBe(server.base)
  }
})

test('[T-3] the connection of another organization, of this environment or another, cannot be seen or changed', async () => {
  const one = await startPortal()
  const browser = await one.visit()
  const token = formFields(browser, '/portal/exit')
  for (const environment of [one, undefined]) {
    const other = await startPortal(environment, 'Southwind')
    const { body } = await other.api.post<{ id: string; updated_at: string }>('/connections', {
      organization_id: other.organization,
      name: 'Southwind',
      type: 'OktaSAML',
      saml: samlProvider,
    })
    const base = `${sso}/${body.id}`
    const pages = [
      '',
      '/guide',
      '/provider',
      '/attributes',
      '/roles',
      '/test',
      '/certificates',
      '/deactivate',
      '/reset',
    ]
    for (const page of pages) {
      await browser.open(`${base}${page}`)
      expect(browser.location.pathname).toBe('/portal/home')
    }
    const forms: [string, Record<string, string>][] = [
      ['/provider', { as: 'metadata_url', idp_metadata_url: 'https://evil.example' }],
      ['/attributes', { email: 'x' }],
      ['/attributes/add', { ours: 'x', theirs: 'x' }],
      ['/attributes/remove', { ours: 'x' }],
      ['/roles', { group: 'x', role: 'admin' }],
      ['/roles/remove', { group: 'x', role: 'admin' }],
      ['/activate', {}],
      ['/deactivate', {}],
      ['/reset', {}],
      ['/certificates', { certificate: providerKey.certificate }],
      ['/certificates/remove', { fingerprint: 'x' }],
      ['/certificates/read', {}],
    ]
    for (const [action, entries] of forms) {
      const answer = await browser.send(`${base}${action}`, { ...token, ...entries })
      expect([action, answer.status, answer.headers.get('location')]).toEqual([action, 303, `${one.url}/portal/home`])
    }
    expect(await connectionsOf(other)).toMatchObject([{ state: 'active', updated_at: body.updated_at }])
  }
})

test('an administrator allows sign-ins without a NameID, and requires one again', async () => {
  const server = await startConnected()
  const { base, visit, environment, id } = server
  const isAllowed = async () => (await readSaml(environment, id)).allows_missing_name_id
  const browser = await visit({ intent: 'sso' })
  await browser.open(`${base}/attributes`)
  expect(textOf(browser)).toContain('Sign-ins without a NameID')
  await submit(browser, `${base}/attributes/name_id`)
  expect(await isAllowed()).toBe(true)
  expect(textOf(browser)).toContain('Require a NameID')
  await submit(browser, `${base}/attributes/name_id`)
  expect(await isAllowed()).toBe(false)
  expect(await connectionsOf(server)).toMatchObject([{ state: 'active' }])

  const oidc = await startConnected({ oidc: oidcProvider }, 'GenericOIDC')
  const other = await oidc.visit({ intent: 'sso' })
  await other.open(`${oidc.base}/attributes`)
  expect(textOf(other)).not.toContain('NameID')
})

test('a link for a provider offers that one alone, by the official SDK; a setup link that it mails does too', async () => {
  const server = await startPortal()
  const { workos, organization, outbox } = server
  const email = `it@${organization.slice(-20).toLowerCase()}.example`
  const { link } = await workos.adminPortal.generateLink({
    organization,
    intent: 'sso' as never,
    adminEmails: [email],
    intentOptions: { sso: { bookmarkSlug: 'northwind', providerType: 'GoogleSAML' } },
  })
  const [mail] = await outbox(email)
  const mailed = /https?:\S+/.exec(mail?.text ?? '')?.[0] ?? ''

  for (const each of [link, mailed]) {
    const browser = new FormBrowser(server.url)
    await browser.open(each)
    expect(browser.location.pathname).toBe(sso)
    expect(textOf(browser)).toContain('Google')
    expect(textOf(browser)).not.toContain('Okta')
    await submit(browser, sso, { guide: 'okta-saml' })
    expect(await connectionsOf(server)).toEqual([])
  }
  const other = await server.visit({ intent: 'sso' })
  expect(textOf(other)).toContain('Okta')
})

test('a link for a provider leads into its guide, and one for a provider without a guide lets the administrator choose', async () => {
  const server = await startPortal()
  const forProvider = (provider_type: string) => ({ intent: 'sso', intent_options: { sso: { provider_type } } })
  expect(textOf(await server.visit(forProvider('CasSAML')))).toContain('Okta')

  const browser = await server.visit(forProvider('GoogleSAML'))
  await submit(browser, sso, { guide: 'google-saml' })

  const [connection] = await connectionsOf(server)
  expect(connection).toMatchObject({ connection_type: 'GoogleSAML', state: 'draft' })
  expect(browser.location.pathname).toBe(`${sso}/${connection?.id}/guide`)
})
