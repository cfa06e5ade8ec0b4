import { defined } from '#platform/defined.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { Resource } from './resource-schemas.ts'

export interface AuthorizationServer extends TestServer {
  organizationId: string
  /** The id of the resource that represents the organization. */
  rootId: string
  patch(path: string, body: unknown): Promise<{ status: number; body: unknown }>
  /** A resource of the organization; its external id is its name. */
  resource(type: string, name: string, parent?: Resource): Promise<Resource>
  /** A role with permissions that come into being with it. */
  role(slug: string, type: string, permissions: readonly string[]): Promise<string>
  /** A new user who is a member of the organization, or of another one. @returns the id of the membership */
  join(organizationId?: string, roleSlugs?: string[]): Promise<string>
  /** A group of the organization with these members. @returns its id */
  group(...membershipIds: string[]): Promise<string>
  check(membershipId: string, permission: string, resource: Resource | string): Promise<boolean>
}

/** An organization with nothing in it, and short ways to fill it. */
export async function startAuthorization(start: () => Promise<TestServer> = startServer): Promise<AuthorizationServer> {
  const server = await start()
  const { workos, api } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const { id: rootId } = await workos.authorization.getResourceByExternalId({
    organizationId,
    resourceTypeSlug: 'organization',
    externalId: organizationId,
  })
  let users = 0
  return {
    ...server,
    organizationId,
    rootId,
    async patch(path, changes) {
      const answer = await api.request(path, { method: 'PATCH', body: changes })
      return { status: answer.status, body: answer.body }
    },
    async resource(type, name, parent) {
      const { status, body } = await api.post<Resource>('/authorization/resources', {
        organization_id: organizationId,
        resource_type_slug: type,
        external_id: name,
        name,
        ...defined({ parent_resource_id: parent?.id }),
      })
      if (status !== 201) throw new Error(`A resource was refused: ${JSON.stringify(body)}`)
      return body
    },
    async role(slug, type, permissions) {
      for (const permission of permissions) {
        await api.post('/authorization/permissions', { slug: permission, name: permission, resource_type_slug: type })
      }
      await api.post('/authorization/roles', { slug, name: slug, resource_type_slug: type })
      await workos.authorization.setEnvironmentRolePermissions(slug, { permissions: [...permissions] })
      return slug
    },
    async join(organization = organizationId, roleSlugs) {
      const user = await workos.userManagement.createUser({ email: `user-${users++}@example.com` })
      const membership = await workos.userManagement.createOrganizationMembership({
        userId: user.id,
        organizationId: organization,
        ...defined({ roleSlugs }),
      })
      return membership.id
    },
    async group(...membershipIds) {
      const { id: groupId } = await workos.groups.createGroup({ organizationId, name: 'Engineering' })
      for (const organizationMembershipId of membershipIds) {
        await workos.groups.addOrganizationMembership({ organizationId, groupId, organizationMembershipId })
      }
      return groupId
    },
    async check(organizationMembershipId, permissionSlug, resource) {
      const resourceId = typeof resource === 'string' ? resource : resource.id
      return (await workos.authorization.check({ organizationMembershipId, permissionSlug, resourceId })).authorized
    },
  }
}
