import { defineError } from '#platform/http/errors.ts'

export const invalidUserAccessToken = defineError(
  {
    status: 400,
    code: 'invalid_user_access_token',
    when: 'The access token does not belong to a user of this environment in an organization, has expired, or belongs to an impersonation.',
    next: 'Send the access token of the user’s own session, refreshed if need be.',
  },
  () => '`user_access_token` is not a valid access token of a user in an organization.',
)

export const userSessionEnded = defineError(
  {
    status: 400,
    code: 'user_session_ended',
    when: 'The session of the user who delegated has ended.',
    next: 'Let the user sign in again and mint with their new access token.',
  },
  () => 'The session of the user has ended.',
)

export const userNotMember = defineError(
  {
    status: 403,
    code: 'user_not_member_of_organization',
    when: 'The user is not, or not any more, an active member of the organization.',
  },
  () => 'The user is not an active member of the organization.',
)

export const organizationNotInvocable = defineError(
  {
    status: 403,
    code: 'organization_not_invocable',
    when: '`invocable_by.organization_ids` of the blueprint does not contain the organization.',
    next: 'Add the organization to the blueprint.',
  },
  () => 'The agent blueprint may not be used in this organization.',
)

export const instanceTypeNotInvocable = defineError(
  {
    status: 403,
    code: 'instance_type_not_invocable',
    when: '`invocable_as.instance_types` of the blueprint does not contain the type of the agent.',
    next: 'Add the type to the blueprint, or mint a token of another type.',
  },
  (type: string) => `Agents of this blueprint may not be ${type}.`,
)

export const roleNotInvocable = defineError(
  {
    status: 403,
    code: 'role_not_invocable',
    when: '`invocable_by.role_slugs` of the blueprint contains none of the user’s roles.',
    next: 'Give the user such a role, or add one of theirs to the blueprint.',
  },
  () => 'No role of the user permits the use of this agent blueprint.',
)

export const maxAgeExceeded = defineError(
  {
    status: 400,
    code: 'max_age_exceeded',
    when: 'The user signed in, or the chain of sessions began, longer ago than `max_age_seconds` of the blueprint.',
    next: 'Let the user sign in again, or start a new chain.',
  },
  () => 'The sign-in or session that delegates is older than the agent blueprint allows.',
)

export const invalidAgentAccessToken = defineError(
  {
    status: 400,
    code: 'invalid_agent_access_token',
    when: 'The token does not belong to an agent of this blueprint, has expired, or its agent may no longer act.',
  },
  (why: string = '`agent_access_token` is not a valid access token of an agent of this blueprint.') => why,
)

export const chainDepthExceeded = defineError(
  { status: 400, code: 'chain_depth_exceeded', when: 'A chain of sessions would have more than 33 links.' },
  () => 'The chain of sessions is too long. Begin a new one with the token of a user, or autonomously.',
)

export const invalidAgentRefreshToken = defineError(
  {
    status: 400,
    code: 'invalid_refresh_token',
    when: 'The refresh token is unknown, was used before, or is of another blueprint.',
    next: 'Mint a new token. A refresh token is used once; its answer has the next one.',
  },
  () => '`refresh_token` is not a valid refresh token of this blueprint, or was used before.',
)

export const sessionRevoked = defineError(
  {
    status: 400,
    code: 'session_revoked',
    when: 'The session of the agent, or one from which it was delegated, was revoked.',
  },
  () => 'The session of the agent has been revoked.',
)

export const sessionExpired = defineError(
  { status: 400, code: 'session_expired', when: 'The session of the agent has expired.' },
  () => 'The session of the agent has expired.',
)
