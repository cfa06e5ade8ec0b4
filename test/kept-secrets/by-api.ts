import { startLocalServer } from '../local-server.ts'
import { startServer, type TestServer } from '../server.ts'
import { type KeptSecretSetting, outcomeOf, withMembers } from './setting.ts'

// Nothing answers at these, which is no reason to refuse them.
const stored = 'http://127.0.0.1:9'
const other = 'http://127.0.0.1:10'
const wellKnown = '/.well-known/openid-configuration'

async function organizationOf({ workos }: TestServer): Promise<string> {
  return (await workos.organizations.createOrganization({ name: 'Northwind' })).id
}

/** A log stream to a destination, of which changes send all settings. */
const stream = (
  destination: { type: string } & Record<string, unknown>,
  {
    secret,
    elsewhere,
    nearby,
  }: Record<'secret' | 'elsewhere', Record<string, string>> & {
    nearby?: Record<string, string>
  },
): KeptSecretSetting => {
  const below = (members: Record<string, string>) =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => [`destination.${name}`, value]))
  return {
    operation: 'gatehouse.audit_logs.update_stream',
    as: destination.type,
    elsewhere: below(elsewhere),
    ...(nearby === undefined ? {} : { nearby: below(nearby) }),
    secret: below(secret),
    async start() {
      const server = await startServer()
      const { body } = await server.api.post<{ id: string }>('/audit_logs/streams', {
        organization_id: await organizationOf(server),
        destination: { ...destination, ...secret },
        state: 'inactive',
      })
      const path = `/audit_logs/streams/${body.id}`
      return {
        change: async (members) => {
          const { destination: changed = {} } = withMembers(members)
          return outcomeOf(
            await server.api.request(path, {
              method: 'PATCH',
              body: { destination: { ...destination, ...(changed as object) } },
            }),
          )
        },
        read: async () => (await server.api.get(path)).body,
      }
    },
  }
}

const streams: KeptSecretSetting[] = [
  stream(
    { type: 'Datadog', region: 'US1' },
    { secret: { api_key: 'a key' }, elsewhere: { region: 'EU1', base_url: other } },
  ),
  stream(
    { type: 'Splunk', url: `${stored}/a` },
    { secret: { token: 'a token' }, elsewhere: { url: `${other}/a` }, nearby: { url: `${stored}/b` } },
  ),
  stream(
    { type: 'GenericHttps', url: `${stored}/a` },
    {
      secret: { header_value: 'Bearer x' },
      elsewhere: { url: 'https://127.0.0.1:9/a' },
      nearby: { url: `${stored}/b` },
    },
  ),
  stream(
    { type: 'GoogleCloudStorage', bucket_name: 'northwind', access_key_id: 'GOOG1' },
    { secret: { secret_access_key: 'a key' }, elsewhere: { base_url: other }, nearby: { bucket_name: 'other' } },
  ),
  stream(
    {
      type: 'AzureSentinel',
      tenant_id: 'tenant',
      client_id: 'client',
      stream_name: 'Custom-Logs',
      data_collection_endpoint: `${stored}/a`,
      data_collection_rule_id: 'dcr-1',
    },
    {
      secret: { client_secret: 'a secret' },
      elsewhere: { data_collection_endpoint: other, base_url: other },
      nearby: { data_collection_endpoint: `${stored}/b` },
    },
  ),
]

const connection: KeptSecretSetting = {
  operation: 'ConnectionsController_patch',
  elsewhere: { 'oidc.discovery_endpoint': other + wellKnown, 'oidc.issuer': other },
  nearby: { 'oidc.discovery_endpoint': `${stored}/tenant${wellKnown}` },
  secret: { 'oidc.client_secret': 'a secret' },
  async start() {
    const server = await startServer()
    const { body } = await server.api.post<{ id: string }>('/connections', {
      organization_id: await organizationOf(server),
      type: 'GenericOIDC',
      name: 'Northwind',
      oidc: { discovery_endpoint: stored + wellKnown, client_id: 'client', client_secret: 'the secret' },
    })
    const path = `/connections/${body.id}`
    return {
      change: async (members) =>
        outcomeOf(await server.api.request(path, { method: 'PATCH', body: withMembers(members) })),
      read: async () => (await server.api.get(path)).body,
    }
  },
}

/** Official bodies are refused unless the provider answers. */
const startIssuer = () =>
  startLocalServer(({ headers, url }) => ({
    status: 200,
    body: { issuer: `http://${headers.host}${url.pathname.slice(0, -wellKnown.length)}` },
  }))
const [issuer, otherIssuer] = await Promise.all([startIssuer(), startIssuer()])

