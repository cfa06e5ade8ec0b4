import { setTimeout as delay } from 'node:timers/promises'
import type { Statement } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { startServer, type TestServer } from '#test/server.ts'

export interface AnnouncedEvent {
  event: string
  data: Record<string, unknown>
  context: { previous_attributes?: Record<string, unknown> }
}

export interface RolesServer extends TestServer {
  /** The events whose names begin with `role.`, `organization_role.` or `permission.`, oldest first. */
  announced(...names: string[]): Promise<AnnouncedEvent[]>
  /** A new organization's id. */
  organization(name?: string): Promise<string>
  /** A member of an organization, with what its roles are now. */
  member(organizationId: string, roleSlugs?: string[]): Promise<Member>
  /**
   * Starts calls while a lock is held, so that all of them meet at it, and gives their answers. Each list of calls is
   * given time to get as far as it can before the next one starts.
   */
  meetAt<T>(lock: Statement, ...calls: (() => Promise<T>[])[]): Promise<T[]>
  /** Calls an extra operation. */
  put(path: string, body: unknown): Promise<{ status: number; body: unknown }>
}

export interface Member {
  id: string
  userId: string
  email: string
  roles(): Promise<string[]>
}

let members = 0

export async function startRoles(): Promise<RolesServer> {
  const server = await startServer()
  const { workos, api } = server
  return {
    ...server,
    async announced(...names) {
      const { body } = await api.get<{ data: AnnouncedEvent[] }>(`/events?limit=100&events=${names.join(',')}`)
      return body.data
    },
    organization: async (name = 'Foo Corp') => (await workos.organizations.createOrganization({ name })).id,
    async member(organizationId, roleSlugs) {
      const email = `member${members++}@northwind.example`
      const { id: userId } = await workos.userManagement.createUser({ email, emailVerified: true, password })
      const { id } = await workos.userManagement.createOrganizationMembership({
        userId,
        organizationId,
        ...defined({ roleSlugs }),
      })
      const roles = async () => {
        const membership = await workos.userManagement.getOrganizationMembership(id)
        return (membership.roles ?? []).map(({ slug }) => slug)
      }
      return { id, userId, email, roles }
    },
    async meetAt(lock, ...calls) {
      const started = await server.environment.transaction(async (tx) => {
        await tx.db.run(lock)
        const waiting = []
        for (const start of calls) {
          waiting.push(...start())
          await delay(300)
        }
        return waiting
      })
      return Promise.all(started)
    },
    async put(path, body) {
      const answer = await api.request(path, { method: 'PUT', body })
      return { status: answer.status, body: answer.body }
    },
  }
}

/** Of every member of {@link startRoles}. */
export const password = 'a sturdy long passphrase'

/** A role of an organization, named as its slug. */
export function createCustomRole({ authorization }: RolesServer['workos'], organizationId: string, slug: string) {
  return authorization.createOrganizationRole(organizationId, { slug, name: slug })
}

/** The path of an organization's roles, with `rest` appended. */
export function rolesPath(organizationId: string, rest = '') {
  return `/authorization/organizations/${organizationId}/roles${rest}`
}

/** A role of an organization with the slug `org-billing`. */
export function createBilling({ workos }: RolesServer, organizationId: string, more: { description?: string } = {}) {
  return workos.authorization.createOrganizationRole(organizationId, {
    slug: 'org-billing',
    name: 'Billing',
    ...more,
  })
}

export function slugsOf(list: { data: readonly { slug: string }[] }): string[] {
  return list.data.map(({ slug }) => slug)
}
