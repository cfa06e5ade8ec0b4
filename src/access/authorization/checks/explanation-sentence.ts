import type { Explanation, HeldGrant } from './explain.ts'

/** Why someone may do something or not, in one sentence. */
export function sentenceOf({ missing, grants, permittingRoles, path }: Explanation, permission: string): string {
  const [place] = path
  const here = place?.name ?? 'this resource'
  switch (missing) {
    case null:
      return `Yes: ${describe(grants[0], place?.id)} and permits ${permission}.`
    case 'membership':
      return 'No: they are no member of the organization.'
    case 'active_membership':
      return 'No: their membership is not active.'
    case 'role':
      return `No: they have no role on ${here} or anything above it.${hint(permittingRoles)}`
    case 'permission':
      return `No: none of their roles here has ${permission}.${hint(permittingRoles)}`
    case 'effective_role':
      return `No: ${describe(grants[0], place?.id)}, but a higher role on the organization displaces it.`
  }
}

function describe(grant: HeldGrant | undefined, resourceId: string | undefined): string {
  if (grant === undefined) return 'a role is held'
  const { role_slug, group_name, resource_name, resource_id, resource_type_slug } = grant
  const through = group_name === null ? 'is theirs' : `comes through the group ${group_name}`
  const where = resource_id === resourceId ? 'here' : `above, on the ${resource_type_slug} ${resource_name}`
  return `the role ${role_slug} ${through} ${where}`
}

function hint(roles: readonly string[]): string {
  if (roles.length === 0) return ' No role has it.'
  const shown = roles.slice(0, 5).join(', ')
  return roles.length > 5 ? ` ${shown} and others have it.` : ` ${shown} would permit it.`
}
