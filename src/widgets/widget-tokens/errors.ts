import { defineError } from '#platform/http/errors.ts'

export const notAMember = defineError(
  {
    status: 422,
    code: 'user_not_in_organization',
    when: 'The user is not an active member of the organization.',
    next: 'Add the user to the organization, or leave out one of the two.',
  },
  () => 'The user is not an active member of the organization.',
)

export const widgetSubjectMissing = defineError(
  {
    status: 422,
    code: 'user_or_organization_required',
    when: 'The token would be for neither a user nor an organization.',
  },
  () => 'Send `user_id`, `organization_id`, or both.',
)

/** Status 403: with it, widgets ask the application for another token and try once more. */
export const widgetTokenEnded = defineError(
  {
    status: 403,
    code: 'widget_token_ended',
    when: 'The token has expired, its session has ended, or its user is no longer a member of the organization.',
    next: 'Create another one with POST /widgets/token.',
  },
  () => 'The token is no longer valid. Create another one.',
)

/** The token, or a role of its user at this moment, doesn't have the permission. */
export const widgetPermissionMissing = defineError(
  {
    status: 403,
    code: 'widget_permission_missing',
    when: "The token was not created for this widget, or no role of its user has the widget's permission.",
    next: 'Ask for the scope when you create the token, and give the permission of the same name to a role of the user.',
  },
  (permission: string) => `The token does not permit "${permission}".`,
)

/** As RFC 9470 has it: another proof of the person is needed, not another permission. */
export const elevatedAccessRequired = defineError(
  {
    status: 401,
    code: 'elevated_access_required',
    when: 'The change needs a proof of the last ten minutes, and `x-elevated-access-token` does not carry one for this user.',
    next: 'Have a code sent with POST /_widgets/UserProfile/send-verification and verify it.',
  },
  () => 'Confirm it’s you: request a code by email and enter it.',
)

/** A token that the application created for itself has no user. */
export const widgetNeedsUser = defineError(
  {
    status: 403,
    code: 'widget_user_missing',
    when: 'The widget needs a user, but the token was created without one.',
    next: 'Send `user_id` when you create the token.',
  },
  () => 'The token was created without a user, which this widget needs.',
)
