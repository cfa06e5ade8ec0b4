import { defineError } from '#platform/http/errors.ts'

export const invalidLoginHint = defineError(
  { status: 400, code: 'invalid_login_hint', when: 'The `login_hint` is not an email address.' },
  () => '`login_hint` is not an email address. Send the address of the user for whom you act.',
)

export const invalidClaimToken = defineError(
  { status: 400, code: 'invalid_claim_token', when: 'No registration has the claim token.', next: 'Register again.' },
  () => 'There is no registration with this `claim_token`.',
)

/** Of an attempt, where the API speaks of one. */
export const invalidClaim = defineError(
  { status: 400, code: 'invalid_claim', when: 'No claim attempt has the token, or a newer one has replaced it.' },
  () => 'There is no claim attempt with this `claim_attempt_token`. Ask the agent for its newest link.',
)

export const invalidClaimRequest = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'A value of the request is not valid, such as a malformed email.',
  },
  (why: string) => why,
)

export const emailMismatch = defineError(
  {
    status: 400,
    code: 'email_mismatch',
    when: 'The agent named the email of another person, or the user has another email.',
  },
  () => 'The agent has named another email. Only the user with that email can claim it.',
)

export const wrongAccount = defineError(
  { status: 400, code: 'wrong_account', when: 'Another user has confirmed the claim attempt.' },
  () => 'Another user has confirmed this claim attempt. Ask the agent for a new link.',
)

export const claimDenied = defineError(
  { status: 403, code: 'claim_denied', when: 'The person has denied the claim.' },
  () => 'The person has denied the claim.',
)

export const authMethodDisabled = defineError(
  {
    status: 403,
    code: 'auth_method_disabled',
    when: 'The environment no longer lets users claim agents.',
    next: 'Set `agent_service_auth`, or `agent_identity_assertion` for agents of issuers, with PATCH /environments/current/sign_in_settings.',
  },
  () => 'Agents cannot be claimed in this environment.',
)

export const claimOrganizationRequired = defineError(
  {
    status: 409,
    code: 'organization_selection_required',
    when: 'The user has several organizations and none was named.',
    next: 'Send the request again with `organization_id`.',
  },
  (organizations: { id: string; name: string }[]) => ({
    message: 'The user belongs to several organizations. Send the one in which the agent acts as `organization_id`.',
    organizations,
  }),
)

export const emailInUse = defineError(
  { status: 409, code: 'email_already_in_use', when: 'A user with another external id, or with none, has this email.' },
  () => 'Another user has this email. Set their `external_id` first.',
)

export const alreadyClaimed = defineError(
  { status: 409, code: 'already_claimed', when: 'The registration is claimed.' },
  () => 'The registration is claimed already.',
)

export const claimNotConfirmed = defineError(
  {
    status: 409,
    code: 'claim_not_confirmed',
    when: 'The person has not confirmed the claim yet.',
    next: 'Wait and try again.',
  },
  () => 'The person has not confirmed the claim yet. Hand them the link, and try again when they tell you the code.',
)

export const claimExpired = defineError(
  {
    status: 410,
    code: 'claim_expired',
    when: 'No one claimed the registration within 24 hours, or it was revoked.',
    next: 'Register again.',
  },
  () => 'The registration cannot be claimed any more. Register again.',
)

export const claimRevoked = defineError(
  { status: 410, code: 'claim_revoked', when: 'The registration was revoked.', next: 'Register again.' },
  () => 'The registration was revoked. Register again.',
)

export const userCodeExpired = defineError(
  {
    status: 410,
    code: 'user_code_expired',
    when: 'The claim attempt is older than 10 minutes.',
    next: 'Start another attempt with POST /agent/identity/claim.',
  },
  () => 'The claim attempt has run out. Start another one and hand the new link to the person.',
)

export const invalidUserCode = defineError(
  { status: 401, code: 'invalid_user_code', when: 'The code is not the one that was shown to the user.' },
  () => 'This is not the code that was shown to the user. Ask them to read it again.',
)

/** RFC 8628 §3.5, for an agent that waits for its claim. */
export const claimPending = defineError(
  { status: 400, code: 'authorization_pending', when: 'No one has claimed the agent yet.', family: 'oauth' },
  () => 'No one has claimed the agent yet. Poll again after the interval.',
)

export const pollingTooFast = defineError(
  { status: 400, code: 'slow_down', when: 'The agent polls faster than its interval.', family: 'oauth' },
  () => 'The agent polls too fast. Wait five seconds longer from now on.',
)

export const claimAccessDenied = defineError(
  { status: 400, code: 'access_denied', when: 'The person has denied the claim.', family: 'oauth' },
  () => 'The person has denied the claim.',
)

export const claimPollExpired = defineError(
  {
    status: 400,
    code: 'expired_token',
    when: 'The claim attempt or the registration has run out, or the claim token is unknown.',
    next: 'Start another attempt with POST /agent/identity/claim, or register again.',
    family: 'oauth',
  },
  () => 'The claim attempt has run out. Start another one, or register again.',
)

export const claimPollRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The identity of the claimed agent was handed out before.',
    family: 'oauth',
  },
  () => 'The identity was handed out already, once.',
)

/** For the link of a person, which opens a page. */
export const claimLinkDead = defineError(
  {
    status: 410,
    code: 'claim_link_expired',
    when: 'The link to claim an agent is unknown, older than 10 minutes, or replaced by a newer one.',
    next: 'Ask the agent for a new link.',
    page: 'agentClaimExpired',
  },
  () => 'The link to claim an agent is unknown or no longer works. Ask the agent for a new one.',
)
