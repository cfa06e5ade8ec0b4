import type { IconName } from '../ui/icon.tsx'

interface Kind {
  noun: string
  /** Where one is shown, below the environment. */
  pathOf: (found: { id: string; name: string | null }) => string
  icon: IconName
}

const byId =
  (folder: string) =>
  ({ id }: { id: string }): string =>
    `${folder}/${id}`

/** Roles and permissions are on one page, which marks the one that was looked for. */
function rolesWith({ id, name }: { id: string; name: string | null }): string {
  return `roles?${new URLSearchParams({ find: name ?? id })}`
}

/** Kinds of objects with a page of their own, as the search names them. */
const kinds: Readonly<Record<string, Kind>> = {
  user: { noun: 'User', pathOf: byId('users'), icon: 'users' },
  organization: { noun: 'Organization', pathOf: byId('organizations'), icon: 'organizations' },
  connection: { noun: 'Connection', pathOf: byId('connections'), icon: 'connections' },
  directory: { noun: 'Directory', pathOf: byId('directories'), icon: 'directories' },
  connect_application: { noun: 'Application', pathOf: byId('applications'), icon: 'applications' },
  webhook_endpoint: { noun: 'Webhook endpoint', pathOf: byId('webhooks'), icon: 'webhooks' },
  feature_flag: { noun: 'Feature flag', pathOf: ({ id, name }) => `feature-flags/${name ?? id}`, icon: 'flags' },
  role: { noun: 'Role', pathOf: rolesWith, icon: 'roles' },
  permission: { noun: 'Permission', pathOf: rolesWith, icon: 'permissions' },
}

/** Where objects of a kind are shown; undefined for those without a page. */
export function kindOf(type: string): Kind | undefined {
  return kinds[type]
}
