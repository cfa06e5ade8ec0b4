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
  () => 'The assertion is not for this server only. Get one whose `aud` is the `issuer` of the metadata.',
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
    when: 'The issuer has verified neither the email nor the phone number of its user, or sends no email for a new user.',
  },
  () => 'The assertion names no email that its issuer has verified. Register in another way that the metadata names.',
)

/** As in OpenID Connect: the person has to sign in again, at the issuer. */
export const loginRequired = defineError(
  {
    status: 401,
    code: 'login_required',
    when: 'The user’s sign-in at the issuer is older than the environment allows, or the assertion does not contain its time.',
    next: 'Let them sign in at the issuer again, and get a new assertion.',
    headers: ({ max_age }) => ({ 'www-authenticate': `AgentAuth error="login_required", max_age="${max_age}"` }),
  },
  (maxAgeSeconds: number) => ({
    message: `The user must have signed in at the issuer in the last ${maxAgeSeconds} s. Let them sign in again, and get a new assertion.`,
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
