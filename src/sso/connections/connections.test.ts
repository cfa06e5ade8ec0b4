import { X509Certificate } from 'node:crypto'
import { ConnectionType } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createProviderKey, otherKey } from '#protocol/saml/provider.fixture.ts'
import { startServer } from '#test/server.ts'
import { metadataOf, oidcProvider, samlProvider, serveDocuments, startWithOrganization } from './connection.fixture.ts'
import { connectionTypes } from './connection-types.ts'
import { readSaml } from './saml/saml-settings.ts'

test('a complete SAML connection is active, says what the provider needs, and is announced once', async () => {
  const { create, workos, url, announced, organizationId } = await startWithOrganization()

  const { status, body } = await create({ type: 'OktaSAML', domains: ['Northwind.example'], saml: samlProvider })

  const key = body.saml?.acs_url.slice(`${url}/sso/saml/acs/`.length)
  expect([status, body]).toMatchObject([
    201,
    {
      object: 'connection',
      organization_id: organizationId,
      connection_type: 'OktaSAML',
      name: 'Northwind',
      state: 'active',
      status: 'linked',
      domains: [{ object: 'connection_domain', domain: 'northwind.example' }],
      saml: {
        sp_entity_id: `${url}/sso/saml/metadata/${key}`,
        acs_url: `${url}/sso/saml/acs/${key}`,
        metadata_url: `${url}/sso/saml/metadata/${key}`,
      },
    },
  ])
  expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  const { saml: _saml, group_roles: _roles, external_id: _externalId, callback_endpoint: _endpoint, ...official } = body
  expect(await workos.sso.getConnection(body.id)).toMatchObject({ id: body.id, state: 'active', type: 'OktaSAML' })
  expect(await announced()).toEqual([['connection.activated', { ...official, external_key: key }]])
})

test('every official type can be created, and the state follows from what is configured', async () => {
  const { create, announced } = await startWithOrganization()
  for (const type of connectionTypes.filter((each) => !each.endsWith('SAML'))) {
    const state = type === 'Pending' ? 'requires_type' : /oidc$/i.test(type) ? 'draft' : 'active'
    expect(await create({ type })).toMatchObject({ status: 201, body: { connection_type: type, state } })
  }
  expect((await create({ type: 'CasSAML' })).body).toMatchObject({ state: 'draft', status: 'unlinked' })
  expect((await create({ type: 'GenericOIDC', oidc: oidcProvider })).body).toMatchObject({ state: 'validating' })
  expect((await announced()).map(([, { connection_type }]) => connection_type)).not.toContain('CasSAML')
})

test('a draft becomes active with its last missing part, is switched off and on, and says what is missing', async () => {
  const { create, change, announced } = await startWithOrganization()
  const { id } = (await create({ type: 'Pending' })).body

  expect(await change(id, { state: 'active' })).toMatchObject({ status: 422, body: { code: 'connection_incomplete' } })
  expect((await change(id, { type: 'GenericSAML' })).body).toMatchObject({ state: 'draft' })
  const { idp_certificates, ...rest } = samlProvider
  expect((await change(id, { saml: rest })).body).toMatchObject({ state: 'draft' })
  expect(await change(id, { state: 'active' })).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining('saml.idp_certificates') },
  })
  expect((await change(id, { saml: { idp_certificates } })).body).toMatchObject({ state: 'active' })
  expect((await change(id, { state: 'inactive' })).body).toMatchObject({ state: 'inactive', status: 'unlinked' })
  expect((await change(id, { name: 'Renamed' })).body).toMatchObject({ state: 'inactive', name: 'Renamed' })
  expect((await change(id, { state: 'active', type: 'OktaSAML' })).body).toMatchObject({ state: 'active' })
  expect((await announced()).map(([name, { state }]) => [name, state])).toEqual([
    ['connection.activated', 'active'],
    ['connection.deactivated', 'inactive'],
    ['connection.activated', 'active'],
  ])
})

