import { Type } from 'typebox'
import { holdUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import {
  acceptSecondFactor,
  decideSignIn,
  originOf,
  proveSecondFactor,
  secondFactorErrors,
} from '../../authentication/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { invalidPendingAuthenticationToken } from '../errors.ts'
import { findPendingAuthentication, spendPendingAuthentication } from '../pending-authentications.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/**
 * Continues a sign-in that waits for a second factor, shown or just enrolled. A wrong code costs a try and not the
 * sign-in.
 */
export const mfaTotpGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:mfa-totp'),
    code: Type.String({ ...secret, maxLength: 64 }),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    authentication_challenge_id: Type.String({ maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: true,
  errors: [invalidPendingAuthenticationToken, ...secondFactorErrors, ...progressErrors],
  async run(ctx, body) {
    const { pending_authentication_token: token, code, authentication_challenge_id: challengeId } = body
    const challenged = await findPendingAuthentication(ctx, 'mfa_challenge', token)
    const attempt = challenged ?? (await findPendingAuthentication(ctx, 'mfa_enrollment', token))
    if (attempt === undefined) throw invalidPendingAuthenticationToken()
    const step = challenged === undefined ? 'mfa_enrollment' : 'mfa_challenge'
    const factor = await proveSecondFactor(
      ctx,
      step,
      attempt,
      { challengeIds: [challengeId], code },
      originOf(ctx, body),
    )
    if (factor === undefined) throw invalidPendingAuthenticationToken()
    if (factor instanceof DomainError) return factor
    const decided = await decideSignIn(ctx, { ...attempt, secondFactor: true })
    return ctx.transaction(async (tx) => {
      holdUser(tx, attempt.userId)
      const refusal = await acceptSecondFactor(tx, factor)
      // Returned before the token is used up: another code may still continue the sign-in.
      if (refusal !== undefined) return refusal
      if (!(await spendPendingAuthentication(tx, token))) throw invalidPendingAuthenticationToken()
      return answerProgress(tx, { ...attempt, secondFactor: true }, decided)
    })
  },
})
