import { defineError } from '#platform/http/errors.ts'

export const invalidRefreshToken = defineError(
  {
    status: 400,
    code: 'invalid_refresh_token',
    when: 'The refresh token of an agent is unknown, was used before or has expired. Reusing an old one ends the registration.',
    next: 'Register again.',
  },
  () => 'The refresh token is not valid, or no longer valid. Register again.',
)

export const invalidAgentOrganization = defineError(
  { status: 400, code: 'invalid_organization', when: 'The user is not an active member of the organization.' },
  () => 'The user is not an active member of `organization_id`. Send one of their organizations.',
)

export const agentNotClaimed = defineError(
  {
    status: 409,
    code: 'agent_not_claimed',
    when: 'No one has claimed the agent yet, or its registration has ended.',
    next: 'Wait until a person has claimed it.',
  },
  () => 'The agent does not act for a user. Only one that a person has claimed can act in another organization.',
)
