import { Type } from 'typebox'
import { holdUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import {
  acceptRadarChallenge,
  codeErrors,
  decideSignIn,
  proveRadarText,
  withoutChallenge,
} from '../../authentication/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { invalidPendingAuthenticationToken, phoneNumberRequired, verificationIdRequired } from '../errors.ts'
import { findPendingAuthentication, spendPendingAuthentication } from '../pending-authentications.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/**
 * Passes a Radar challenge by a code from a text message. A sign-up sends the phone number and the verification; otherwise both are
 * stored.
 */
export const radarSmsChallengeGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:radar-sms-challenge:code'),
    code: Type.String({ ...secret, maxLength: 64 }),
    verification_id: Type.Optional(
      Type.String({ maxLength: 255, description: 'The id that `sendRadarSmsChallenge` returned.' }),
    ),
    phone_number: Type.Optional(Type.String({ maxLength: 64 })),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: true,
  errors: [
    invalidPendingAuthenticationToken,
    verificationIdRequired,
    phoneNumberRequired,
    ...codeErrors,
    ...progressErrors,
  ],
  async run(ctx, { code, verification_id: id, phone_number: phoneNumber, pending_authentication_token: token }) {
    const attempt = await findPendingAuthentication(ctx, 'radar_sms_challenge', token)
    if (attempt === undefined) throw invalidPendingAuthenticationToken()
    if (attempt.radar?.action === 'sign-up') {
      if (id === undefined) throw verificationIdRequired()
      if (phoneNumber === undefined) throw phoneNumberRequired()
    }
    const proven = await proveRadarText(ctx, attempt.userId, { code, id, phoneNumber })
    if (proven === undefined) throw invalidPendingAuthenticationToken()
    if (proven instanceof DomainError) return proven
    const decided = await decideSignIn(ctx, withoutChallenge(attempt))
    return ctx.transaction(async (tx) => {
      holdUser(tx, attempt.userId)
      if (!(await spendPendingAuthentication(tx, token))) throw invalidPendingAuthenticationToken()
      return answerProgress(tx, await acceptRadarChallenge(tx, proven, attempt), decided)
    })
  },
})
