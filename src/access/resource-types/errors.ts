import { defineError, platformErrors } from '#platform/http/errors.ts'

export const readOnly = defineError(
  {
    status: 403,
    code: 'read_only',
    when: 'System permissions, the type organization and, in an organization, roles of the environment cannot be changed.',
  },
  (why: string) => why,
)

export const resourceTypeInUse = defineError(
  { status: 409, code: 'resource_type_in_use', when: 'Roles, permissions or other resource types use the type.' },
  (slug: string, users: string) => `The resource type "${slug}" is used by ${users}. Delete those first.`,
)

/**
 * A 422 for a list of slugs, or a type, that breaks a rule of roles, permissions or resource types.
 *
 * @param message what follows the name of the member, to the full stop.
 */
export function refused(field: string, code: string, message: string) {
  return platformErrors.invalidRequest([{ field, code: `${field}_${code}`, message: `\`${field}\` ${message}` }])
}
