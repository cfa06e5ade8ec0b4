import type { Client } from 'pg'
import type { Operation } from '#platform/http/operation.ts'
import { ulidFloor } from '#platform/ids.ts'
import type { Askable } from '#test/plans/questions.ts'

/** What there is to ask about in a grown environment: the largest and a small one of each kind. */
export async function askableOf(client: Client, environmentId: string): Promise<Askable> {
  const idsOf = async (text: string): Promise<string[]> => {
    const { rows } = await client.query<{ id: string }>(text, [environmentId])
    return rows.map(({ id }) => id)
  }
  /** Of a table whose first rows have the most that belongs to them. */
  const ends = (table: string, skip = 0) =>
    idsOf(`(select id from ${table} where environment_id = $1 order by id offset ${skip} limit 1)
      union all (select id from ${table} where environment_id = $1 order by id desc limit 1)`)
  const organizations = await ends('organizations')
  const [largest = ''] = organizations
  const users = await ends('users', 7)
  const directories = await ends('directories')
  const connections = await ends('connections')
  const emails = await idsOf(
    `select email as id from users where environment_id = $1 and id = any ('{${users.join(',')}}')`,
  )
  const domains = await idsOf(
    `select domain as id from organization_domains where environment_id = $1 and organization_id = any ('{${organizations.join(',')}}')`,
  )
  const groups = await ends('directory_groups')
  const directoryUsers = await ends('directory_users')
  const paths: Readonly<Record<string, readonly string[]>> = {
    '/organizations/': organizations,
    '/organizations/external_id/': ['account-0'],
    '/authorization/organizations/': organizations,
    '/organization_domains/': await ends('organization_domains'),
    '/user_management/users/': users,
    '/user_management/users/external_id/': ['crm-100001'],
    '/user_management/organization_memberships/': users.map((id) => `om_${id.slice(5)}`),
    '/authorization/organization_memberships/': users.map((id) => `om_${id.slice(5)}`),
    '/authorization/resources/': [
      `authz_resource_${largest.slice(4)}`,
      ...(await ends('authorization_resources')).slice(1),
    ],
    '/webhook_endpoints/': await ends('webhook_endpoints'),
    '/webhook_endpoints/{id}/deliveries/': (await ends('webhook_deliveries')).slice(0, 1),
    '/connections/': connections,
    '/sso/sessions/': await ends('sso_sessions'),
    '/directories/': directories,
    '/directory_users/': directoryUsers,
    '/directory_groups/': groups,
    '/auth/factors/': await ends('authentication_factors'),
    '/audit_logs/events/': await ends('audit_log_events'),
    '/audit_logs/actions/': ['document.opened'],
    '/connect/applications/': await ends('connect_applications'),
    '/feature-flags/': ['flag-7'],
    '/authorization/permissions/': [],
    '/authorization/roles/': ['member'],
    '/authorization/resource_types/': ['project'],
    '/user_management/waitlists/': ['default'],
    '/radar/lists/': [],
  }
  const values: Readonly<Record<string, readonly string[]>> = {
    organization_id: organizations,
    organization: organizations,
    user_id: users,
    connection_id: connections,
    object_id: [...users, ...connections],
    email: [...emails, 'no-one@nowhere.example'],
    to: [...emails, 'no-one@nowhere.example'],
    domain: [...domains, 'no.example'],
    domains: [...domains, 'no.example'],
    // Words that a great many have, some, one of them, two letters, and no one.
    search: ['lovelace', 'ada.lov', 'example', 'crm-100777', 'zo', 'zzzyyy'],
    name_or_domain: ['software', '-77.exa', 'zzzyyy'],
    q: ['ada.lov', 'lovelace', 'zzzyyy'],
    text: ['document', 'lovelace', 'zzzyyy'],
    events: ['user.created', 'session.created', 'user.deleted', 'dsync.group.deleted'],
    event: ['user.created', 'user.deleted'],
    range_start: ['2020-01-01T00:00:00Z', new Date(Date.now() - 3_600_000).toISOString()],
    range_end: ['2020-01-01T00:00:00Z', new Date(Date.now() - 30 * 86_400_000).toISOString()],
    directory: directories,
    directory_user: directoryUsers,
    directory_group: groups,
    group: groups,
    user: directoryUsers,
    actions: ['document.opened', 'no.such'],
    actor_ids: [...users, 'user_of_no_one'],
    actor_names: ['Ada Lovelace', 'No One'],
    targets: ['document', 'folder'],
    target_ids: ['doc-77', 'doc-none'],
    resource_type_slug: ['project', 'organization'],
    role_slug: ['member', 'admin'],
    subject: emails,
  }
  const required: Readonly<Record<string, readonly string[]>> = {
    'gatehouse.audit_logs.list_events': [`organization_id=${largest}`],
    'gatehouse.names': [...users, ...organizations, ...connections, ...directoryUsers].map((id) => `ids=${id}`),
    'gatehouse.search': ['q=ada'],
    DirectoryUsersController_list: [`directory=${directories[0]}`],
    DirectoryGroupsController_list: [`directory=${directories[0]}`],
    'gatehouse.sign_ins.diagnose': [`subject=${encodeURIComponent(emails[0] ?? '')}`],
  }
  return {
    pathsOf(operation) {
      return pathsOf(operation, paths)
    },
    searchOf: ({ id }) => [...(required[id] ?? [])],
    valuesOf: (_operation, parameter) => [...(values[parameter] ?? [])],
  }
}

/** With the ids of objects of each kind: none for operations on what the environment has none of. */
function pathsOf({ path }: Operation, objects: Readonly<Record<string, readonly string[]>>): string[] {
  const [before = '', ...rest] = path.split(/(?<=\/)\{\w+\}/)
  if (rest.length === 0) return [path]
  const last = rest.at(-1) ?? ''
  if (rest.length === 1) return (objects[before] ?? []).map((id) => before + id + last)
  const second = objects[`${before}{id}${rest[0]}`]
  const [first] = objects[before] ?? []
  if (rest.length > 2 || second === undefined || first === undefined) return []
  return second.map((id) => before + first + rest[0] + id + last)
}

/** Lists that take no other cursors than ids that are there. */
const existing: Readonly<Record<string, string>> = { event: 'events', audit_log_event: 'audit_log_events' }

/** A cursor of a list, by an id in it: a place some weeks ago. */
export async function middleOf(
  client: Client,
  environmentId: string,
  id: string | undefined,
): Promise<string | undefined> {
  const [, prefix = ''] = /^(\w+)_[0-9A-HJKMNP-TV-Z]{26}$/.exec(id ?? '') ?? []
  if (prefix === '') return undefined
  const cursor = `${prefix}_${ulidFloor(new Date(Date.now() - 20 * 86_400_000))}`
  const table = existing[prefix]
  if (table === undefined) return cursor
  const { rows } = await client.query<{ id: string }>(
    `select id from ${table} where environment_id = $1 and id < $2 order by id desc limit 1`,
    [environmentId, cursor],
  )
  return rows[0]?.id
}
