import { defineError, retryAfter } from '#platform/http/errors.ts'

export const invalidCredentials = defineError(
  {
    status: 400,
    code: 'invalid_credentials',
    family: 'plain',
    when: 'The user does not exist, or the password is wrong.',
    next: 'Ask the user for their email and password again, or offer a password reset.',
  },
  (email: string) => `Invalid credentials for ${JSON.stringify(email)}.`,
)

export const invalidOneTimeCode = defineError(
  {
    status: 400,
    code: 'invalid_one_time_code',
    family: 'plain',
    when: 'The code is not the one that was sent.',
    next: 'Ask the user for the code again. In development, the outbox shows it.',
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
    when: 'The code is older than 10 minutes, or a newer one replaced it.',
  },
  () => 'The code has expired. Request a new one.',
)

export const oneTimeCodeTooManyAttempts = defineError(
  {
    status: 400,
    code: 'one_time_code_too_many_attempts',
    family: 'plain',
    when: 'The code had ten wrong guesses and no longer works.',
  },
  () => 'Too many wrong attempts. Request a new code.',
)

export const authenticationMethodNotAllowed = defineError(
  {
    status: 400,
    code: 'authentication_method_not_allowed',
    family: 'oauth',
    when: 'The sign-in method is turned off in the environment.',
    next: 'Turn it on with PATCH /environments/current/sign_in_settings, or use another sign-in method.',
  },
  () => 'This sign-in method is turned off.',
)

export const passwordAuthDisabled = defineError(
  {
    status: 403,
    code: 'email_password_auth_disabled',
    family: 'plain',
    when: 'Passwords are turned off in the environment.',
    next: 'Turn it on with PATCH /environments/current/sign_in_settings, or use another sign-in method.',
  },
  () => 'Signing in with a password is turned off.',
)

export const signUpNotAllowed = defineError(
  {
    status: 400,
    code: 'sign_up_not_allowed',
    family: 'oauth',
    when: 'No user has the email and sign-up needs an invitation, as it does with a waitlist, or an action of the environment denied the sign-up.',
  },
  (why?: string) => why ?? 'Signing up needs an invitation.',
)

export const policyDenied = defineError(
  {
    status: 400,
    code: 'policy_denied',
    family: 'plain',
    when: 'Radar blocked the sign-in: the Radar settings block the risk that it found.',
    next: 'If the user was blocked by mistake, add their email to an allow list with POST /radar/lists/email/allow.',
  },
  () => 'The sign-in was blocked by a policy of this environment.',
)

export const userMismatch = defineError(
  { status: 400, code: 'user_mismatch', family: 'plain', when: 'The challenge belongs to a factor of another user.' },
  () => 'The authentication challenge belongs to another user.',
)

export const tooManyRequests = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    family: 'oauth',
    when: 'Over 10 wrong attempts in a minute on one email, code or challenge.',
    headers: retryAfter,
  },
  (seconds: number) => ({ message: `Too many attempts. Try again in ${seconds} s.`, retry_after: seconds }),
)

export const oauthFailed = defineError(
  {
    status: 400,
    code: 'oauth_failed',
    family: 'oauth',
    when: 'The provider failed, sent an answer that cannot be trusted, or sent no email.',
  },
  (provider: string, why: string) => `Signing in with ${provider} failed: ${why}`,
)

export const oauthDenied = defineError(
  { status: 400, code: 'access_denied', family: 'oauth', when: 'The user canceled at the provider.' },
  (provider: string) => `The sign-in with ${provider} was canceled.`,
)

export const passkeyRefused = defineError(
  {
    status: 400,
    code: 'invalid_passkey',
    when: 'The passkey is unknown, its signature is wrong, or its counter shows that it was copied.',
  },
  () => 'The passkey was not accepted.',
)