const officialConnection: KeptSecretSetting = {
  operation: 'ConnectionsController_patch',
  as: 'with an official body',
  elsewhere: { 'oidc_options.discovery_endpoint': otherIssuer.url + wellKnown },
  nearby: { 'oidc_options.discovery_endpoint': `${issuer.url}/tenant${wellKnown}` },
  secret: { 'oidc_options.client_secret': 'a secret' },
  async start() {
    const server = await startServer()
    const { body } = await server.api.post<{ id: string }>('/connections', {
      organization_id: await organizationOf(server),
      oidc_options: {
        discovery_endpoint: issuer.url + wellKnown,
        client_id: 'client',
        client_secret: 'the secret',
      },
    })
    const path = `/connections/${body.id}`
    return {
      change: async (members) =>
        outcomeOf(await server.api.request(path, { method: 'PATCH', body: withMembers(members) })),
      read: async () => (await server.api.get(path)).body,
    }
  },
}

/** A client at a social provider. Its addresses can be set in development only, all of them at once. */
const socialProvider = (
  provider: string,
  endpoints: Record<string, string>,
  elsewhere: readonly string[],
): KeptSecretSetting => ({
  operation: 'gatehouse.social_providers.update',
  as: provider,
  elsewhere: Object.fromEntries(elsewhere.map((name) => [`endpoints.${name}`, `${other}/x`])),
  nearby: Object.fromEntries(elsewhere.map((name) => [`endpoints.${name}`, `${stored}/x`])),
  secret: { client_secret: 'a secret' },
  async start() {
    const { api } = await startServer()
    const path = '/environments/current/social_providers'
    await api.post(path, { provider, client_id: 'client', client_secret: 'the secret', endpoints })
    return {
      change: async (members) => {
        const { endpoints: changed = {}, ...rest } = withMembers(members)
        return outcomeOf(
          await api.request(`${path}/${provider}`, {
            method: 'PATCH',
            body: { ...rest, endpoints: { ...endpoints, ...(changed as object) } },
          }),
        )
      },
      read: async () => (await api.get(path)).body,
    }
  },
})

const social: KeptSecretSetting[] = [
  socialProvider('GoogleOAuth', { issuer: stored }, ['issuer']),
  socialProvider(
    'GitHubOAuth',
    { authorization_endpoint: `${stored}/a`, token_endpoint: `${stored}/t`, api_url: stored },
    ['token_endpoint', 'api_url'],
  ),
]

const integration = (ownership: 'user' | 'organization'): KeptSecretSetting => ({
  operation: `DataIntegrationsManagementController_update${ownership === 'user' ? '' : 'Organization'}DataIntegration`,
  elsewhere: { 'custom_provider.token_url': `${other}/t`, 'custom_provider.refresh_token_url': `${other}/r` },
  nearby: { 'custom_provider.token_url': `${stored}/new`, 'custom_provider.refresh_token_url': `${stored}/r` },
  secret: {
    'credentials.client_secret': 'a secret',
    'credentials.client_id': 'client',
    'credentials.type': 'custom',
  },
  async start() {
    const { api } = await startServer()
    await api.post('/data-integrations', {
      provider: 'crm',
      ownership,
      credentials: { type: 'custom', client_id: 'client', client_secret: 'the secret' },
      custom_provider: { name: 'CRM', authorization_url: `${stored}/a`, token_url: `${stored}/t` },
    })
    const path = `/data-integrations/crm${ownership === 'user' ? '' : '/organization'}`
    return {
      change: async (members) => outcomeOf(await api.put(path, withMembers(members))),
      read: async () => (await api.get(path)).body,
    }
  },
})

const organizationsClient: KeptSecretSetting = {
  operation: 'ProviderController_configure',
  elsewhere: { 'config.host': 'gitlab.other.example' },
  secret: { client_secret: 'a secret', client_id: 'client' },
  async start() {
    const server = await startServer()
    const { api } = server
    await api.post('/data-integrations', { provider: 'gitlab', credentials: { type: 'organization' } })
    const path = `/organizations/${await organizationOf(server)}/data_integration_configurations`
    const config = { host: 'gitlab.northwind.example' }
    await api.put(`${path}/gitlab`, { client_id: 'client', client_secret: 'the secret', config })
    return {
      change: async (members) => outcomeOf(await api.put(`${path}/gitlab`, withMembers(members))),
      read: async () => (await api.get(path)).body,
    }
  },
}

export const settingsOfApi = [
  ...streams,
  connection,
  officialConnection,
  ...social,
  integration('user'),
  integration('organization'),
  organizationsClient,
]
