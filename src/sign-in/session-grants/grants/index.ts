import { authorizationCodeGrant } from './authorization-code.ts'
import { deviceCodeGrant } from './device-code.ts'
import { emailCompletionGrant } from './email-completion.ts'
import { emailVerificationGrant } from './email-verification.ts'
import type { AnyGrant } from './grant.ts'
import { magicAuthGrant } from './magic-auth.ts'
import { mfaTotpGrant } from './mfa-totp.ts'
import { organizationSelectionGrant } from './organization-selection.ts'
import { passwordGrant } from './password.ts'
import { radarEmailChallengeGrant } from './radar-email-challenge.ts'
import { radarSmsChallengeGrant } from './radar-sms-challenge.ts'
import { refreshTokenGrant } from './refresh-token.ts'

/** Every grant of the authenticate operation, by its `grant_type`. */
export const grants: Readonly<Record<string, AnyGrant>> = {
  authorization_code: authorizationCodeGrant,
  password: passwordGrant,
  refresh_token: refreshTokenGrant,
  'urn:workos:oauth:grant-type:magic-auth:code': magicAuthGrant,
  'urn:workos:oauth:grant-type:email-verification:code': emailVerificationGrant,
  'urn:workos:oauth:grant-type:email-completion': emailCompletionGrant,
  'urn:workos:oauth:grant-type:radar-email-challenge:code': radarEmailChallengeGrant,
  'urn:workos:oauth:grant-type:radar-sms-challenge:code': radarSmsChallengeGrant,
  'urn:workos:oauth:grant-type:mfa-totp': mfaTotpGrant,
  'urn:workos:oauth:grant-type:organization-selection': organizationSelectionGrant,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCodeGrant,
}
