import { defineError } from '../../platform/http/errors.ts'

export const actionNotOffered = defineError(
  {
    status: 400,
    code: 'member_action_not_offered',
    when: "The member's `actions` do not have it: nobody changes their own membership in the widget, and a directory decides who its members are.",
  },
  (action: string) => `"${action}" is not offered for this member.`,
)
