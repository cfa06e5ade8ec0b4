import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { CreateInvitation, Invitation } from './schemas.ts'

export interface InvitationServer extends TestServer {
  organizationId: string
  /** The official answer to a POST: fails the test when it is a refusal. */
  invite(body: CreateInvitation): Promise<Invitation>
  /** Any call, with its status and body. */
  post(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>
  read(id: string): Promise<Invitation>
  /** Lets an invitation expire. */
  expire(id: string): Promise<void>
  /** The status and role of all memberships of a user. */
  membershipsOf(userId: string): Promise<{ organization_id: string; status: string; role: string }[]>
  /** What events of a kind carried, oldest first. */
  announced(name: string): Promise<Record<string, unknown>[]>
}

export async function startInvitationServer(): Promise<InvitationServer> {
  const server = await startServer()
  const { workos, api, environment } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const post = async (path: string, body?: object) => {
    const answer = await api.post<Record<string, unknown>>(path, body)
    return { status: answer.status, body: answer.body }
  }
  const list = async (path: string) => (await api.get<{ data: Record<string, unknown>[] }>(path)).body.data
  return {
    ...server,
    organizationId,
    post,
    async invite(body) {
      const { status, body: invitation } = await post('/user_management/invitations', body)
      if (status !== 201) throw new Error(`The invitation was refused: ${JSON.stringify(invitation)}`)
      return invitation as unknown as Invitation
    },
    read: async (id) => (await api.get<Invitation>(`/user_management/invitations/${id}`)).body,
    async expire(id) {
      await environment.db.run(sql`
        update invitations set expires_at = ${new Date(Date.now() - 1_000)}
        where environment_id = ${environment.environmentId} and id = ${id}`)
    },
    async membershipsOf(userId) {
      const path = `/user_management/organization_memberships?user_id=${userId}&statuses=active,inactive,pending`
      return (await list(path)).map(({ organization_id, status, role }) => ({
        organization_id: String(organization_id),
        status: String(status),
        role: (role as { slug: string }).slug,
      }))
    },
    announced: async (name) =>
      (await list(`/events?events=${name}`)).map(({ data }) => data as Record<string, unknown>),
  }
}