test('metadata configures a connection by text or URL; a provider that is down is no reason to refuse it', async () => {
  const { create, change, announced } = await startWithOrganization()
  const provider = await serveDocuments((path) => (path === '/metadata' ? metadataOf(otherKey.certificate) : undefined))
  const saml = (members: object) => create({ type: 'GenericSAML', saml: members })

  const byText = await saml({ idp_metadata_xml: metadataOf(otherKey.certificate) })
  expect(byText.body).toMatchObject({ state: 'active' })
  expect((await saml({ idp_metadata_url: `${provider}/metadata` })).body).toMatchObject({ state: 'active' })
  expect((await saml({ idp_metadata_url: `${provider}/missing` })).body).toMatchObject({
    state: 'validating',
    saml: { metadata_failure: { reason: 'unexpected_status' } },
  })
  expect((await saml({ idp_metadata_url: 'https://idp.invalid/metadata' })).body).toMatchObject({
    state: 'validating',
    saml: { metadata_failure: { reason: 'unknown_host' } },
  })

  await change(byText.body.id, { saml: { idp_certificates: samlProvider.idp_certificates } })
  expect((await announced()).at(-1)).toMatchObject([
    'connection.saml_certificate_renewed',
    { connection: { id: byText.body.id }, certificate: { certificate_type: 'ResponseSigning' } },
  ])
})

test('[S-2] [E-2] [E-5] [S-9] a provider that could not be trusted is refused, and nothing is stored', async () => {
  const { create, workos } = await startWithOrganization()
  const provider = await serveDocuments(() => '<html>')
  const metadata = metadataOf(otherKey.certificate)
  for (const saml of [
    { idp_metadata_xml: `<!DOCTYPE x>${metadata}` },
    { idp_metadata_xml: metadata, idp_metadata_url: provider },
    { idp_metadata_xml: metadataOf(otherKey.certificate, 'javascript:alert(1)') },
    { idp_metadata_url: provider },
    { idp_metadata_url: 'http://169.254.169.254/latest' },
    { idp_metadata_url: 'file:///etc/passwd' },
    { idp_sso_url: 'http://idp.northwind.example/sso' },
    { idp_certificates: ['no certificate'] },
  ]) {
    expect(await create({ type: 'GenericSAML', saml })).toMatchObject({
      status: 422,
      body: { code: 'invalid_connection' },
    })
  }
  expect(await create({ type: 'GenericOIDC', saml: samlProvider })).toMatchObject({ status: 422 })
  expect(await create({ type: 'GenericSAML', oidc: oidcProvider })).toMatchObject({ status: 422 })
  expect(await create({ type: 'GenericSAML', domains: ['gmail.com'] })).toMatchObject({ status: 422 })
  expect((await workos.sso.listConnections()).data).toEqual([])
})

test('[O-5] [O-6] a discovery document of another issuer or with forbidden addresses refuses the connection', async () => {
  const { create } = await startWithOrganization()
  let document: object = {}
  const origin = await serveDocuments(() => JSON.stringify(document))
  const oidc = (members: object, answer: object) => {
    document = answer
    return create({ type: 'GenericOIDC', oidc: { client_id: 'c', client_secret: 's', ...members } })
  }
  const discovery_endpoint = `${origin}/.well-known/openid-configuration`

  expect(await oidc({ issuer: origin }, { issuer: origin })).toMatchObject({ status: 201, body: { state: 'active' } })
  expect(await oidc({ discovery_endpoint }, { issuer: `${origin}/` })).toMatchObject({ status: 201 })
  expect(await oidc({ issuer: `${origin}/` }, { issuer: `${origin}/` })).toMatchObject({ status: 201 })
  expect(await oidc({ issuer: origin }, { no: 'document' })).toMatchObject({
    status: 201,
    body: { state: 'validating', oidc: { discovery_failure: { reason: 'not_json' } } },
  })

  expect(await oidc({ issuer: origin }, { issuer: `${origin}/` })).toMatchObject({ status: 422 })
  expect(await oidc({ discovery_endpoint }, { issuer: 'https://evil.example' })).toMatchObject({ status: 422 })
  expect(await oidc({ issuer: origin }, { issuer: origin, jwks_uri: 'http://10.0.0.1/jwks' })).toMatchObject({
    status: 422,
  })
  expect(await oidc({ issuer: origin }, { issuer: origin, authorization_endpoint: 'javascript:1' })).toMatchObject({
    status: 422,
  })
  expect(await oidc({ discovery_endpoint: `${origin}/other` }, {})).toMatchObject({ status: 422 })
})

