import { startOAuthService } from '#test/oauth-service.ts'
import { defineSamples, type World } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** It answers for as long as the process lives. */
const service = startOAuthService()

const connected = ['pipes.connected_account.connected', 'pipes.account_connection.connected']
const disconnected = ['pipes.connected_account.disconnected', 'pipes.account_connection.disconnected']
const key = { secret: 'the key of a sample' }
const client = { client_id: 'theirs', client_secret: 'the secret of a sample' }

/** A service of its own, for people and for organizations. */
async function setUp({ done }: Kit): Promise<string> {
  const name = `w${Math.random().toString(36).slice(2)}`
  const integration = {
    provider: name,
    enabled: true,
    auth_methods: ['oauth', 'api_key', 'client_credentials'],
    credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
  }
  await done('POST', '/data-integrations', { ...integration, custom_provider: (await service).provider })
  await done('POST', '/data-integrations', { ...integration, ownership: 'organization' })
  return name
}

function calling(path: string, more: object = {}) {
  return async (kit: Kit) => ({ path: `/_widgets/DataIntegrations/${await setUp(kit)}/${path}`, ...more })
}

async function connect({ server, member }: World, path: string): Promise<string> {
  const answer = await fetch(`${server.url}/_widgets/DataIntegrations/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${member('widget_token')}`, 'content-type': 'application/json' },
    body: JSON.stringify(key),
  })
  return ((await answer.json()) as { id: string }).id
}

export const samples = defineSamples({
  async furnish(world) {
    const slug = `tool-${world.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    const integration = {
      provider: slug,
      enabled: true,
      auth_methods: ['oauth', 'api_key'],
      credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
    }
    const custom_provider = {
      name: 'Tool',
      authorization_url: 'http://127.0.0.1:9/a',
      token_url: 'http://127.0.0.1:9/t',
    }
    const { id } = await world.create('/data-integrations', { ...integration, custom_provider })
    await world.create('/data-integrations', { ...integration, ownership: 'organization' })
    return {
      objects: {
        '/_widgets/DataIntegrations/': slug,
        '/_widgets/DataIntegrations/{id}/authorization-status/{redirect_token}': id,
        '/_widgets/DataIntegrations/{id}/authorization-status/': 'nothing',
        '/_widgets/DataIntegrations/installations/': await connect(world, `${slug}/api-key`),
        '/_widgets/DataIntegrations/organization/installations/': await connect(world, `${slug}/organization/api-key`),
      },
    }
  },
  calls: {
    'gatehouse.widgets.pipes.get_own_authorization': [{ with: calling('authorize') }],
    'gatehouse.widgets.pipes.authorize_own': [{ with: calling('authorize') }],
    'gatehouse.widgets.pipes.authorize_organization': [{ with: calling('organization/authorize') }],
    'gatehouse.widgets.pipes.store_own_api_key': [{ with: calling('api-key', key), events: connected }],
    'gatehouse.widgets.pipes.store_organization_api_key': [
      { with: calling('organization/api-key', key), events: connected },
    ],
    'gatehouse.widgets.pipes.store_own_client': [{ with: calling('client-credentials', client), events: connected }],
    'gatehouse.widgets.pipes.store_organization_client': [
      { with: calling('organization/client-credentials', client), events: connected },
    ],
    'gatehouse.widgets.pipes.configure_members': [{ with: calling('configuration', { enabled: false }) }],
    'gatehouse.widgets.pipes.configure_organization': [
      { with: calling('organization/configuration', { enabled: false }) },
    ],
    'gatehouse.widgets.pipes.delete_own': [{ events: disconnected }],
    'gatehouse.widgets.pipes.delete_organization': [{ events: disconnected }],
  },
})
