import { flags, flagTargets, organizationRoles, permissions, resourceTypes, roles } from './access.ts'
import { connectApplications, connectResources } from './connect.ts'
import { connections, logStreams, organizationPipes, userPipes } from './customers.ts'
import type { Kind } from './kind.ts'
import { organizationDomains, organizationPolicies, organizations } from './organizations.ts'
import { roleSettings, settingsKinds } from './settings.ts'
import {
  actionEndpoints,
  auditSchemas,
  corsOrigins,
  jwtTemplate,
  redirectUris,
  socialProviders,
  webhookEndpoints,
} from './sign-in.ts'

/** All kinds, in the order in which they need each other: changes follow it, deletions go the other way. */
export const kinds: readonly Kind[] = [
  resourceTypes,
  permissions,
  roles,
  roleSettings,
  ...settingsKinds,
  redirectUris,
  corsOrigins,
  jwtTemplate,
  flags,
  auditSchemas,
  socialProviders,
  connectResources,
  organizations,
  organizationDomains,
  organizationPolicies,
  organizationRoles,
  connections,
  logStreams,
  flagTargets,
  userPipes,
  organizationPipes,
  connectApplications,
  webhookEndpoints,
  actionEndpoints,
]

/** What no file manages, in words. */
export const neverManaged =
  'users, memberships, groups, invitations, API keys, directories, the vault, sessions and logs'

export function kindNamed(name: string): Kind {
  const kind = kinds.find((each) => each.name === name)
  if (kind === undefined) throw new Error(`There is no kind ${name}.`)
  return kind
}
