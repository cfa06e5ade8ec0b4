import type { Statement } from '#platform/db/sql.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { ApiKey } from './schemas.ts'

export type ApiKeyWithValue = ApiKey & { value: string }

/** An organization with an active member; both can own keys. */
export interface OwnerServer extends TestServer {
  organizationId: string
  userId: string
  membershipId: string
  /** Makes a key of the organization. */
  organizationKey(body?: object): Promise<ApiKeyWithValue>
  /** Makes a key of the user for the organization. */
  userKey(body?: object): Promise<ApiKeyWithValue>
  /** The answer of validating a value: the key, or null. */
  validate(value: unknown): Promise<ApiKey | null>
  /** Locks a key, for `race`. */
  lockOf(id: string): Statement
  /** Makes permissions with these slugs, behind the back of the API. */
  permit(...slugs: string[]): Promise<void>
  /** The data of events of a kind, oldest first. */
  announced(name: 'created' | 'updated' | 'revoked'): Promise<Record<string, unknown>[]>
}

export async function withOwner<S extends TestServer>(server: S): Promise<S & OwnerServer> {
  const { workos, api, environment } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const { id: userId } = await workos.userManagement.createUser({ email: 'jane@example.com' })
  const { id: membershipId } = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const create = async (path: string, body: object) => {
    const answer = await api.post<ApiKeyWithValue>(path, { name: 'Production', ...body })
    if (answer.status !== 201) throw new Error(`No key was made: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    ...server,
    organizationId,
    userId,
    membershipId,
    organizationKey: (body = {}) => create(`/organizations/${organizationId}/api_keys`, body),
    userKey: (body = {}) =>
      create(`/user_management/users/${userId}/api_keys`, { organization_id: organizationId, ...body }),
    async validate(value) {
      const { status, body } = await api.post<{ api_key: ApiKey | null }>('/api_keys/validations', { value })
      if (status !== 200) throw new Error(`The validation answered ${status}: ${JSON.stringify(body)}`)
      return body.api_key
    },
    lockOf: (id) => sql`
      select 1 from api_keys where environment_id = ${environment.environmentId} and id = ${id} for update`,
    async permit(...slugs) {
      for (const slug of slugs) {
        await environment.db.run(sql`
          insert into permissions (environment_id, id, slug, name, resource_type_slug, system, created_at, updated_at)
          values (${environment.environmentId}, ${environment.newId('perm')}, ${slug}, ${slug}, 'organization', false,
            ${environment.now()}, ${environment.now()})`)
      }
    },
    async announced(name) {
      const { body } = await api.get<{ data: { data: Record<string, unknown> }[] }>(
        `/events?events=api_key.${name}&order=asc&limit=100`,
      )
      return body.data.map(({ data }) => data)
    },
  }
}

export async function startWithOwner(): Promise<OwnerServer> {
  return withOwner(await startServer())
}

/** A key without its value: what every answer but the first one shows. */
export function withoutValue({ value: _value, ...key }: ApiKeyWithValue): ApiKey {
  return key
}
