import type { Client } from 'pg'

export interface Request {
  method: 'GET' | 'POST'
  url: string
  payload?: object
}

/** One of the calls that an application makes all day, about a member at random. */
export interface CommonCall {
  label: string
  of(member: Member, place: number): Request
}

export interface Member {
  id: string
  email: string
  user_id: string
  organization_id: string
}

const get = (label: string, url: (member: Member) => string): CommonCall => ({
  label,
  of: (member) => ({ method: 'GET', url: url(member) }),
})

export const commonestCalls: readonly CommonCall[] = [
  get('get a user', ({ user_id }) => `/user_management/users/${user_id}`),
  get('find a user by email', ({ email }) => `/user_management/users?email=${encodeURIComponent(email)}`),
  get(
    'list the users of an organization',
    ({ organization_id }) => `/user_management/users?organization_id=${organization_id}`,
  ),
  get('get an organization', ({ organization_id }) => `/organizations/${organization_id}`),
  get('list organizations', ({ organization_id }) => `/organizations?after=${organization_id}`),
  get('get a membership', ({ id }) => `/user_management/organization_memberships/${id}`),
  get(
    'list the memberships of a user',
    ({ user_id }) => `/user_management/organization_memberships?user_id=${user_id}`,
  ),
  get(
    'list the memberships of an organization',
    ({ organization_id }) => `/user_management/organization_memberships?organization_id=${organization_id}`,
  ),
  get('list the sessions of a user', ({ user_id }) => `/user_management/users/${user_id}/sessions`),
  get('list the newest events', () => '/events?order=desc'),
  {
    label: 'check a permission',
    of: ({ id, organization_id }) => ({
      method: 'POST',
      url: `/authorization/organization_memberships/${id}/check`,
      payload: {
        permission_slug: 'widgets:users-table:manage',
        resource_external_id: organization_id,
        resource_type_slug: 'organization',
      },
    }),
  },
  {
    label: 'create a user',
    of: ({ id }, place) => ({
      method: 'POST',
      url: '/user_management/users',
      payload: { email: `${id.toLowerCase()}-${place}-${Date.now()}@new.example` },
    }),
  },
]

/** Members from everywhere in the environment. */
export async function someMembers(client: Client, environmentId: string): Promise<Member[]> {
  const { rows } = await client.query<Member>(
    `select m.id, m.user_id, m.organization_id, u.email
     from (select * from organization_memberships tablesample system (2) where environment_id = $1 limit 2000) m
     join users u on u.environment_id = m.environment_id and u.id = m.user_id`,
    [environmentId],
  )
  return rows.toSorted((one, other) => (one.id.slice(-8) < other.id.slice(-8) ? -1 : 1)).slice(0, 300)
}
