import { serviceClient, startOAuthService } from '#test/oauth-service.ts'
import { send } from '#test/samples.ts'
import type { TestServer } from '#test/server.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into whatever comes.
  json: any
}

/** An integration with a service, and people of an organization with tokens for widgets. */
export async function makeWidgets({ workos, api, url }: Pick<TestServer, 'workos' | 'api' | 'url'>) {
  const service = await startOAuthService()
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })

  async function person(name: string, roleSlug: string) {
    const email = `${name}.${organizationId}@northwind.example`
    const { id: userId } = await workos.userManagement.createUser({ email })
    const membership = await workos.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug })
    const scopes = ['widgets:pipes:manage' as never]
    const { token } = await workos.widgets.createToken({ organizationId, userId, scopes })
    return { userId, token, membershipId: membership.id }
  }

  return {
    service,
    organizationId,
    ada: await person('ada', 'admin'),
    mia: await person('mia', 'member'),
    async ask(token: string, method: string, path: string, body?: object): Promise<Answer> {
      const { status, json } = await send(url, `/_widgets/DataIntegrations/${path}`, { method, key: token, body })
      return { status, json }
    },
    /** Sets a service up for people and for organizations. The id is that of the integration for people. */
    async integrate(provider: string, more: object = {}): Promise<string> {
      const integration = {
        provider,
        enabled: true,
        scopes: ['read', 'write'],
        custom_provider: service.provider,
        auth_methods: ['oauth', 'api_key', 'client_credentials'],
        credentials: { type: 'custom', ...serviceClient },
        ...more,
      }
      const created = await api.post<{ id: string }>('/data-integrations', integration)
      const shared = { ...integration, ownership: 'organization', custom_provider: undefined }
      const second = await api.post('/data-integrations', shared)
      for (const { status, body } of [created, second]) if (status !== 201) throw new Error(JSON.stringify(body))
      return created.body.id
    },
  }
}
