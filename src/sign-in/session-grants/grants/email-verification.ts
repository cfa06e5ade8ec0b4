import { Type } from 'typebox'
import { holdUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { acceptCode, codeErrors, decideSignIn, originOf, proveEmailAddress } from '../../authentication/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { invalidPendingAuthenticationToken } from '../errors.ts'
import { findPendingAuthentication, spendPendingAuthentication } from '../pending-authentications.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** Continues a sign-in that waits for its address to be proven. A wrong code costs a try and not the sign-in. */
export const emailVerificationGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:email-verification:code'),
    code: Type.String({ ...secret, maxLength: 64 }),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: true,
  errors: [invalidPendingAuthenticationToken, ...codeErrors, ...progressErrors],
  async run(ctx, body) {
    const attempt = await findPendingAuthentication(ctx, 'email_verification', body.pending_authentication_token)
    const code = attempt && (await proveEmailAddress(ctx, attempt.userId, body.code, originOf(ctx, body)))
    if (attempt === undefined || code === undefined) throw invalidPendingAuthenticationToken()
    if (code instanceof DomainError) return code
    const decided = await decideSignIn(ctx, attempt, { addressIsProven: true })
    return ctx.transaction(async (tx) => {
      holdUser(tx, attempt.userId)
      if (!(await spendPendingAuthentication(tx, body.pending_authentication_token)))
        throw invalidPendingAuthenticationToken()
      return answerProgress(tx, await acceptCode(tx, code, attempt), decided)
    })
  },
})