test('client secrets and our own keys lie sealed in the database, and no answer shows them', async () => {
  const { create, app, environment, api } = await startWithOrganization()
  const saml = await create({ type: 'GenericSAML', saml: samlProvider })
  const oidc = await create({ type: 'GenericOIDC', oidc: oidcProvider })
  const { text } = await app.system.database.one<{ text: string }>(sql`
    select (select to_jsonb(k)::text from saml_keys k where k.environment_id = ${environment.environmentId})
      || (select to_jsonb(o)::text from oidc_settings o where o.environment_id = ${environment.environmentId}) as text`)
  expect(text).toMatch(/"sealed_private_key": "v\d\..*"sealed_client_secret": "v\d\./)
  expect(text).not.toContain(oidcProvider.client_secret)
  expect(JSON.stringify([saml, oidc, (await api.get('/events?events=connection.activated')).body])).not.toMatch(
    /a secret of theirs|PRIVATE KEY|sealed/,
  )
})

test('a client that signs needs no secret, and further scopes are stored as they are asked for', async () => {
  const { create, url } = await startWithOrganization()
  const oidc = { issuer: 'https://idp.invalid', client_id: 'client' }
  expect((await create({ type: 'GenericOIDC', oidc })).body).toMatchObject({ state: 'draft' })
  const signing = {
    ...oidc,
    client_authentication: 'private_key_jwt',
    scopes: ['groups', 'https://idp.example/groups'],
  }
  const { body } = await create({ type: 'GenericOIDC', oidc: signing })
  expect(body).toMatchObject({
    state: 'validating',
    oidc: { jwks_uri: expect.stringContaining(`${url}/sso/oidc/jwks/`) },
  })
  for (const scope of ['', 'two scopes', 'a"', 'back\\slash', 'é']) {
    expect(await create({ type: 'GenericOIDC', oidc: { ...oidc, scopes: [scope] } })).toMatchObject({ status: 422 })
  }
})

test('a secret counts for the origins that it was entered with: an issuer elsewhere needs it again, also beside the same document', async () => {
  const { create, change } = await startWithOrganization()
  const discovery_endpoint = 'https://idp.invalid/.well-known/openid-configuration'
  const oidc = { discovery_endpoint, client_id: 'client', client_secret: 'a secret' }
  const { id } = (await create({ type: 'GenericOIDC', oidc })).body
  const asked = { status: 422, body: { errors: [{ field: 'oidc.client_secret', code: 'secret_required' }] } }
  expect(await change(id, { oidc: { discovery_endpoint, issuer: 'https://evil.invalid' } })).toMatchObject(asked)
  expect(await change(id, { oidc: { issuer: 'https://idp.invalid/' } })).toMatchObject({ status: 200 })

  const early = (await create({ type: 'GenericOIDC', oidc: { client_id: 'client', client_secret: 'a secret' } })).body
  expect(await change(early.id, { oidc: { discovery_endpoint } })).toMatchObject(asked)
  expect(await change(early.id, { oidc: { discovery_endpoint, client_secret: 'a secret' } })).toMatchObject({
    body: { state: 'validating' },
  })
})

test('a client that signs is not asked for a secret, and one that it has from before does not follow it', async () => {
  const { create, change } = await startWithOrganization()
  const oidc = { issuer: 'https://idp.invalid', client_id: 'client', client_secret: 'a secret' }
  const { id } = (await create({ type: 'GenericOIDC', oidc })).body
  await change(id, { oidc: { client_authentication: 'private_key_jwt' } })
  expect(await change(id, { oidc: { issuer: 'https://other.invalid' } })).toMatchObject({
    body: { state: 'validating' },
  })

  const { body } = await change(id, { oidc: { client_authentication: 'client_secret_basic' } })

  expect(body).toMatchObject({ state: 'draft' })
})

