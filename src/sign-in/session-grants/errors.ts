import { defineError } from '#platform/http/errors.ts'

/** The errors of `POST /user_management/authenticate` are of two families, as the official API has them: some plain, some OAuth. */

export const invalidGrant = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    family: 'oauth',
    when: 'The code or refresh token is unknown, expired, already used, or belongs to another client.',
    next: 'Start the sign-in again. A code or refresh token works once.',
  },
  (what: string) => what,
)

export const invalidPendingAuthenticationToken = defineError(
  {
    status: 400,
    code: 'invalid_pending_authentication_token',
    family: 'plain',
    when: 'The token is unknown, expired, already used, or belongs to another step.',
    next: 'Start the sign-in again.',
  },
  () => 'The pending authentication token is invalid or has expired. Start the sign-in again.',
)

export const invalidOrganizationId = defineError(
  {
    status: 400,
    code: 'invalid_organization_id',
    family: 'plain',
    when: 'The user is not an active member of the chosen organization.',
  },
  (id: string) => `The user is not an active member of the organization '${id}'.`,
)

export const codeChallengeNotFound = defineError(
  {
    status: 400,
    code: 'code_challenge_not_found',
    family: 'plain',
    when: 'The request has a code_verifier, but the authorization request had no code_challenge.',
  },
  () => 'A code_verifier was sent, but the authorization request had no code_challenge.',
)

export const organizationMembershipNotFound = defineError(
  {
    status: 400,
    code: 'organization_membership_not_found',
    family: 'oauth',
    when: 'The user is not an active member of the organization.',
  },
  (id: string) => `The user has no active membership in the organization '${id}'.`,
)

export const organizationNotFound = defineError(
  {
    status: 400,
    code: 'organization_not_found',
    family: 'oauth',
    when: 'The environment has no such organization.',
  },
  (id: string) => `The organization '${id}' does not exist.`,
)

export const invalidLinkAuthorizationCode = defineError(
  {
    status: 400,
    code: 'invalid_link_authorization_code',
    family: 'oauth',
    when: 'The code is unknown or older than ten minutes, or it is of someone who has another email or does not belong to the organization of the connection.',
    next: 'Leave it out to sign the user in without a link to the provider, or start the sign-in at the provider again.',
  },
  () => 'The link_authorization_code does not name a sign-in at a provider that belongs to this user.',
)

export const emailVerificationRequired = defineError(
  {
    status: 403,
    code: 'email_verification_required',
    family: 'plain',
    when: 'The user must verify their email first. A code was sent to it.',
    next: 'Ask for the code from the email and send it with the pending_authentication_token as grant urn:workos:oauth:grant-type:email-verification:code.',
  },
  (step: { pending_authentication_token: string; email: string; email_verification_id: string }) => ({
    message: 'Email ownership must be verified before authentication.',
    ...step,
  }),
)

export const emailCompletionRequired = defineError(
  {
    status: 403,
    code: 'email_completion_required',
    family: 'plain',
    when: 'The social provider gave no email of the user.',
    next: 'Ask the user for their email and send it with the email_completion_token as grant urn:workos:oauth:grant-type:email-completion.',
  },
  (step: { email_completion_token: string }) => ({
    message: 'The user must enter an email to finish authenticating.',
    ...step,
  }),
)

export const invalidEmailCompletionToken = defineError(
  {
    status: 400,
    code: 'invalid_email_completion_token',
    family: 'plain',
    when: 'The token is unknown, expired or already used, or the provider was turned off.',
    next: 'Start the sign-in again.',
  },
  () => 'The email completion token is invalid or has expired. Start the sign-in again.',
)

export const mfaEnrollment = defineError(
  {
    status: 403,
    code: 'mfa_enrollment',
    family: 'plain',
    when: 'The environment requires a second factor, and the user has none.',
    next: 'Enroll a factor for the user, then send a code of it with the pending_authentication_token.',
  },
  (step: { pending_authentication_token: string; user: unknown }) => ({
    message: 'The user must enroll in MFA to finish authenticating.',
    ...step,
  }),
)

export const mfaChallenge = defineError(
  {
    status: 403,
    code: 'mfa_challenge',
    family: 'plain',
    when: 'The user has a second factor and must enter a code of it.',
    next: 'Challenge one of the factors and send its code with the pending_authentication_token as grant urn:workos:oauth:grant-type:mfa-totp.',
  },
  (step: { pending_authentication_token: string; authentication_factors: unknown[]; user: unknown }) => ({
    message: 'The user must complete an MFA challenge to finish authenticating.',
    ...step,
  }),
)

