import { defineError } from '#platform/http/errors.ts'

/** `actions` of a member lists what is offered. A directory decides about its members. */
export const actionNotOffered = defineError(
  {
    status: 400,
    code: 'member_action_not_offered',
    when: "The member's `actions` do not include it: users cannot change their own membership in the widget, and a directory decides about its members.",
  },
  (action: string) => `"${action}" is not offered for this member.`,
)

/** No one gives a role with a permission that they lack. */
export const roleNotGrantable = defineError(
  {
    status: 403,
    code: 'role_not_grantable',
    when: 'The role has permissions that the user who assigns it does not have in the organization.',
    next: 'Ask a member who has all of its permissions to assign it, or assign it from your application.',
  },
  (slugs: readonly string[]) =>
    `You cannot assign this role: it has ${slugs.map((slug) => JSON.stringify(slug)).join(', ')}, which you do not have yourself.`,
)
