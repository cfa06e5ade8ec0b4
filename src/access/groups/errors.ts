import { defineError } from '#platform/http/errors.ts'
import { groupMembersLimit } from './limits.ts'

export const blankGroupName = defineError(
  { status: 400, code: 'bad_request', when: 'The name is blank.' },
  () => '`name` is blank. Give the group a name of 1 to 256 characters.',
)

export const groupMembershipLimitExceeded = defineError(
  {
    status: 400,
    code: 'group_membership_limit_exceeded',
    when: `The group already has ${groupMembersLimit.toLocaleString('en')} members.`,
  },
  () => `A group can have at most ${groupMembersLimit.toLocaleString('en')} members.`,
)