test('the list finds connections by organization, type in both spellings, domain and a part of the name', async () => {
  const { create, api, workos, organizationId } = await startWithOrganization()
  const { id: other } = await workos.organizations.createOrganization({ name: 'Eastwind' })
  const first = (await create({ type: 'GitHubOAuth', name: 'One 100%', domains: ['northwind.example'] })).body
  const second = (await create({ type: 'OktaSAML', name: 'Two', organization_id: other })).body
  const found = async (query: string) => {
    const { body } = await api.get<{ data: { id: string }[] }>(`/connections?${query}`)
    return body.data.map(({ id }) => id)
  }

  expect(await found('')).toEqual([second.id, first.id])
  expect(await found(`organization_id=${organizationId}`)).toEqual([first.id])
  expect(await found('connection_type=GithubOAuth')).toEqual([first.id])
  expect(await found('connection_type=GitHubOAuth')).toEqual([first.id])
  expect(await found('domain=NORTHWIND.example')).toEqual([first.id])
  expect(await found('domain=eastwind.example')).toEqual([])
  await api.post('/organization_domains', { organization_id: other, domain: 'pending.example' })
  await api.put(`/organizations/${other}`, { domain_data: [{ domain: 'eastwind.example', state: 'verified' }] })
  expect(await found('domain=Eastwind.example')).toEqual([second.id])
  expect(await found('domain=pending.example')).toEqual([])
  expect(await found('search=tw')).toEqual([second.id])
  expect(await found('search=100%25')).toEqual([first.id])
  expect(await found('search=%25')).toEqual([first.id])
  expect((await workos.sso.listConnections({ connectionType: ConnectionType.OktaSAML })).data).toMatchObject([
    { id: second.id },
  ])
})

test('a connection ends once, by itself or with its organization, and is announced in its last state', async () => {
  const { create, change, workos, announced, organizationId } = await startWithOrganization()
  const gone = (await create({ type: 'OktaSAML', saml: samlProvider, domains: ['northwind.example'] })).body
  const left = (await create({ type: 'TestIdp' })).body
  await change(left.id, { state: 'inactive' })

  await workos.sso.deleteConnection(gone.id)
  await expect(workos.sso.getConnection(gone.id)).rejects.toMatchObject({ status: 404 })
  await workos.organizations.deleteOrganization(organizationId)

  const deleted = (await announced()).filter(([name]) => name === 'connection.deleted')
  expect(deleted.map(([, data]) => data)).toMatchObject([
    { object: 'connection', id: gone.id, state: 'active', organization_id: organizationId },
    { object: 'connection', id: left.id, state: 'inactive' },
  ])
})

test('[T-3] another environment’s connection or organization is a 404, and nothing changes', async () => {
  const { create, api } = await startWithOrganization()
  const theirs = await startServer()
  const { id: foreign } = await theirs.workos.organizations.createOrganization({ name: 'Theirs' })
  expect(await create({ type: 'TestIdp', organization_id: foreign })).toMatchObject({ status: 404 })
  const { id } = (await create({ type: 'TestIdp' })).body
  expect((await theirs.api.get(`/connections/${id}`)).status).toBe(404)
  expect(await theirs.api.request(`/connections/${id}`, { method: 'PATCH', body: { name: 'x' } })).toMatchObject({
    status: 404,
  })
  expect((await theirs.api.delete(`/connections/${id}`)).status).toBe(404)
  expect((await api.get(`/connections/${id}`)).body).toMatchObject({ name: 'Northwind' })
})

