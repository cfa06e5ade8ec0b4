import { defineError } from '#platform/http/errors.ts'

export const anonymousDisabled = defineError(
  {
    status: 400,
    code: 'anonymous_registration_disabled',
    when: 'The environment does not accept anonymous agents.',
    next: 'Register in another way, or set `agent_anonymous` with PATCH /environments/current/sign_in_settings.',
  },
  () =>
    'Agents cannot register anonymously here. Register with the email of a person (`service_auth`), if that is offered.',
)

export const serviceAuthDisabled = defineError(
  {
    status: 400,
    code: 'service_auth_registration_disabled',
    when: 'The environment does not accept agents that name a user by email.',
    next: 'Register in another way, or set `agent_service_auth` with PATCH /environments/current/sign_in_settings.',
  },
  () => 'Agents cannot register with the email of a person here. Register in another way that the metadata names.',
)

export const identityAssertionDisabled = defineError(
  {
    status: 400,
    code: 'identity_assertion_registration_disabled',
    when: 'The environment does not accept assertions of issuers.',
    next: 'Register in another way, or set `agent_identity_assertion` with PATCH /environments/current/sign_in_settings.',
  },
  () => 'Agents cannot register with an assertion here. Register in another way that the metadata names.',
)

export const issuerNotEnabled = defineError(
  {
    status: 400,
    code: 'issuer_not_enabled',
    when: 'The environment does not trust the issuer of the assertion.',
    next: 'Register in another way, or trust it with POST /agents/trusted_issuers.',
  },
  () => 'The issuer of the assertion is not trusted here. Register in another way that the metadata names.',
)

export const invalidAssertion = defineError(
  { status: 400, code: 'invalid_request', when: 'The assertion of the issuer is not an ID-JAG, or lacks a claim.' },
  (why: string) => `The assertion cannot be used: ${why}.`,
)

export const wrongSignature = defineError(
  {
    status: 400,
    code: 'invalid_signature',
    when: 'The assertion is not signed with a key that its issuer publishes.',
  },
  () => 'The assertion is not signed with a key that its issuer publishes. Get a new one.',
)

export const wrongAudience = defineError(
  { status: 400, code: 'invalid_audience', when: 'The assertion is for another server, or for others too.' },
  () => 'The assertion is not for this server alone. Get one whose `aud` is the `issuer` of the metadata.',
)

export const assertionOver = defineError(
  { status: 400, code: 'expired', when: 'The assertion has expired.', next: 'Get a new one from the issuer.' },
  () => 'The assertion has expired. Get a new one.',
)

export const assertionReplayed = defineError(
  {
    status: 400,
    code: 'replay_detected',
    when: 'The assertion was used before.',
    next: 'Get a new one from the issuer.',
  },
  () => 'The assertion was used before. Get a new one.',
)

export const missingVerifiedEmail = defineError(
  {
    status: 400,
    code: 'missing_verified_email',
    when: 'The issuer has verified neither the email nor the phone number of its user, or does not give an email for a new user.',
  },
  () => 'The assertion names no email that its issuer has verified. Register in another way that the metadata names.',
)

/** As in OpenID Connect: the person has to sign in again, at the issuer. */
export const loginRequired = defineError(
  {
    status: 401,
    code: 'login_required',
    when: 'The user signed in at the issuer longer ago than the environment allows, or the assertion does not say when.',
    next: 'Let them sign in at the issuer again, and get a new assertion.',
    headers: ({ max_age }) => ({ 'www-authenticate': `AgentAuth error="login_required", max_age="${max_age}"` }),
  },
  (maxAgeSeconds: number) => ({
    message: `The person has to have signed in at the issuer in the last ${maxAgeSeconds} s. Let them sign in again, and get a new assertion.`,
    max_age: maxAgeSeconds,
  }),
)

/** With the registration and its claim, as the answer to a registration that names a person. */
export const interactionRequired = defineError(
  {
    status: 401,
    code: 'interaction_required',
    when: 'The assertion does not say for which user and in which organization the agent may act, so the user has to confirm.',
    next: 'Hand `claim.verification_uri` to the person, and poll the token endpoint with `claim_token`.',
    headers: () => ({ 'www-authenticate': 'AgentAuth error="interaction_required"' }),
  },
  (registration: Readonly<Record<string, unknown>>) => ({
    message: 'The person has to confirm that the agent may act for them. Hand them the link and the code.',
    ...registration,
  }),
)

export const invalidLoginHint = defineError(
  { status: 400, code: 'invalid_login_hint', when: 'The `login_hint` is not an email address.' },
  () => '`login_hint` is not an email address. Send that of the person whom you act for.',
)

export const invalidRefreshToken = defineError(
  {
    status: 400,
    code: 'invalid_refresh_token',
    when: 'The refresh token of an agent is unknown, was used before or has expired. Reusing an old one ends the registration.',
    next: 'Register again.',
  },
  () => 'The refresh token does not count, or not any more. Register again.',
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

export const invalidClaimOrganization = defineError(
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

export const emailMismatch = defineError(
  {
    status: 400,
    code: 'email_mismatch',
    when: 'The agent named the email of another person, or the user has another email.',
  },
  () => 'The agent has named another email than that of the user. Only the person whom it named can claim it.',
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
    message:
      'The user belongs to several organizations. Send the one that the agent is to act in as `organization_id`.',
    organizations,
  }),
)

export const emailInUse = defineError(
  { status: 409, code: 'email_already_in_use', when: 'A user with another external id, or none, has the email.' },
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
  { status: 401, code: 'invalid_user_code', when: 'The code is not the one that the person was shown.' },
  () => 'That is not the code that the person was shown. Ask them to read it again.',
)

/** At the token endpoint, with one message for every cause. */
export const assertionRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The assertion of an agent is not ours, has run out, or is older than the claim of its registration.',
    next: 'Refresh the identity, or register again.',
    family: 'oauth',
  },
  () => 'The assertion does not count, or not any more. Refresh the identity, or register again.',
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

/** The link of a person, which leads to a page. */
export const claimLinkDead = defineError(
  {
    status: 410,
    code: 'claim_link_expired',
    when: 'The link to claim an agent is unknown, older than 10 minutes, or replaced by a newer one.',
    next: 'Ask the agent for a new link.',
    page: 'agentClaimExpired',
  },
  () => 'The link to claim an agent is unknown or does not work any more. Ask the agent for a new one.',
)
