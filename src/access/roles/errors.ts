import { defineError } from '#platform/http/errors.ts'

export const invalidRole = defineError(
  { status: 422, code: 'invalid_role', when: 'The organization or environment has no role with this slug.' },
  (slug: string) => `There is no role with the slug ${JSON.stringify(slug.slice(0, 255))}.`,
)

export const multipleRolesNotEnabled = defineError(
  {
    status: 422,
    code: 'multiple_roles_not_enabled',
    when: 'The request names several roles, and the environment allows one.',
  },
  () => 'A membership can have one role in this environment. Allow several in its role settings.',
)

export const subResourceRole = defineError(
  {
    status: 422,
    code: 'sub_resource_scoped_role_not_allowed',
    when: 'The role applies to a type of resource, not to organizations. `role_slug` names it.',
  },
  (slug: string) => ({
    message: `The role ${JSON.stringify(slug)} is for a type of resource: assign it on a resource.`,
    role_slug: slug,
  }),
)

export const roleSlugConflict = defineError(
  { status: 409, code: 'role_slug_conflict', when: 'The environment already has a role with this slug.' },
  (slug: string) => `A role with the slug "${slug}" already exists.`,
)

export const organizationRoleSlugConflict = defineError(
  { status: 409, code: 'organization_role_slug_conflict', when: 'The organization already has a role with this slug.' },
  (slug: string) => `A role with the slug "${slug}" already exists in this organization.`,
)

export const roleHasAssignments = defineError(
  { status: 409, code: 'role_has_assignments', when: 'Memberships have the role.' },
  (slug: string) => `Memberships have the role "${slug}". Give them another role first.`,
)

export const roleHasGroupRoleMappings = defineError(
  { status: 409, code: 'role_has_group_role_mappings', when: 'Groups have the role.' },
  (slug: string) => `Groups have the role "${slug}". Remove those assignments first.`,
)

export const defaultRoleNotDeletable = defineError(
  { status: 409, code: 'default_role_not_deletable', when: 'The role is the default role.' },
  (slug: string) => `"${slug}" is the default role. Make another role the default first.`,
)

export const roleIsDefaultElsewhere = defineError(
  {
    status: 409,
    code: 'role_is_organization_default',
    when: 'The role is the default of organizations, and the request names no replacement.',
  },
  (slug: string) => `"${slug}" is the default role of organizations. Name its replacement in reassign_to.`,
)