test('a connection keeps its protocol, and one that people use cannot lose a part that it needs', async () => {
  const { create, change } = await startWithOrganization()
  const { id } = (await create({ type: 'OktaSAML', saml: samlProvider })).body
  expect(await change(id, { type: 'OktaOIDC' })).toMatchObject({
    status: 422,
    body: { code: 'invalid_connection', message: expect.stringMatching(/^`?type.*Create another one\.$/) },
  })
  expect(await change(id, { oidc: oidcProvider })).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining("isn't an OpenID Connect connection type") },
  })
  expect(await create({ type: 'OktaOIDC', saml: samlProvider })).toMatchObject({
    status: 422,
    body: { message: expect.stringContaining("isn't a SAML connection type") },
  })
  expect(await change(id, { type: 'Pending' })).toMatchObject({ status: 422 })
  expect(await change(id, { saml: { idp_certificates: [] } })).toMatchObject({ status: 422 })
  expect(await change(id, { type: 'AzureSAML', attribute_map: { email: 'mail' } })).toMatchObject({
    status: 200,
    body: { connection_type: 'AzureSAML', state: 'active' },
  })
})

test('domains are replaced as a whole, those of other connections stay, and a change without them leaves them', async () => {
  const { create, change } = await startWithOrganization()
  const domains = async (given: { id: string } & object, body: object) =>
    (await change(given.id, body)).body.domains.map(({ domain }) => domain).sort()
  const other = (await create({ type: 'OktaSAML', domains: ['kept.example'] })).body
  const { body } = await create({ type: 'OktaSAML', domains: ['one.example', 'two.example'] })
  const [first] = body.domains.filter(({ domain }) => domain === 'one.example')

  expect(await domains(body, { name: 'Renamed' })).toEqual(['one.example', 'two.example'])
  const { body: changed } = await change(body.id, { domains: ['Three.example', 'one.example', 'three.example'] })
  expect(changed.domains.map(({ domain }) => domain).sort()).toEqual(['one.example', 'three.example'])
  expect(changed.domains).toContainEqual(first)
  expect(changed.domains.every(({ id }) => /^conn_domain_[0-9A-Z]{26}$/.test(id))).toBe(true)
  expect(await domains(body, { domains: [] })).toEqual([])
  expect(await domains(other, {})).toEqual(['kept.example'])
})

test('[U-7] a map that would tell people by the names they sign in with is refused', async () => {
  const { create } = await startWithOrganization()
  for (const attribute_map of [
    { email: 'preferred_username' },
    { id: 'upn' },
    { idp_id: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name' },
  ]) {
    expect(await create({ type: 'AzureSAML', attribute_map })).toMatchObject({
      status: 422,
      body: { code: 'invalid_connection' },
    })
  }
  expect(await create({ type: 'AzureSAML', attribute_map: { username: 'upn' } })).toMatchObject({ status: 201 })
})

test('what is set beside the metadata stays until it is set again; what is typed in ends the reading of metadata', async () => {
  const { create, change, environment } = await startWithOrganization()
  const provider = await serveDocuments(() => metadataOf(otherKey.certificate))
  const idp_metadata_url = `${provider}/metadata`
  const { id } = (
    await create({ type: 'ADFSSAML', saml: { idp_metadata_url, force_authn: true, name_id_format: 'persistent' } })
  ).body
  expect(await readSaml(environment, id)).toMatchObject({
    idp_metadata_url,
    forces_authentication: true,
    name_id_format: 'persistent',
  })

  await change(id, { saml: { force_authn: false, name_id_format: null } })
  expect(await readSaml(environment, id)).toMatchObject({
    idp_metadata_url,
    forces_authentication: false,
    name_id_format: null,
  })
  await change(id, { saml: { idp_slo_url: 'https://idp.northwind.example/slo' } })
  expect(await readSaml(environment, id)).toMatchObject({
    idp_metadata_url: null,
    idp_slo_url: 'https://idp.northwind.example/slo',
  })
  await change(id, {
    saml: {
      idp_slo_url: 'https://idp.northwind.example/slo',
      idp_slo_response_url: 'https://idp.northwind.example/slo/answers',
      idp_slo_binding: 'post',
    },
  })
  expect(await readSaml(environment, id)).toMatchObject({
    idp_slo_binding: 'post',
    idp_slo_response_url: 'https://idp.northwind.example/slo/answers',
  })
  await change(id, { saml: { idp_slo_url: 'https://idp.northwind.example/other' } })
  expect(await readSaml(environment, id)).toMatchObject({ idp_slo_binding: 'post', idp_slo_response_url: null })
  for (const saml of [
    { idp_slo_response_url: 'javascript:1' },
    { idp_slo_url: 'ftp://x' },
    { idp_slo_binding: 'soap' },
  ]) {
    expect(await change(id, { saml })).toMatchObject({ status: 422 })
  }
  expect(await change(id, { saml: { idp_metadata_url, ...samlProvider } })).toMatchObject({ status: 422 })
  expect(await change(id, { saml: { name_id_format: 'kerberos' } })).toMatchObject({ status: 422 })
})

test('[S-9] a weak certificate in metadata is left out and said so; typed in, it is refused; what replaces the metadata ends the notice', async () => {
  const { create, change } = await startWithOrganization()
  const weak = await createProviderKey(365, 1_024)
  const fingerprint = new X509Certificate(weak.certificate).fingerprint256.replaceAll(':', '').toLowerCase()
  const ignored = [{ fingerprint, key: 'rsa 1024' }]
  const [, key = ''] = /(<md:KeyDescriptor.*<\/md:KeyDescriptor>)/.exec(metadataOf(weak.certificate)) ?? []
  const metadata = metadataOf(otherKey.certificate).replace('<md:KeyDescriptor', `${key}<md:KeyDescriptor`)
  const provider = await serveDocuments(() => metadata)

  const byText = await create({ type: 'GenericSAML', saml: { idp_metadata_xml: metadata } })
  expect(byText.body).toMatchObject({ state: 'active', saml: { ignored_certificates: ignored } })
  const byUrl = await create({ type: 'GenericSAML', saml: { idp_metadata_url: `${provider}/metadata` } })
  expect(byUrl.body).toMatchObject({ state: 'active', saml: { ignored_certificates: ignored } })
  const { id } = byUrl.body
  expect((await change(id, { name: 'Renamed' })).body).toMatchObject({ saml: { ignored_certificates: ignored } })
  expect(await change(id, { saml: { idp_certificates: [weak.certificate] } })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'saml.idp_certificates', reason: 'weak_key' }] },
  })
  expect((await change(id, { saml: { idp_certificates: [otherKey.certificate] } })).body).toMatchObject({
    saml: { ignored_certificates: [] },
  })
  expect(await create({ type: 'GenericSAML', saml: { idp_metadata_xml: metadataOf(weak.certificate) } })).toMatchObject(
    {
      status: 422,
      body: { errors: [{ field: 'saml.idp_metadata_xml', reason: 'weak_key' }] },
    },
  )
})

test('a certificate may come as OpenSSL prints it', async () => {
  const { create } = await startWithOrganization()
  const certificate = `Bag Attributes\n    friendlyName: idp\nsubject=CN=idp\n${samlProvider.idp_certificates[0]}`
  expect(
    (await create({ type: 'GenericSAML', saml: { ...samlProvider, idp_certificates: [certificate] } })).body,
  ).toMatchObject({
    state: 'active',
  })
})

test('connections are listed by their state', async () => {
  const { create, api } = await startWithOrganization()
  const active = (await create({ type: 'OktaSAML', saml: samlProvider })).body.id
  const draft = (await create({ type: 'OktaSAML' })).body.id
  const listed = async (state: string) =>
    (await api.get<{ data: { id: string }[] }>(`/connections?state=${state}`)).body.data.map(({ id }) => id)

  expect(await listed('active')).toEqual([active])
  expect(await listed('draft')).toEqual([draft])
  expect(await listed('deleting')).toEqual([])
  expect((await api.get('/connections?state=unheard')).status).toBe(422)
})
