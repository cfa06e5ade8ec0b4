import { Type } from 'typebox'
import type { DomainError } from '#platform/http/errors.ts'
import { confirmEmailChange, sendEmailChange } from '#sign-in/email-changes/index.ts'
import { codeLifetimeSeconds } from '#sign-in/one-time-codes/index.ts'
import { ChallengeCode, Code, elevate, NewEmail, sendElevationCode } from '../../widget-account/index.ts'
import { mintElevatedToken } from '../../widget-tokens/index.ts'
import { elevated, forUser } from '../admissions.ts'
import { mutation } from '../define-field.ts'
import { requireShape } from '../require-shape.ts'
import { describeOwn } from './profile.ts'

/** A member of a union that has nothing but the message of an error. */
const saying =
  <Name extends string>(__typename: Name) =>
  ({ message }: DomainError) => ({ __typename, message })

/** What is refused because of the token that proves the user, under the names of these two fields. */
const identityRefusals = {
  elevated_access_expired: saying('IdentityVerificationExpired'),
  elevated_access_invalid: saying('IdentityVerificationInvalid'),
}

export const emailChangeFields = [
  mutation(
    'sendVerificationCode',
    forUser,
    async (_args, ctx, { userId }) => {
      const authenticationChallengeId = await sendElevationCode(ctx, userId)
      const expiresAt = new Date(ctx.now().getTime() + codeLifetimeSeconds * 1_000).toISOString()
      return { __typename: 'VerificationCodeSent', authenticationChallengeId, expiresAt }
    },
    { daily_quota_exceeded: saying('DailyEmailQuotaExceeded') },
  ),

  mutation(
    'verifyCurrentEmail',
    forUser,
    async ({ input }, ctx, { userId }) => {
      const { code, authenticationChallengeId: challengeId } = requireShape(ChallengeCode, { ...input })
      return { __typename: 'CurrentEmailVerified', ...(await elevate(ctx, userId, { code, challengeId })) }
    },
    {
      // One answer for a code that is wrong, was used or has expired, as where a code signs in.
      verification_code_incorrect: saying('VerificationCodeIncorrect'),
      too_many_requests: saying('VerificationTooManyAttempts'),
    },
  ),

  mutation(
    'sendEmailChange',
    elevated,
    async ({ input }, ctx, { userId }) => {
      const { newEmail } = requireShape(Type.Object({ newEmail: NewEmail }), { newEmail: input.newEmail })
      const { expiresAt } = await sendEmailChange(ctx, userId, newEmail)
      return { __typename: 'EmailChangeSent', expiresAt }
    },
    {
      ...identityRefusals,
      daily_quota_exceeded: saying('DailyEmailQuotaExceeded'),
      email_change_not_allowed: saying('EmailManagedByProvider'),
      email_change_not_needed: saying('EmailChangeNotAvailable'),
      email_not_available: saying('EmailNotAvailable'),
      invalid_email: saying('InvalidEmail'),
    },
  ),

  mutation(
    'confirmEmailChange',
    elevated,
    async ({ input }, ctx, { userId }) => {
      const { code } = requireShape(Type.Object({ code: Code }), { code: input.code })
      await confirmEmailChange(ctx, userId, code)
      const proof = await mintElevatedToken(ctx, userId)
      return { __typename: 'EmailChangeConfirmed', ...proof, user: await describeOwn(ctx, userId) }
    },
    {
      ...identityRefusals,
      email_change_code_expired: saying('EmailChangeCodeExpired'),
      email_change_code_incorrect: saying('EmailChangeCodeIncorrect'),
      email_change_code_previously_used: saying('EmailChangeCodePreviouslyUsed'),
      email_change_not_allowed: saying('EmailManagedByProvider'),
      email_change_too_many_attempts: saying('EmailChangeTooManyAttempts'),
      email_not_available: saying('EmailNotAvailable'),
      no_pending_email_change: saying('NoPendingEmailChange'),
    },
  ),
]
