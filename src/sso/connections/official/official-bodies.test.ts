import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createProviderKey, ownKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, serveDocuments, startWithOrganization } from '../connection.fixture.ts'
import { findConnection } from '../find.ts'
import { readOidc } from '../oidc/oidc-settings.ts'
import { listOwnKeys } from '../saml/saml-keys.ts'
import { readSaml } from '../saml/saml-settings.ts'

const manual = {
  idp_sso_url: 'https://idp.northwind.example/sso',
  idp_entity_id: 'https://idp.northwind.example',
  idp_signing_certs: [providerKey.certificate],
}
const wellKnown = '/.well-known/openid-configuration'

async function start() {
  const server = await startWithOrganization()
  const { api, organizationId } = server
  const origin = await serveDocuments((path, own) => {
    if (path === '/metadata') return metadataOf(providerKey.certificate)
    return path === wellKnown ? JSON.stringify({ issuer: own }) : undefined
  })
  const oidc = { discovery_endpoint: `${origin}${wellKnown}`, client_id: 'client', client_secret: 'a secret of theirs' }
  return {
    ...server,
    origin,
    oidc,
    /** With what is given alone. */
    make: (body: object, organization_id = organizationId) =>
      api.post<Record<string, unknown> & { id: string }>('/connections', { organization_id, ...body }),
  }
}

test('(desc) an official body makes a connection whose type follows from the options and whose name from the organization', async () => {
  const { make, origin, oidc } = await start()

  const byHand = await make({ saml_options: manual })
  const byUrl = await make({
    connection_type: 'OktaSAML',
    name: 'Okta',
    saml_options: { idp_metadata_url: `${origin}/metadata` },
  })
  const openId = await make({ oidc_options: oidc })

  expect([byHand.status, byHand.body]).toMatchObject([
    201,
    { object: 'connection', connection_type: 'GenericSAML', name: 'Northwind', state: 'active', external_id: null },
  ])
  expect(byUrl.body).toMatchObject({ connection_type: 'OktaSAML', name: 'Okta', state: 'active' })
  expect(openId.body).toMatchObject({ connection_type: 'GenericOIDC', state: 'active' })
})

test('(desc) a connection that an official body makes has only the keys that it gives, and signs only with one that it gives', async () => {
  const { make, environment } = await start()
  const pair = { key: ownKey.privateKey, cert: ownKey.certificate }
  const other = await createProviderKey(30)

  const bare = (await make({ saml_options: manual })).body
  const given = (
    await make({
      saml_options: {
        ...manual,
        sp_signing_key_pair: pair,
        sp_encryption_key_pairs: [pair, { key: other.privateKey, cert: other.certificate }],
      },
    })
  ).body

  expect(await listOwnKeys(environment, bare.id)).toEqual([])
  expect((await readSaml(environment, bare.id)).signs_requests).toBe(false)
  const keys = await listOwnKeys(environment, given.id)
  expect(keys.map(({ use, state }) => [use, state]).sort()).toEqual([
    ['encryption', 'decrypting'],
    ['encryption', 'decrypting'],
    ['signing', 'signing'],
  ])
  expect((await readSaml(environment, given.id)).signs_requests).toBe(true)
  expect(JSON.stringify(given)).not.toContain('PRIVATE KEY')
})

test('(desc) metadata that wants signed requests has them signed only where there is a key to sign with', async () => {
  const { api, make, organizationId, environment } = await start()
  const origin = await serveDocuments(() =>
    metadataOf(providerKey.certificate).replace(
      '<md:IDPSSODescriptor ',
      '<md:IDPSSODescriptor WantAuthnRequestsSigned="true" ',
    ),
  )
  const { id } = (await make({ saml_options: { idp_metadata_url: `${origin}/metadata` } })).body
  const ours = await api.post<{ id: string }>('/connections', {
    organization_id: organizationId,
    type: 'GenericSAML',
    name: 'Ours',
    saml: { idp_metadata_url: `${origin}/metadata` },
  })

  expect((await readSaml(environment, id)).signs_requests).toBe(false)
  expect((await readSaml(environment, ours.body.id)).signs_requests).toBe(true)
})

test('(desc) a known external id answers the connection of the organization unchanged, also for racing calls, and another organization is refused', async () => {
  const { make, workos, change } = await start()
  const body = { external_id: 'conn-of-northwind', saml_options: manual }

  const answers = await Promise.all([make(body), make(body), make({ ...body, name: 'Another name' })])
  const other = await workos.organizations.createOrganization({ name: 'Contoso' })

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1)
  expect(answers[0]?.body).toMatchObject({ external_id: 'conn-of-northwind' })
  const taken = { status: 400, body: { code: 'external_id_already_in_use' } }
  expect(await make(body, other.id)).toMatchObject(taken)
  const { id } = (await make({ saml_options: manual })).body
  expect(await change(id, { external_id: 'conn-of-northwind' })).toMatchObject(taken)
  expect((await change(id, { external_id: 'another' })).body).toMatchObject({ external_id: 'another' })
  expect((await change(id, { external_id: null })).body).toMatchObject({ external_id: null })
})

