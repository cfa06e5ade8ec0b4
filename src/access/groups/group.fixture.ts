import { type Statement, sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { Group } from './schemas.ts'

/** An organization with an empty group. */
export interface GroupServer extends TestServer {
  organizationId: string
  group: Group
  /** The path of the organization's groups. */
  groups: string
  /** The path of the members of the group. */
  members: string
  patch(path: string, body: unknown): Promise<{ status: number; body: unknown }>
  /** A new user who is a member of the organization, or of another one. @returns the id of the membership */
  join(organizationId?: string): Promise<string>
  /** The ids of the members of the group, first to join the organization first. */
  memberIds(): Promise<string[]>
  /** Locks the group, for `race`. */
  groupLock: Statement
  /** The data of events of a kind, oldest first. */
  announced(name: string): Promise<Announced[]>
}

export interface Announced {
  data: Record<string, unknown>
  context: { previous_attributes?: Record<string, unknown> }
}

export async function startWithGroup(): Promise<GroupServer> {
  const server = await startServer()
  const { workos, api, environment } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const groups = `/organizations/${organizationId}/groups`
  const { body } = await api.post<Group>(groups, { name: 'Engineering', description: 'Builds it' })
  const group = body
  const members = `${groups}/${group.id}/organization-memberships`
  let users = 0
  return {
    ...server,
    organizationId,
    group,
    groups,
    members,
    async patch(path, changes) {
      const answer = await api.request(path, { method: 'PATCH', body: changes })
      return { status: answer.status, body: answer.body }
    },
    async join(organization = organizationId) {
      const user = await workos.userManagement.createUser({ email: `user-${users++}@example.com` })
      const membership = await workos.userManagement.createOrganizationMembership({
        userId: user.id,
        organizationId: organization,
      })
      return membership.id
    },
    async memberIds() {
      const list = await api.get<{ data: { id: string }[] }>(`${members}?limit=100&order=asc`)
      return list.body.data.map(({ id }) => id)
    },
    groupLock: sql`
      select 1 from groups where environment_id = ${environment.environmentId} and id = ${group.id} for update`,
    async announced(name) {
      const events = await api.get<{ data: Announced[] }>(`/events?events=${name}&order=asc&limit=100`)
      return events.body.data
    },
  }
}
