import { type AuthorizationServer, startAuthorization } from '#access/authorization/authorization.fixture.ts'
import type { RawResponse } from '#test/client.ts'

export interface DecisionPoint extends AuthorizationServer {
  ask<Body = Record<string, unknown>>(path: string, body: unknown, key?: string | null): Promise<RawResponse<Body>>
  /** A user, who is a member of the organization with these roles. */
  person(...roleSlugs: string[]): Promise<{ userId: string; membershipId: string }>
  assign(membershipId: string, roleSlug: string, resourceId: string): Promise<void>
  /** All results of a search, page by page. */
  search(of: 'subject' | 'resource' | 'action', body: object, limit?: number): Promise<Record<string, unknown>[]>
}

/** An organization whose resources are asked about in the words of AuthZEN. */
export async function startDecisionPoint(): Promise<DecisionPoint> {
  const server = await startAuthorization()
  const { workos, api, join, organizationId } = server
  const ask: DecisionPoint['ask'] = (path, body, key) =>
    api.request(`/access/v1${path}`, { method: 'POST', body, ...(key === undefined ? {} : { key }) })
  return {
    ...server,
    ask,
    async person(...roleSlugs) {
      const membershipId = await join(organizationId, roleSlugs.length === 0 ? undefined : roleSlugs)
      const { userId } = await workos.userManagement.getOrganizationMembership(membershipId)
      return { userId, membershipId }
    },
    async assign(organizationMembershipId, roleSlug, resourceId) {
      await workos.authorization.assignRole({ organizationMembershipId, roleSlug, resourceId })
    },
    async search(of, body, limit = 3) {
      const all: Record<string, unknown>[] = []
      for (let token: string | undefined = ''; token !== undefined; ) {
        const page: object = token === '' ? { limit } : { limit, token }
        const { status, body: found } = await ask<{
          results: Record<string, unknown>[]
          page: { next_token: string; count: number }
        }>(`/search/${of}`, { ...body, page })
        if (status !== 200) throw new Error(`A search was refused: ${JSON.stringify(found)}`)
        all.push(...found.results)
        token = found.page.next_token === '' ? undefined : found.page.next_token
      }
      return all
    },
  }
}
