import { onTestFinished } from 'vitest'
import { type OAuthService, serviceClient, startOAuthService } from '#test/oauth-service.ts'
import type { TestServer } from '#test/server.ts'

/** A service that a server has an integration with, and a user and organization to connect. */
export interface Connectable {
  service: OAuthService
  userId: string
  organizationId: string
  /** What calls send of the user. */
  user: { user_id: string }
  path: string
  /** Has the user's browser go to the service and come back. Where it is in the end, and the state that it had. */
  connect(more?: { organization_id?: string; return_to?: string }): Promise<{ response: Response; backUrl: string }>
}

/** @param more of the integration */
export async function makeConnectable(
  { api, workos }: Pick<TestServer, 'api' | 'workos'>,
  more: {
    custom_provider?: object
    scopes?: string[] | null
    enabled?: boolean
    ownership?: 'user' | 'organization'
  } = {},
): Promise<Connectable> {
  const service = await startOAuthService()
  onTestFinished(() => service.close())
  const created = await api.post('/data-integrations', {
    provider: 'acme',
    enabled: true,
    scopes: ['read', 'write'],
    auth_methods: ['oauth', 'api_key', 'client_credentials'],
    credentials: { type: 'custom', ...serviceClient },
    ...more,
    custom_provider: { ...service.provider, ...more.custom_provider },
  })
  if (created.status !== 201) throw new Error(JSON.stringify(created.body))
  const [{ id: userId }, { id: organizationId }] = await Promise.all([
    workos.userManagement.createUser({ email: `ada-${Math.random().toString(36).slice(2)}@example.com` }),
    workos.organizations.createOrganization({ name: 'Analytical Engines' }),
  ])
  return {
    service,
    userId,
    organizationId,
    user: { user_id: userId },
    path: `/user_management/users/${userId}/connected_accounts/acme`,
    async connect(given = {}) {
      const { body } = await api.post<{ url: string }>('/data-integrations/acme/authorize', {
        user_id: userId,
        ...given,
      })
      const backUrl = service.agree(body.url)
      return { response: await fetch(backUrl, { redirect: 'manual' }), backUrl }
    },
  }
}

const names = ['connected', 'connection_failed', 'disconnected', 'reauthorization_needed']

/**
 * The names of the events of accounts since the start, in their order.
 *
 * @param family of accounts that stand for their owners, or of all accounts.
 */
export async function eventsOf(
  { workos }: Pick<TestServer, 'workos'>,
  family: 'pipes.connected_account' | 'pipes.account_connection' = 'pipes.connected_account',
) {
  const { data } = await workos.events.listEvents({
    events: names.map((name) => `${family}.${name}`) as never[],
    limit: 100,
  })
  return data.map(({ event, data: of }) => ({ name: event.replace(`${family}.`, ''), data: of as never }))
}
