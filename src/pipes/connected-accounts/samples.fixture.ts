import { startOAuthService } from '#test/oauth-service.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** It answers for as long as the process lives. */
const service = startOAuthService()

/** An account that stands for its owner is announced by both names, another one by the second. */
const bothOf = (what: string) => [`pipes.connected_account.${what}`, `pipes.account_connection.${what}`]
const connected = bothOf('connected')
const disconnected = bothOf('disconnected')
const reauthorizationNeeded = bothOf('reauthorization_needed')
const tokens = { access_token: 'the token of a sample', refresh_token: 'its refresh token' }

/** An integration of its own. */
async function integrate({ done }: Kit, ownership: 'user' | 'organization'): Promise<string> {
  const { provider } = await service
  const name = `s${Math.random().toString(36).slice(2)}`
  await done('POST', '/data-integrations', {
    provider: name,
    ownership,
    enabled: true,
    auth_methods: ['oauth', 'api_key', 'client_credentials'],
    credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
    custom_provider: provider,
  })
  return name
}

/** The same, and a user. */
async function setUp(kit: Kit) {
  const name = await integrate(kit, 'user')
  const { done } = kit
  const { id } = await done('POST', '/user_management/users', { email: `${name}@example.com` })
  return { slug: name, user_id: id ?? '', path: `/user_management/users/${id}/connected_accounts/${name}` }
}

/** The same with an account. */
async function setUpAccount(kit: Kit) {
  const { slug, user_id, path } = await setUp(kit)
  await kit.done('POST', path, tokens)
  return { slug, user_id, path }
}

/** The same for an organization with a member. */
async function setUpShared(kit: Kit) {
  const slug = await integrate(kit, 'organization')
  const { id: organization_id } = await kit.done('POST', '/organizations', { name: slug })
  const { id: user_id } = await kit.done('POST', '/user_management/users', { email: `${slug}@example.com` })
  await kit.done('POST', '/user_management/organization_memberships', { user_id, organization_id })
  return { user_id, path: `/organizations/${organization_id}/connected_accounts/${slug}` }
}

async function setUpSharedAccount(kit: Kit) {
  const { user_id, path } = await setUpShared(kit)
  await kit.done('POST', path, { user_id, ...tokens })
  return { user_id, path }
}

export const samples = defineSamples({
  async furnish({ name, create, member }) {
    const slug = `chat-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    const integration = {
      provider: slug,
      enabled: true,
      credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
    }
    const custom_provider = {
      name: 'Chat',
      authorization_url: 'http://127.0.0.1:9/a',
      token_url: 'http://127.0.0.1:9/t',
    }
    await create('/data-integrations', { ...integration, custom_provider })
    await create('/data-integrations', { ...integration, ownership: 'organization' })
    await create(`/user_management/users/${member('user_id')}/connected_accounts/${slug}`, tokens)
    await create(`/organizations/${member('organization_id')}/connected_accounts/${slug}`, {
      user_id: member('user_id'),
      ...tokens,
    })
    return {
      objects: {
        '/organizations/{organization_id}/connected_accounts/': slug,
        '/user_management/users/{user_id}/connected_accounts/': slug,
        '/data-integrations/{slug}/': 'dik_of_nobody',
      },
    }
  },
  async leaveTraces({ create, name }, { user_id, text, email }) {
    const slug = `trace-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    await create('/data-integrations', {
      provider: slug,
      enabled: true,
      auth_methods: ['api_key'],
      custom_provider: { name: 'Chat' },
      api_key: { secret: `a key of ${text}`, user_id },
    })
    await create(`/data-integrations/${slug}/api-key`, {
      user_id,
      secret: `another key of ${text}`,
      connection_intent: 'add',
      account_identifier: email,
      account_display_name: text,
    })
  },
  calls: {
    DataIntegrationsController_getDataIntegrationAuthorizeUrl: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUp(kit)
          return { path: `/data-integrations/${slug}/authorize`, user_id }
        },
      },
    ],
    DataIntegrationsController_getUserlandUserToken: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUpAccount(kit)
          return { path: `/data-integrations/${slug}/token`, user_id }
        },
      },
    ],
    DataIntegrationsController_vendCredentials: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUpAccount(kit)
          return { path: `/data-integrations/${slug}/credentials`, user_id }
        },
      },
    ],
    DataIntegrationsController_upsertApiKey: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUp(kit)
          return { path: `/data-integrations/${slug}/api-key`, user_id, secret: 'the key of a sample' }
        },
        events: connected,
      },
    ],
    DataIntegrationsController_upsertClientCredentials: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUp(kit)
          const client = { client_id: 'theirs', client_secret: 'the secret of a sample' }
          return { path: `/data-integrations/${slug}/client-credentials`, user_id, ...client }
        },
        events: connected,
      },
    ],
    'gatehouse.pipes.api_keys.add': [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUpAccount(kit)
          const key = { secret: 'the key of a sample', connection_intent: 'add' }
          return { path: `/data-integrations/${slug}/api-key`, user_id, ...key }
        },
        events: ['pipes.account_connection.connected'],
      },
    ],
    'gatehouse.pipes.client_credentials.add': [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUpAccount(kit)
          const client = { client_id: 'theirs', client_secret: 'the secret of a sample', connection_intent: 'add' }
          return { path: `/data-integrations/${slug}/client-credentials`, user_id, ...client }
        },
        events: ['pipes.account_connection.connected'],
      },
    ],
    DataIntegrationsUserManagementController_createUserDataInstallation: [
      { with: async (kit) => ({ path: (await setUp(kit)).path, ...tokens }), events: connected },
    ],
    DataIntegrationsUserManagementController_updateUserDataInstallation: [
      {
        with: async (kit) => ({ path: (await setUpAccount(kit)).path, state: 'needs_reauthorization' }),
        events: reauthorizationNeeded,
      },
    ],
    DataIntegrationsUserManagementController_deleteUserDataInstallation: [
      {
        with: async (kit) => ({ path: (await setUpAccount(kit)).path }),
        events: disconnected,
      },
    ],
    DataIntegrationsOrganizationController_createOrganizationDataInstallation: [
      // The first secret of an organization makes its key.
      {
        with: async (kit) => ({ ...(await setUpShared(kit)), ...tokens }),
        events: ['vault.kek.created', ...connected],
      },
    ],
    DataIntegrationsOrganizationController_updateOrganizationDataInstallation: [
      {
        with: async (kit) => ({ ...(await setUpSharedAccount(kit)), state: 'needs_reauthorization' }),
        events: reauthorizationNeeded,
      },
    ],
    DataIntegrationsOrganizationController_deleteOrganizationDataInstallation: [
      { with: async (kit) => ({ path: (await setUpSharedAccount(kit)).path }), events: disconnected },
    ],
  },
  endings: {
    user: disconnected,
    members: [...disconnected, ...disconnected, ...disconnected],
  },
})
