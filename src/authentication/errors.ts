import { defineError } from '../platform/http/errors.ts'

/** The errors of `POST /user_management/authenticate` are of two families, as the official API has them: some plain, some OAuth. */

export const invalidGrant = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    family: 'oauth',
    when: 'The code or refresh token is unknown, expired, spent or of another client.',
    next: 'Begin the sign-in again; a code and a refresh token count once.',
  },
  (what: string) => what,
)

export const invalidCredentials = defineError(
  {
    status: 400,
    code: 'invalid_credentials',
    family: 'plain',
    when: 'There is no such user, or the password is wrong.',
    next: 'Ask the person for address and password again, or offer a reset of the password.',
  },
  (email: string) => `Invalid credentials for ${JSON.stringify(email)}.`,
)

export const invalidOneTimeCode = defineError(
  {
    status: 400,
    code: 'invalid_one_time_code',
    family: 'plain',
    when: 'The code is not the one that was sent.',
    next: 'Ask for the code again; in development the outbox shows it.',
  },
  () => 'The code is incorrect.',
)

export const oneTimeCodeUsed = defineError(
  { status: 400, code: 'one_time_code_previously_used', family: 'plain', when: 'The code was used before.' },
  () => 'The code was already used. Request a new one.',
)

export const oneTimeCodeExpired = defineError(
  {
    status: 400,
    code: 'one_time_code_expired',
    family: 'plain',
    when: 'The code is older than 10 minutes or was replaced by a newer one.',
  },
  () => 'The code has expired. Request a new one.',
)

export const oneTimeCodeTooManyAttempts = defineError(
  {
    status: 400,
    code: 'one_time_code_too_many_attempts',
    family: 'plain',
    when: 'The code was guessed at ten times and is dead.',
  },
  () => 'Too many wrong attempts. Request a new code.',
)

export const invalidPendingAuthenticationToken = defineError(
  {
    status: 400,
    code: 'invalid_pending_authentication_token',
    family: 'plain',
    when: 'The token is unknown, expired, spent or belongs to another step.',
    next: 'Begin the sign-in again.',
  },
  () => 'The pending authentication token is invalid or has expired. Start the sign-in again.',
)

export const invalidOrganizationId = defineError(
  {
    status: 400,
    code: 'invalid_organization_id',
    family: 'plain',
    when: 'The user is no active member of the chosen organization.',
  },
  (id: string) => `The user is not an active member of the organization '${id}'.`,
)

export const codeChallengeNotFound = defineError(
  {
    status: 400,
    code: 'code_challenge_not_found',
    family: 'plain',
    when: 'A verifier was sent, but the authorization began without a challenge.',
  },
  () => 'A code_verifier was sent, but the authorization request had no code_challenge.',
)

export const authenticationMethodNotAllowed = defineError(
  {
    status: 400,
    code: 'authentication_method_not_allowed',
    family: 'oauth',
    when: 'The environment does not let people sign in this way.',
    next: 'Switch it on: PATCH /environments/current/sign_in_settings. Or sign in another way.',
  },
  () => 'This way to sign in is switched off.',
)

export const passwordAuthDisabled = defineError(
  {
    status: 403,
    code: 'email_password_auth_disabled',
    family: 'plain',
    when: 'The environment does not let people sign in with a password.',
    next: 'Switch it on: PATCH /environments/current/sign_in_settings. Or sign in another way.',
  },
  () => 'Signing in with a password is switched off.',
)

export const signUpNotAllowed = defineError(
  {
    status: 400,
    code: 'sign_up_not_allowed',
    family: 'oauth',
    when: 'Nobody has the address, and people cannot make themselves an account without an invitation, or an action of the environment denied it.',
  },
  (why?: string) => why ?? 'Signing up is not allowed without an invitation.',
)

