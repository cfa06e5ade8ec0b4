import { defineError, platformErrors } from '#platform/http/errors.ts'

export const badRequest = defineError(
  {
    status: 400,
    code: 'bad_request',
    when: 'A name, external id or permission is blank, or the request does not name exactly one parent.',
  },
  (why: string) => why,
)

export const lockTimeout = defineError(
  {
    status: 400,
    code: 'lock_timeout',
    when: "Another change to the organization's resources takes longer than 2 seconds. Nothing was changed; try again.",
  },
  () => 'The resources of the organization are being changed. Try again.',
)

export const resourceTypeUpdateInProgress = defineError(
  {
    status: 409,
    code: 'resource_type_update_in_progress',
    when: 'Another change to resource types takes longer than 2 seconds. Nothing was changed; try again.',
  },
  () => 'The resource types are being changed. Try again.',
)

export const externalIdConflict = defineError(
  {
    status: 409,
    code: 'authorization_resource_external_id_conflict',
    when: 'The organization already has a resource of this type with this external id.',
  },
  (type: string, externalId: string) =>
    `The organization already has a resource "${externalId}" of the type "${type}".`,
)

export const resourceHasDependents = defineError(
  {
    status: 409,
    code: 'resource_has_dependents',
    when: 'The resource has child resources or role assignments, and `cascade_delete` is not set.',
  },
  () => 'The resource has child resources or role assignments. Delete them first, or set cascade_delete=true.',
)

export const missingListScope = defineError(
  {
    status: 400,
    code: 'missing_organization_id_or_resource_type_slug',
    when: 'The request names neither an organization nor a resource type.',
  },
  () => 'Send an organization_id or a resource_type_slug.',
)

export const organizationResourceReadOnly = defineError(
  {
    status: 403,
    code: 'organization_resource_read_only',
    when: 'The resource represents an organization. Change or delete the organization itself.',
  },
  () => 'The resource of an organization cannot be changed. Change the organization itself.',
)

export const duplicateGroupRoleAssignment = defineError(
  { status: 409, code: 'duplicate_group_role_assignment', when: 'The group already has this role on this resource.' },
  (slug: string) => `The group already has the role "${slug}" on this resource.`,
)

export const groupAssignmentReadOnly = defineError(
  {
    status: 422,
    code: 'group_assignment_read_only',
    when: 'The assignment comes from a group. Remove it from the group, or remove the membership from the group.',
  },
  (id: string) =>
    `The role comes from the group role assignment '${id}'. Remove that assignment, or remove the membership from the group.`,
)

/**
 * A 422 for a member that breaks a rule of this slice.
 *
 * @param message what follows the name of the member, to the full stop.
 */
export function refused(field: string, code: string, message: string) {
  return platformErrors.invalidRequest([{ field, code: `${field}_${code}`, message: `\`${field}\` ${message}` }])
}
