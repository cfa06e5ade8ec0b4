import { listVerifiedFactors } from '#people/mfa/index.ts'
import { beginTotp, ChallengeCode, removeFactors, verifyTotp } from '../../widget-account/index.ts'
import { elevated, elevationRefusals } from '../admissions.ts'
import { mutation } from '../define-field.ts'
import { requireShape } from '../require-shape.ts'

export const secondFactorFields = [
  mutation(
    'enrollTotp',
    elevated,
    async (_args, ctx, { userId }) => {
      const verified = await listVerifiedFactors(ctx, userId)
      if (verified.some(({ type }) => type === 'totp')) return { __typename: 'TotpAlreadyEnrolled', _placeholder: true }
      const { authenticationFactor, authenticationChallenge } = await beginTotp(ctx, userId)
      const { totp } = authenticationFactor
      if (totp === undefined) throw new Error('An enrolled authenticator app has its secret.')
      return {
        __typename: 'TotpFactor',
        authenticationChallengeId: authenticationChallenge.id,
        authenticationFactorId: authenticationFactor.id,
        qrCode: totp.qr_code,
        secret: totp.secret,
        uri: totp.uri,
      }
    },
    elevationRefusals,
  ),

  mutation(
    'verifyTotp',
    elevated,
    async ({ input: { code, authenticationChallengeId } }, ctx, { userId }) => {
      const shown = requireShape(ChallengeCode, { code, authenticationChallengeId })
      await verifyTotp(ctx, userId, { code: shown.code, challengeId: shown.authenticationChallengeId })
      return { __typename: 'TotpVerified', success: true }
    },
    {
      ...elevationRefusals,
      verification_code_incorrect: () => ({ __typename: 'TotpVerificationFailed', _placeholder: true }),
    },
  ),

  mutation(
    'removeMfaFactor',
    elevated,
    async (_args, ctx, { userId }) => {
      const verified = await listVerifiedFactors(ctx, userId)
      if (verified.length === 0) return { __typename: 'NoMfaFactorsEnrolled', _placeholder: true }
      await removeFactors(ctx, userId)
      return { __typename: 'MfaFactorRemoved', success: true }
    },
    elevationRefusals,
  ),
]