export const organizationMembershipNotFound = defineError(
  {
    status: 400,
    code: 'organization_membership_not_found',
    family: 'oauth',
    when: 'The user is no active member of the organization.',
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

export const emailVerificationRequired = defineError(
  {
    status: 403,
    code: 'email_verification_required',
    family: 'plain',
    when: 'The address has to be proven first; a code was sent to it.',
    next: 'Ask for the code that was mailed, and send it with the pending_authentication_token as grant urn:workos:oauth:grant-type:email-verification:code.',
  },
  (step: { pending_authentication_token: string; email: string; email_verification_id: string }) => ({
    message: 'Email ownership must be verified before authentication.',
    ...step,
  }),
)

export const mfaEnrollment = defineError(
  {
    status: 403,
    code: 'mfa_enrollment',
    family: 'plain',
    when: 'The environment asks everybody for a second factor, and the user has none.',
    next: 'Enroll a factor for the user, then show a code of it with the pending_authentication_token.',
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
    when: 'The user has a second factor and has to show a code of it.',
    next: 'Challenge one of the factors, and send its code with the pending_authentication_token as grant urn:workos:oauth:grant-type:mfa-totp.',
  },
  (step: { pending_authentication_token: string; authentication_factors: unknown[]; user: unknown }) => ({
    message: 'The user must complete an MFA challenge to finish authenticating.',
    ...step,
  }),
)

export const policyDenied = defineError(
  {
    status: 400,
    code: 'policy_denied',
    family: 'plain',
    when: 'Radar blocked the sign-in: what it found is in radar_settings to be blocked.',
    next: 'If the person was blocked by mistake, add their address to an allow list: POST /radar/lists/email/allow.',
  },
  () => 'The sign-in was blocked by a policy of this environment.',
)

export const radarEmailChallenge = defineError(
  {
    status: 403,
    code: 'radar_email_challenge',
    family: 'plain',
    when: 'Radar asks the person to show that it is them, with a code that was mailed.',
    next: 'Ask for the code that was mailed, and send it with both tokens as grant urn:workos:oauth:grant-type:radar-email-challenge:code.',
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
    when: 'Radar asks the person to show that it is them, with a code by text message.',
    next: 'At a sign-up, ask for a phone number and POST /user_management/radar_challenges. Then send the code as grant urn:workos:oauth:grant-type:radar-sms-challenge:code.',
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
    when: 'The challenge is one of a sign-up, and verification_id is missing.',
    next: 'Send the verification_id that POST /user_management/radar_challenges answered.',
  },
  () => 'verification_id is required at a sign-up.',
)

export const phoneNumberRequired = defineError(
  {
    status: 400,
    code: 'phone_number_required',
    family: 'plain',
    when: 'The challenge is one of a sign-up, and phone_number is missing.',
    next: 'Send the phone_number that the code was texted to.',
  },
  () => 'phone_number is required at a sign-up.',
)

export const radarSmsChallengeError = defineError(
  {
    status: 400,
    code: 'radar_sms_challenge_error',
    family: 'plain',
    when: 'The phone is none that the user has shown to be theirs.',
    next: 'Name a phone that the user has enrolled as a second factor; the first of them was texted to already.',
  },
  () => 'The phone number is not one that the user has verified.',
)

export const userMismatch = defineError(
  { status: 400, code: 'user_mismatch', family: 'plain', when: 'The challenge is one of another user’s factor.' },
  () => 'The authentication challenge belongs to another user.',
)

export const organizationSelectionRequired = defineError(
  {
    status: 403,
    code: 'organization_selection_required',
    family: 'plain',
    when: 'The user belongs to several organizations and has to choose one.',
    next: 'Let the person choose, and send the organization with the pending_authentication_token as grant urn:workos:oauth:grant-type:organization-selection.',
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
    when: 'Nobody has decided about the device yet.',
    next: 'Ask again after the interval.',
  },
  () => 'Nobody has approved this device yet. Ask again after the interval.',
)

export const slowDown = defineError(
  {
    status: 400,
    code: 'slow_down',
    family: 'oauth',
    when: 'The device asks more often than its interval allows, which grows by five seconds each time.',
    next: 'Ask again after an interval that is five seconds longer.',
  },
  () => 'This device asks too often. Wait five seconds longer between requests.',
)

export const accessDenied = defineError(
  {
    status: 400,
    code: 'access_denied',
    family: 'oauth',
    when: 'Somebody refused the device, or an action of the environment denied the sign-in.',
  },
  (why?: string) => why ?? 'The sign-in of this device was refused.',
)

export const expiredToken = defineError(
  { status: 400, code: 'expired_token', family: 'oauth', when: 'The device code is older than five minutes.' },
  () => 'The device code has expired. Begin again.',
)

export const tooManyRequests = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    family: 'oauth',
    when: 'Over 10 wrong tries in a minute against one address, code or challenge.',
    headers: ({ retry_after }) => ({ 'retry-after': String(retry_after) }),
  },
  (seconds: number) => ({ message: `Too many attempts. Try again in ${seconds} s.`, retry_after: seconds }),
)

export const tooManyMails = defineError(
  {
    status: 429,
    code: 'daily_quota_exceeded',
    family: 'plain',
    when: 'Over three codes in a minute to one address.',
    headers: ({ retry_after }) => ({ 'retry-after': String(retry_after) }),
  },
  (seconds: number) => ({
    message: `Too many codes were requested for this address. Try again in ${seconds} s.`,
    retry_after: seconds,
  }),
)

export const oauthFailed = defineError(
  {
    status: 400,
    code: 'oauth_failed',
    family: 'oauth',
    when: 'The provider failed, gave an answer that cannot be trusted, or no address.',
  },
  (provider: string, why: string) => `Signing in with ${provider} failed: ${why}`,
)

export const oauthDenied = defineError(
  { status: 400, code: 'access_denied', family: 'oauth', when: 'Somebody refused at the provider.' },
  (provider: string) => `The sign-in with ${provider} was refused.`,
)

export const passkeyRefused = defineError(
  {
    status: 400,
    code: 'invalid_passkey',
    when: 'The passkey is unknown or did not sign what it was asked to, or its count says that there is a copy of it.',
  },
  () => 'The passkey was not accepted.',
)
