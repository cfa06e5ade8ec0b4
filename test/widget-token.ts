import { widgetScopes } from '#widgets/widget-tokens/scopes.ts'
import type { TestServer } from './server.ts'

/** A token for all widgets of an administrator of an organization of their own. */
export async function makeWidgetToken({ workos, api }: Pick<TestServer, 'workos' | 'api'>): Promise<string> {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Widgets' })
  const { id: userId } = await workos.userManagement.createUser({ email: `of.${organizationId}@widgets.example` })
  await workos.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug: 'admin' })
  const given = { organization_id: organizationId, user_id: userId, scopes: widgetScopes }
  return (await api.post<{ token: string }>('/widgets/token', given)).body.token
}