export const radarEmailChallenge = defineError(
  {
    status: 403,
    code: 'radar_email_challenge',
    family: 'plain',
    when: 'Radar challenges the user with a code sent by email.',
    next: 'Ask for the code from the email and send it with both tokens as grant urn:workos:oauth:grant-type:radar-email-challenge:code.',
  },
  (step: { pending_authentication_token: string; radar_challenge_id: string; user: unknown }) => ({
    message: 'The user must enter the code that was sent to their email address to finish authenticating.',
    ...step,
  }),
)

export const radarSmsChallenge = defineError(
  {
    status: 403,
    code: 'radar_sms_challenge',
    family: 'plain',
    when: 'Radar challenges the user with a code sent as a text message.',
    next: 'For a sign-up, ask for a phone number and call POST /user_management/radar_challenges. Then send the code as grant urn:workos:oauth:grant-type:radar-sms-challenge:code.',
  },
  (step: { pending_authentication_token: string; user: unknown }) => ({
    message: 'The user must enter a code that is sent to their phone to finish authenticating.',
    ...step,
  }),
)

export const verificationIdRequired = defineError(
  {
    status: 400,
    code: 'verification_id_required',
    family: 'plain',
    when: 'The challenge belongs to a sign-up, and verification_id is missing.',
    next: 'Send the verification_id from the answer of POST /user_management/radar_challenges.',
  },
  () => '`verification_id` is missing. A sign-up requires the id that was returned when the text message was sent.',
)

export const phoneNumberRequired = defineError(
  {
    status: 400,
    code: 'phone_number_required',
    family: 'plain',
    when: 'The challenge belongs to a sign-up, and phone_number is missing.',
    next: 'Send the phone_number that received the code.',
  },
  () => '`phone_number` is missing. A sign-up needs the number that the code was sent to.',
)

export const radarSmsChallengeError = defineError(
  {
    status: 400,
    code: 'radar_sms_challenge_error',
    family: 'plain',
    when: 'The user has not verified this phone number.',
    next: 'Send the phone number of an enrolled factor. The first of them has already received a code.',
  },
  () => 'The phone number is not one that the user has verified.',
)

export const organizationSelectionRequired = defineError(
  {
    status: 403,
    code: 'organization_selection_required',
    family: 'plain',
    when: 'The user belongs to several organizations and must choose one.',
    next: 'Let the user choose and send the organization with the pending_authentication_token as grant urn:workos:oauth:grant-type:organization-selection.',
  },
  (step: { pending_authentication_token: string; organizations: { id: string; name: string }[]; user: unknown }) => ({
    message: 'The user must choose an organization to finish their authentication.',
    ...step,
  }),
)

export const authorizationPending = defineError(
  {
    status: 400,
    code: 'authorization_pending',
    family: 'oauth',
    when: 'The user has not allowed or denied the device yet.',
    next: 'Poll again after the interval.',
  },
  () => 'This device is not approved yet. Poll again after the interval.',
)

export const slowDown = defineError(
  {
    status: 400,
    code: 'slow_down',
    family: 'oauth',
    when: 'The device polls too often. Each time, its interval grows by five seconds.',
    next: 'Add five seconds to the interval, then poll again.',
  },
  () => 'This device polls too often. Wait five more seconds between requests.',
)

export const accessDenied = defineError(
  {
    status: 400,
    code: 'access_denied',
    family: 'oauth',
    when: 'The user denied the device, or an action of the environment denied the sign-in.',
  },
  (why?: string) => why ?? 'The sign-in of this device was denied.',
)

export const expiredToken = defineError(
  { status: 400, code: 'expired_token', family: 'oauth', when: 'The device code is older than five minutes.' },
  () => 'The device code has expired. Start again.',
)

export const ssoRequired = defineError(
  {
    status: 400,
    code: 'sso_required',
    family: 'oauth',
    when: 'An organization of the user requires its people to sign in through its connection.',
    next: 'Redirect the user to GET /user_management/authorize with one of the connection_ids as connection_id.',
  },
  (details: { email: string; connection_ids: string[] }) => ({
    message: 'The organization requires single sign-on. Start a sign-in through one of its connections.',
    ...details,
  }),
)
