import { startOAuthService } from '#test/oauth-service.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** It answers for as long as the process lives. */
const service = startOAuthService()

const connected = 'pipes.connected_account.connected'
const tokens = { access_token: 'the token of a sample', refresh_token: 'its refresh token' }

/** An integration of its own, and a user. */
async function setUp({ done }: Kit) {
  const { provider } = await service
  const name = `s${Math.random().toString(36).slice(2)}`
  await done('POST', '/data-integrations', {
    provider: name,
    enabled: true,
    auth_methods: ['oauth', 'api_key', 'client_credentials'],
    credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
    custom_provider: provider,
  })
  const { id } = await done('POST', '/user_management/users', { email: `${name}@example.com` })
  return { slug: name, user_id: id ?? '', path: `/user_management/users/${id}/connected_accounts/${name}` }
}

/** The same with an account. */
async function setUpAccount(kit: Kit) {
  const { slug, user_id, path } = await setUp(kit)
  await kit.done('POST', path, tokens)
  return { slug, user_id, path }
}

export const samples = defineSamples({
  async furnish({ name, create, member }) {
    const slug = `chat-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    await create('/data-integrations', {
      provider: slug,
      enabled: true,
      credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
      custom_provider: { name: 'Chat', authorization_url: 'http://127.0.0.1:9/a', token_url: 'http://127.0.0.1:9/t' },
    })
    await create(`/user_management/users/${member('user_id')}/connected_accounts/${slug}`, tokens)
    return {
      objects: {
        '/user_management/users/{user_id}/connected_accounts/': slug,
        '/data-integrations/{slug}/': 'dik_of_nobody',
      },
    }
  },
  async leaveTraces({ create, name }, { user_id, text }) {
    const slug = `trace-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    await create('/data-integrations', {
      provider: slug,
      enabled: true,
      auth_methods: ['api_key'],
      custom_provider: { name: 'Chat' },
      api_key: { secret: `a key of ${text}`, user_id },
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
        events: [connected],
      },
    ],
    DataIntegrationsController_upsertClientCredentials: [
      {
        with: async (kit) => {
          const { slug, user_id } = await setUp(kit)
          const client = { client_id: 'theirs', client_secret: 'the secret of a sample' }
          return { path: `/data-integrations/${slug}/client-credentials`, user_id, ...client }
        },
        events: [connected],
      },
    ],
    DataIntegrationsUserManagementController_createUserDataInstallation: [
      { with: async (kit) => ({ path: (await setUp(kit)).path, ...tokens }), events: [connected] },
    ],
    DataIntegrationsUserManagementController_updateUserDataInstallation: [
      {
        with: async (kit) => ({ path: (await setUpAccount(kit)).path, state: 'needs_reauthorization' }),
        events: ['pipes.connected_account.reauthorization_needed'],
      },
    ],
    DataIntegrationsUserManagementController_deleteUserDataInstallation: [
      {
        with: async (kit) => ({ path: (await setUpAccount(kit)).path }),
        events: ['pipes.connected_account.disconnected'],
      },
    ],
  },
  endings: {
    user: ['pipes.connected_account.disconnected'],
    members: ['pipes.connected_account.disconnected', 'pipes.connected_account.disconnected'],
  },
})
