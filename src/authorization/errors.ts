import { defineError, platformErrors } from '../platform/http/errors.ts'

export const badRequest = defineError(
  {
    status: 400,
    code: 'bad_request',
    when: 'A name, external id or permission is blank, or no parent, or more than one, is named where one has to be.',
  },
  (why: string) => why,
)

export const lockTimeout = defineError(
  {
    status: 400,
    code: 'lock_timeout',
    when: 'Another change of the organization’s resources takes longer than 2 seconds. Nothing was changed: try again.',
  },
  () => 'The resources of the organization are being changed. Try again.',
)

export const resourceTypeUpdateInProgress = defineError(
  {
    status: 409,
    code: 'resource_type_update_in_progress',
    when: 'A change of resource types takes longer than 2 seconds. Nothing was changed: try again.',
  },
  () => 'The resource types are being changed. Try again.',
)

export const externalIdConflict = defineError(
  {
    status: 409,
    code: 'authorization_resource_external_id_conflict',
    when: 'The organization has a resource of this type with this external id.',
  },
  (type: string, externalId: string) => `The organization has a resource "${externalId}" of the type "${type}".`,
)

export const resourceHasDependents = defineError(
  {
    status: 409,
    code: 'resource_has_dependents',
    when: 'Resources stand under it, or roles are assigned on it, and `cascade_delete` was not asked for.',
  },
  () => 'Resources stand under this one, or roles are assigned on it. Delete those first, or set cascade_delete=true.',
)

export const missingListScope = defineError(
  {
    status: 400,
    code: 'missing_organization_id_or_resource_type_slug',
    when: 'Neither an organization nor a resource type is named.',
  },
  () => 'Name an organization_id or a resource_type_slug.',
)

export const organizationResourceReadOnly = defineError(
  {
    status: 403,
    code: 'organization_resource_read_only',
    when: 'The resource stands for an organization, which is changed and deleted as an organization.',
  },
  () => 'The resource of an organization stays as it is: change the organization itself.',
)

export const duplicateGroupRoleAssignment = defineError(
  { status: 409, code: 'duplicate_group_role_assignment', when: 'The group has this role on this resource.' },
  (slug: string) => `The group has the role "${slug}" on this resource.`,
)

export const groupAssignmentReadOnly = defineError(
  {
    status: 422,
    code: 'group_assignment_read_only',
    when: 'A group gives the role: it is taken away there, or by leaving the group.',
  },
  (id: string) =>
    `The role comes from the group role assignment '${id}'. Remove that, or take the member out of the group.`,
)

/** A 422 for a member that breaks a rule of this slice. */
export function refused(field: string, code: string, message: string) {
  return platformErrors.invalidRequest([{ field, code: `${field}_${code}`, message: `${field} ${message}` }])
}
