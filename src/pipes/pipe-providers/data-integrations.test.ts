import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const client = { type: 'custom' as const, clientId: 'our client', clientSecret: 'the secret of our client' }
const custom = {
  name: 'Acme CRM',
  authorizationUrl: 'http://127.0.0.1:9/authorize',
  tokenUrl: 'http://127.0.0.1:9/token',
}

test('the official SDK sets up a known service, reads it, changes what it names and deletes it', async () => {
  const { workos, url } = await startServer()
  const created = await workos.pipes.createDataIntegration({ provider: 'github', credentials: client })

  expect(created).toMatchObject({
    slug: 'github',
    integrationType: 'github',
    enabled: false,
    state: 'valid',
    scopes: null,
    authMethods: ['oauth'],
    credentials: { type: 'custom', clientId: 'our client', redactedClientSecret: 'ient' },
    redirectUri: `${url}/data-integrations/github/${created.id.replace('data_integration_', 'dik_')}/callback`,
    customProvider: null,
    installation: null,
    config: {},
  })
  expect(await workos.pipes.getDataIntegration({ slug: 'github' })).toEqual(created)
  const { updatedAt: _, ...rest } = created
  const changed = await workos.pipes.updateDataIntegration({ slug: 'github', enabled: true, scopes: ['repo'] })
  expect(changed).toMatchObject({ ...rest, enabled: true, scopes: ['repo'] })
  expect((await workos.pipes.listDataIntegrations()).data).toEqual([changed])
  expect(await workos.pipes.updateDataIntegration({ slug: 'github', scopes: null })).toMatchObject({
    enabled: true,
    scopes: null,
  })
  await workos.pipes.deleteDataIntegration({ slug: 'github' })
  expect((await workos.pipes.listDataIntegrations()).data).toEqual([])
})

test('a custom service has defaults, keeps what an update leaves out, and takes a public client', async () => {
  const { workos } = await startServer()
  const created = await workos.pipes.createDataIntegration({
    provider: 'acme-crm',
    credentials: { type: 'custom', clientId: 'public' },
    customProvider: { ...custom, clientSecretRequired: false },
  })
  const definition = {
    ...custom,
    refreshTokenUrl: null,
    pkceEnabled: true,
    requestScopeSeparator: ' ',
    scopesRequired: false,
    clientSecretRequired: false,
    additionalAuthorizationParameters: {},
    authenticateVia: 'request_body',
    tokenBodyContentType: 'application/x-www-form-urlencoded',
  }
  expect(created).toMatchObject({ integrationType: 'custom', customProvider: definition })
  expect(created.credentials).toEqual({ type: 'custom', clientId: 'public', redactedClientSecret: null })
  const changed = await workos.pipes.updateDataIntegration({
    slug: 'acme-crm',
    customProvider: { name: 'Acme', authenticateVia: 'basic_auth_header' },
  })
  expect(changed.customProvider).toEqual({ ...definition, name: 'Acme', authenticateVia: 'basic_auth_header' })
})

test('a taken slug, a slug of a known service, a service without a definition and a half client are refused, and store nothing', async () => {
  const { workos, api } = await startServer()
  await workos.pipes.createDataIntegration({ provider: 'slack', credentials: client })
  const credentials = { type: 'custom', client_id: 'a', client_secret: 'b' }
  const custom_provider = {
    name: 'CRM',
    authorization_url: 'https://crm.example/a',
    token_url: 'https://crm.example/t',
  }
  const refusals: [object, number, string][] = [
    [{ provider: 'slack', credentials }, 409, 'data_integration_exists'],
    [{ provider: 'github', credentials, custom_provider }, 422, 'custom_provider_not_allowed'],
    [{ provider: 'nobody', credentials }, 422, 'provider_unknown'],
    [{ provider: 'github' }, 422, 'credentials_required'],
    [
      { provider: 'github', credentials: { type: 'custom', client_id: 'a' } },
      422,
      'credentials_client_secret_required',
    ],
    [{ provider: 'github', credentials: { ...credentials, type: 'organization' } }, 422, 'credentials_not_allowed'],
    [{ provider: 'github', credentials, auth_methods: ['api_key'] }, 422, 'credentials_not_allowed'],
    [{ provider: 'resend', credentials }, 422, 'auth_methods_not_supported'],
    [{ provider: 'resend', auth_methods: ['client_credentials'] }, 422, 'auth_methods_not_supported'],
    [{ provider: 'crm', credentials, custom_provider: { name: 'CRM' } }, 422, 'auth_methods_not_supported'],
    [{ provider: 'snowflake', credentials }, 422, 'config_required'],
    [{ provider: 'snowflake', credentials, config: { account_identifier: 'a/b' } }, 422, 'config_invalid'],
    [{ provider: 'github', credentials, config: { constructor: 'x' } }, 422, 'config_unknown'],
    [
      { provider: 'crm', credentials, custom_provider: { ...custom_provider, token_body_content_type: 'text/plain' } },
      422,
      'token_body_content_type_invalid',
    ],
    [
      {
        provider: 'crm',
        credentials,
        custom_provider: { ...custom_provider, additional_authorization_parameters: { state: 'x' } },
      },
      422,
      'additional_authorization_parameters_invalid',
    ],
  ]
  for (const [body, status, code] of refusals) {
    const answer = await api.post<{ code: string; errors?: { code: string }[] }>('/data-integrations', body)
    expect(answer.status, JSON.stringify(body)).toBe(status)
    expect([answer.body.code, ...(answer.body.errors ?? []).map((each) => each.code)]).toContain(code)
  }
  expect((await workos.pipes.listDataIntegrations()).data).toHaveLength(1)
})