test.each<[string, number, (given: Awaited<ReturnType<typeof start>>) => object]>([
  ['connection_type_or_options_required', 400, () => ({})],
  ['both_saml_and_oidc_options_provided', 400, ({ oidc }) => ({ saml_options: manual, oidc_options: oidc })],
  ['connection_type_not_supported', 400, ({ oidc }) => ({ connection_type: 'GoogleOAuth', oidc_options: oidc })],
  ['connection_type_not_supported', 400, () => ({ connection_type: 'Unheard', saml_options: manual })],
  ['connection_type_conflicts_with_options', 400, () => ({ connection_type: 'OktaOIDC', saml_options: manual })],
  ['connection_type_conflicts_with_options', 400, ({ oidc }) => ({ connection_type: 'OktaSAML', oidc_options: oidc })],
  ['saml_options_required', 400, () => ({ connection_type: 'OktaSAML' })],
  ['oidc_options_required', 400, () => ({ connection_type: 'OktaOIDC' })],
  ['oidc_options_required', 400, () => ({ oidc_options: { client_id: 'client' } })],
  [
    'ambiguous_saml_options',
    400,
    ({ origin }) => ({ saml_options: { ...manual, idp_metadata_url: `${origin}/metadata` } }),
  ],
  ['incomplete_saml_options', 400, () => ({ saml_options: { idp_sso_url: manual.idp_sso_url } })],
  ['incomplete_saml_options', 400, () => ({ saml_options: { idp_signing_certs: manual.idp_signing_certs } })],
  ['invalid_certificate', 400, () => ({ saml_options: { ...manual, idp_signing_certs: ['no certificate'] } })],
  ['invalid_idp_sso_url', 422, () => ({ saml_options: { ...manual, idp_sso_url: 'https://10.0.0.1/sso' } })],
  ['idp_metadata_fetch_failed', 422, ({ origin }) => ({ saml_options: { idp_metadata_url: `${origin}/absent` } })],
  ['idp_metadata_fetch_failed', 422, ({ origin }) => ({ saml_options: { idp_metadata_url: `${origin}${wellKnown}` } })],
  [
    'token_authentication_method_not_supported',
    400,
    ({ oidc }) => ({ oidc_options: { ...oidc, token_authentication_method: 'none' } }),
  ],
  ['client_secret_required', 400, ({ oidc }) => ({ oidc_options: { ...oidc, client_secret: undefined } })],
  [
    'client_secret_not_accepted',
    400,
    ({ oidc }) => ({ oidc_options: { ...oidc, token_authentication_method: 'private_key_jwt' } }),
  ],
  [
    'discovery_endpoint_must_use_https',
    400,
    ({ oidc }) => ({ oidc_options: { ...oidc, discovery_endpoint: `http://idp.example${wellKnown}` } }),
  ],
  [
    'connection_could_not_be_verified',
    422,
    ({ oidc, origin }) => ({ oidc_options: { ...oidc, discovery_endpoint: `${origin}/absent${wellKnown}` } }),
  ],
  [
    'id_token_signature_algorithm_not_supported',
    400,
    ({ oidc }) => ({ oidc_options: { ...oidc, id_token_signature_algorithm: 'HS256' } }),
  ],
  ['conflicting_members', 400, () => ({ type: 'OktaSAML', connection_type: 'OktaSAML', saml_options: manual })],
])('(desc) a new connection is refused as %s (%i), and none is stored', async (code, status, bodyOf) => {
  const server = await start()

  const answer = await server.make(bodyOf(server))

  expect([answer.status, answer.body]).toMatchObject([status, { code, message: expect.any(String) }])
  expect((await server.workos.sso.listConnections()).data).toEqual([])
})

