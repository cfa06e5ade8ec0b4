import { Type } from 'typebox'
import { holdUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import {
  acceptRadarChallenge,
  codeErrors,
  decideSignIn,
  proveRadarEmail,
  withoutChallenge,
} from '../../authentication/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { invalidPendingAuthenticationToken } from '../errors.ts'
import { findPendingAuthentication, spendPendingAuthentication } from '../pending-authentications.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/**
 * Continues a sign-in that Radar challenged, with the code from the email. A wrong code costs an attempt, not the
 * sign-in.
 */
export const radarEmailChallengeGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:radar-email-challenge:code'),
    code: Type.String({ ...secret, maxLength: 64 }),
    radar_challenge_id: Type.String({ maxLength: 255 }),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: true,
  errors: [invalidPendingAuthenticationToken, ...codeErrors, ...progressErrors],
  async run(ctx, { code, radar_challenge_id: id, pending_authentication_token: token }) {
    const attempt = await findPendingAuthentication(ctx, 'radar_email_challenge', token)
    const proven = attempt && (await proveRadarEmail(ctx, attempt.userId, { code, id }))
    if (attempt === undefined || proven === undefined) throw invalidPendingAuthenticationToken()
    if (proven instanceof DomainError) return proven
    const decided = await decideSignIn(ctx, withoutChallenge(attempt), { addressIsProven: true })
    return ctx.transaction(async (tx) => {
      holdUser(tx, attempt.userId)
      if (!(await spendPendingAuthentication(tx, token))) throw invalidPendingAuthenticationToken()
      return answerProgress(tx, await acceptRadarChallenge(tx, proven, attempt), decided)
    })
  },
})
