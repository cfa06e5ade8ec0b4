import { defineError } from '#platform/http/errors.ts'

export const nameAlreadyInUse = defineError(
  { status: 409, code: 'name_already_in_use', when: 'Another agent blueprint of the environment has the name.' },
  (name: string) => `An agent blueprint named "${name}" exists already. Send another name.`,
)

export const permissionNotFound = defineError(
  { status: 422, code: 'permission_not_found', when: '`permissions` contains a slug that no permission has.' },
  (slug: string) => `There is no permission "${slug}". Create it first, or leave it out of \`permissions\`.`,
)

export const roleNotFound = defineError(
  { status: 422, code: 'role_not_found', when: '`invocable_by.role_slugs` contains a slug that no role has.' },
  (slug: string) => `There is no role "${slug}". Create it first, or leave it out of \`role_slugs\`.`,
)

export const organizationNotFound = defineError(
  { status: 422, code: 'organization_not_found', when: '`invocable_by.organization_ids` contains an unknown id.' },
  (id: string) => `There is no organization "${id}". Leave it out of \`organization_ids\`.`,
)
