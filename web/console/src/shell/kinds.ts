import type { IconName } from '../ui/icon.tsx'

interface FoundObject {
  id: string
  name: string | null
  parent: { type: string; id: string } | null
}

interface Kind {
  noun: string
  /** Where one is shown, below the environment. */
  pathOf: (found: FoundObject) => string | undefined
  icon: IconName
}

const byId =
  (folder: string) =>
  ({ id }: { id: string }): string =>
    `${folder}/${id}`

/** Roles and permissions are on one page, which marks the one that was looked for. */
function rolesWith({ id, name }: FoundObject): string {
  return `roles?${new URLSearchParams({ find: name ?? id })}`
}

/** On the page of what it belongs to. */
const within =
  (folder: string, part: string) =>
  ({ parent }: FoundObject): string | undefined =>
    parent === null ? undefined : `${folder}/${parent.id}/${part}`

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The search of the page of events for one of them, and those of the minute before: its id begins with the time. */
export function eventSearch(id: string): { event: string; range_start: string; range_end: string } {
  const digits = [...id.slice('event_'.length, 'event_'.length + 10)]
  const time = digits.reduce((sum, digit) => sum * 32 + crockford.indexOf(digit), 0)
  const at = (ms: number): string => new Date(time + ms).toISOString()
  return { event: id, range_start: at(-60_000), range_end: at(1_000) }
}

/** Kinds of objects that are shown somewhere, as the search names them. */
const kinds: Readonly<Record<string, Kind>> = {
  user: { noun: 'User', pathOf: byId('users'), icon: 'users' },
  organization: { noun: 'Organization', pathOf: byId('organizations'), icon: 'organizations' },
  connection: { noun: 'Connection', pathOf: byId('connections'), icon: 'connections' },
  directory: { noun: 'Directory', pathOf: byId('directories'), icon: 'directories' },
  connect_application: { noun: 'Application', pathOf: byId('applications'), icon: 'applications' },
  webhook_endpoint: { noun: 'Webhook endpoint', pathOf: byId('webhooks'), icon: 'webhooks' },
  feature_flag: { noun: 'Feature flag', pathOf: ({ id, name }) => `feature-flags/${name ?? id}`, icon: 'flags' },
  role: { noun: 'Role', pathOf: rolesWith, icon: 'roles' },
  organization_membership: { noun: 'Membership', pathOf: within('users', 'memberships'), icon: 'users' },
  session: { noun: 'Session', pathOf: within('users', 'sessions'), icon: 'users' },
  invitation: { noun: 'Invitation', pathOf: within('organizations', 'invitations'), icon: 'invitations' },
  group: {
    noun: 'Group',
    pathOf: ({ id, parent }) => (parent === null ? undefined : `organizations/${parent.id}/groups?group=${id}`),
    icon: 'organizations',
  },
  api_key: { noun: 'API key of a customer', pathOf: within('organizations', 'api-keys'), icon: 'keys' },
  sso_session: {
    noun: 'Single sign-on',
    pathOf: ({ id, parent }) => (parent === null ? undefined : `connections/${parent.id}/attempts?attempt=${id}`),
    icon: 'connections',
  },
  directory_user: {
    noun: 'Directory user',
    pathOf: ({ id, parent }) => (parent === null ? undefined : `directories/${parent.id}/log?directory_user=${id}`),
    icon: 'directories',
  },
  directory_group: { noun: 'Directory group', pathOf: within('directories', 'groups'), icon: 'directories' },
  agent_blueprint: { noun: 'Agent blueprint', pathOf: byId('agents'), icon: 'operators' },
  scim_target: { noun: 'SCIM target', pathOf: byId('scim-targets'), icon: 'pipes' },
  signal_stream: { noun: 'Signal stream', pathOf: byId('signal-streams'), icon: 'events' },
  event: { noun: 'Event', pathOf: ({ id }) => `events?${new URLSearchParams(eventSearch(id))}`, icon: 'events' },
  permission: { noun: 'Permission', pathOf: rolesWith, icon: 'permissions' },
}

/** Where objects of a kind are shown; undefined for those without a page. */
export function kindOf(type: string): Kind | undefined {
  return kinds[type]
}