test('(desc) a key pair whose halves do not belong together, that is weak, cannot be read or ends at no time is refused', async () => {
  const { make } = await start()
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  const der = Buffer.from(ownKey.certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  // The month of its second time, `yymmddhhmmssZ`.
  der.write('13', der.indexOf(Buffer.from('170d', 'hex')) + 19)
  const endless = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`
  const pairs = [
    ...[providerKey.privateKey, weak, 'no key'].map((key) => ({ key, cert: ownKey.certificate })),
    { key: ownKey.privateKey, cert: endless },
  ]
  for (const pair of pairs) {
    for (const given of [{ sp_signing_key_pair: pair }, { sp_encryption_key_pairs: [pair] }])
      expect(await make({ saml_options: { ...manual, ...given } })).toMatchObject({
        status: 400,
        body: { code: 'key_pair_not_accepted' },
      })
  }
})

test('(desc) a change in the official spelling changes what it has, keeps the type, and resets by null', async () => {
  const { make, change, origin, environment, oidc } = await start()
  const { id } = (
    await make({ saml_options: { idp_metadata_url: `${origin}/metadata`, acs_url: 'https://old.example/acs' } })
  ).body

  const changed = await change(id, { name: 'Renamed', connection_type: 'GenericSAML' })
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Renamed', saml: { acs_url: 'https://old.example/acs' } },
  })
  expect((await readSaml(environment, id)).idp_metadata_url).toBe(`${origin}/metadata`)
  await change(id, { saml_options: { idp_metadata_url: null, acs_url: null } })

  const settings = await readSaml(environment, id)
  expect([settings.idp_metadata_url, settings.kept_acs_url]).toEqual([null, null])
  expect(settings.idp_sso_url).toBe('https://idp.northwind.example/sso')
  expect(await change(id, { connection_type: 'OktaSAML' })).toMatchObject({
    status: 422,
    body: { code: 'connection_type_not_updatable' },
  })
  expect(await change(id, { oidc_options: oidc })).toMatchObject({
    status: 400,
    body: { code: 'connection_type_conflicts_with_options' },
  })
  expect(await change(id, { saml_options: { idp_metadata_url: `${origin}/absent` } })).toMatchObject({
    status: 422,
    body: { code: 'idp_metadata_fetch_failed' },
  })
})

test('(desc) how a client of OpenID Connect authenticates and what it asks for is changed and reset', async () => {
  const { make, change, environment, oidc } = await start()
  const { id } = (
    await make({
      oidc_options: {
        ...oidc,
        pkce: false,
        fetch_user_info: true,
        id_token_signature_algorithm: 'ES256',
        redirect_uri: 'https://old.example/callback',
      },
    })
  ).body
  expect(await readOidc(environment, id)).toMatchObject({
    client_authentication: 'client_secret_basic',
    uses_pkce: false,
    asks_userinfo: true,
    id_token_algorithm: 'ES256',
    kept_redirect_uri: 'https://old.example/callback',
  })

  const reset = { pkce: null, fetch_user_info: null, id_token_signature_algorithm: null, redirect_uri: null }
  expect(
    (await change(id, { oidc_options: { ...reset, token_authentication_method: 'private_key_jwt' } })).status,
  ).toBe(200)

  expect(await readOidc(environment, id)).toMatchObject({
    client_authentication: 'private_key_jwt',
    uses_pkce: true,
    asks_userinfo: null,
    id_token_algorithm: null,
    kept_redirect_uri: null,
  })
  expect(await change(id, { oidc_options: { client_secret: 'x' } })).toMatchObject({
    status: 400,
    body: { code: 'client_secret_not_accepted' },
  })
  const { client_secret: _, ...withoutSecret } = oidc
  const signing = { ...withoutSecret, token_authentication_method: 'private_key_jwt' }
  const other = (await make({ oidc_options: signing })).body
  expect(other).toMatchObject({ state: 'active' })
  expect(await change(other.id, { oidc_options: { token_authentication_method: null } })).toMatchObject({
    status: 400,
    body: { code: 'client_secret_required' },
  })
})

test('(desc) attribute maps change one standard attribute at a time and custom ones as a whole, and null resets them', async () => {
  const { make, change, environment } = await start()
  const attribute_maps = {
    standard_attributes: { idp_id: 'employee', email: 'mail', groups: 'memberOf' },
    custom_attributes: { department: 'dept', floor: 'level' },
  }
  const { id } = (await make({ saml_options: manual, attribute_maps })).body
  const map = async () => (await findConnection(environment, id))?.attribute_map

  expect(await map()).toEqual({
    idp_id: 'employee',
    email: 'mail',
    groups: 'memberOf',
    department: 'dept',
    floor: 'level',
  })
  await change(id, {
    attribute_maps: { standard_attributes: { groups: null, name: 'cn' }, custom_attributes: { floor: 'storey' } },
  })
  expect(await map()).toEqual({ idp_id: 'employee', email: 'mail', name: 'cn', floor: 'storey' })
  await change(id, { name: 'Renamed' })
  expect(await map()).toEqual({ idp_id: 'employee', email: 'mail', name: 'cn', floor: 'storey' })
  await change(id, { attribute_maps: null })
  expect(await map()).toEqual({})
})
