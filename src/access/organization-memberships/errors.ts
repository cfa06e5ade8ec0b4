import { defineError, platformErrors } from '#platform/http/errors.ts'

export const missingListOwner = defineError(
  {
    status: 400,
    code: 'missing_user_id_or_organization_id',
    when: 'The request names neither a user nor an organization.',
  },
  () => 'Send a user_id or an organization_id.',
)

export const membershipAlreadyExists = defineError(
  {
    status: 409,
    code: 'organization_membership_already_exists',
    when: 'The user is already an active member of the organization.',
  },
  () => 'The user already belongs to this organization.',
)

export const cannotReactivatePending = defineError(
  {
    status: 400,
    code: 'cannot_reactivate_pending_organization_membership',
    when: 'The membership is pending: its invitation has not been accepted.',
  },
  () => 'Pending organization memberships cannot be reactivated. The invite must be accepted instead.',
)

export const cannotDeactivatePending = defineError(
  {
    status: 400,
    code: 'cannot_deactivate_pending_organization_membership',
    when: 'The membership is pending: its invitation has not been accepted.',
  },
  () => 'Pending organization memberships cannot be deactivated. Delete it instead.',
)

/** A 422: one role or a list of roles, and a list that names at least one. */
export function rolesRefused(code: 'role_slug_and_role_slugs' | 'role_slugs_too_few') {
  const message =
    code === 'role_slugs_too_few'
      ? '`role_slugs` is an empty array. Send an array of at least 1 string.'
      : 'Send either `role_slug` or `role_slugs`, not both.'
  return platformErrors.invalidRequest([{ field: 'role_slugs', code, message }])
}