test('[E-2] a custom service at an address of a private network is refused, when it is made and when it is changed', async () => {
  const { api } = await startServer()
  const credentials = { type: 'custom', client_id: 'a', client_secret: 'b' }
  const good = { name: 'CRM', authorization_url: 'https://crm.example/a', token_url: 'https://crm.example/t' }
  for (const bad of [
    'http://10.0.0.1/token',
    'http://crm.example/token',
    'https://[::ffff:169.254.169.254]/',
    'file:///etc/passwd',
  ]) {
    for (const name of ['authorization_url', 'token_url', 'refresh_token_url']) {
      const body = { provider: 'crm', credentials, custom_provider: { ...good, [name]: bad } }
      expect((await api.post('/data-integrations', body)).status, bad).toBe(422)
    }
  }
  expect((await api.post('/data-integrations', { provider: 'crm', credentials, custom_provider: good })).status).toBe(
    201,
  )
  const change = { custom_provider: { token_url: 'http://192.168.0.1/t' } }
  expect((await api.put('/data-integrations/crm', change)).status).toBe(422)
})

test('an organization turns an integration on for itself, brings its client and narrows the scopes, and no other organization sees it', async () => {
  const { workos, api } = await startServer()
  const [one, other] = await Promise.all(
    ['One', 'Other'].map((name) => workos.organizations.createOrganization({ name })),
  )
  const { id } = await workos.pipes.createDataIntegration({
    provider: 'snowflake',
    scopes: ['refresh_token', 'session:role:analyst'],
    credentials: { type: 'organization' },
  })
  const path = `/organizations/${one?.id}/data_integration_configurations`
  const body = {
    enabled: true,
    scopes: ['refresh_token'],
    client_id: 'theirs',
    client_secret: 'the secret of theirs',
    config: { account_identifier: 'acme' },
  }
  const { body: configured } = await api.put<{ credentials: object }>(`${path}/snowflake`, body)

  expect(configured).toMatchObject({
    id,
    organization_id: one?.id,
    slug: 'snowflake',
    name: 'Snowflake',
    enabled: true,
    scopes: ['refresh_token'],
    config: { account_identifier: 'acme' },
  })
  expect(configured.credentials).toMatchObject({
    credentials_type: 'organization',
    has_credentials: true,
    client_id: 'theirs',
    client_secret_last_four: 'eirs',
  })
  expect((await api.put(`${path}/snowflake`, { scopes: null })).body).toMatchObject({
    scopes: ['refresh_token', 'session:role:analyst'],
    config: { account_identifier: 'acme' },
    credentials: { client_id: 'theirs' },
  })
  const { body: others } = await api.get(`/organizations/${other?.id}/data_integration_configurations`)
  expect(others).toMatchObject({ data: [{ enabled: false, config: {}, credentials: { has_credentials: false } }] })
})

test('a configuration that says nothing, or what the integration does not take from organizations, is refused with the reasons', async () => {
  const { workos, api } = await startServer()
  const { id } = await workos.organizations.createOrganization({ name: 'One' })
  await workos.pipes.createDataIntegration({ provider: 'zendesk', credentials: client })
  await workos.pipes.createDataIntegration({ provider: 'snowflake', credentials: { type: 'organization' } })
  const path = `/organizations/${id}/data_integration_configurations`
  const refusals: [string, object, number, string][] = [
    ['zendesk', {}, 400, 'body_empty'],
    ['zendesk', { client_id: 'a', client_secret: 'b' }, 400, 'client_id_not_allowed'],
    ['zendesk', { config: { subdomain: 'acme' } }, 400, 'config_not_allowed'],
    ['snowflake', { client_id: 'a' }, 400, 'client_incomplete'],
    ['snowflake', { config: { account_identifier: 'a b' } }, 400, 'config_invalid'],
    ['snowflake', { config: { other: 'x' } }, 400, 'config_unknown'],
    ['zendesk', { scopes: ['write'] }, 422, 'scopes_unknown'],
  ]
  for (const [slug, body, status, code] of refusals) {
    const answer = await api.put<{ errors: { code: string }[] }>(`${path}/${slug}`, body)
    expect([answer.status, answer.body.errors.map((each) => each.code)], JSON.stringify(body)).toEqual([status, [code]])
  }
})
