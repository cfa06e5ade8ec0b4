import { setTimeout as delay } from 'node:timers/promises'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { MembershipStatus, OrganizationMembership } from './schemas.ts'

/** A user and an organization that have nothing to do with each other yet. */
export interface Pair extends TestServer {
  userId: string
  organizationId: string
  /** POST with the pair. */
  join(body?: object): Promise<{ status: number; body: OrganizationMembership }>
  /** The memberships that events of a kind carried, oldest first. */
  announced(name: 'created' | 'updated' | 'deleted'): Promise<AnnouncedMembership[]>
  /** Brings a membership into a state, behind the back of the API. */
  force(id: string, status: MembershipStatus): Promise<void>
  /** Starts calls while a membership is locked, so that all of them meet at it, and gives their answers. */
  meetAt<T>(id: string, calls: () => Promise<T>[]): Promise<T[]>
}

export interface AnnouncedMembership {
  data: Record<string, unknown>
  context: { previous_attributes?: Record<string, unknown> }
}

export async function startWithPair(): Promise<Pair> {
  const server = await startServer()
  const { workos, api, environment } = server
  const { id: userId } = await workos.userManagement.createUser({ email: 'jane@example.com', firstName: 'Jane' })
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  return {
    ...server,
    userId,
    organizationId,
    async join(body = {}) {
      const answer = await api.post<OrganizationMembership>('/user_management/organization_memberships', {
        user_id: userId,
        organization_id: organizationId,
        ...body,
      })
      return { status: answer.status, body: answer.body }
    },
    async announced(name) {
      const { body } = await api.get<{ data: AnnouncedMembership[] }>(`/events?events=organization_membership.${name}`)
      return body.data
    },
    async force(id, status) {
      await environment.db.run(
        sql`update organization_memberships set status = ${status} where environment_id = ${environment.environmentId} and id = ${id}`,
      )
    },
    async meetAt(id, calls) {
      const started = await environment.transaction(async (tx) => {
        await tx.db.run(
          sql`select from organization_memberships where environment_id = ${environment.environmentId} and id = ${id} for update`,
        )
        const waiting = calls()
        await delay(300)
        return waiting
      })
      return Promise.all(started)
    },
  }
}
