import { Type } from 'typebox'
import { carriedInvitationErrors } from '#access/invitations/index.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { decidesSignIns } from '../../actions/index.ts'
import {
  acceptCode,
  authenticationMethodNotAllowed,
  carriedInvitation,
  carrying,
  codeErrors,
  decideSignIn,
  newAttempt,
  originOf,
  proveMagicAuth,
  requireSignInMethod,
} from '../../authentication/index.ts'
import { answerProgress, progressErrors, readAhead } from '../answer-progress.ts'
import { invalidLinkAuthorizationCode } from '../errors.ts'
import { findProfileToLink } from '../link-code.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** A code that was sent by email. Using it proves the mailbox, so the email counts as verified. */
export const magicAuthGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:magic-auth:code'),
    code: Type.String({ ...secret, maxLength: 64 }),
    email: Type.String({ maxLength: 254 }),
    invitation_token: Type.Optional(Type.String(secret)),
    link_authorization_code: Type.Optional(
      Type.String({
        ...secret,
        maxLength: 255,
        description:
          'The code of a sign-in that began at the provider of a connection, whose exchange asked for a proof of the email. The profile becomes the user’s.',
      }),
    ),
    ...originFields,
    radar_auth_attempt_id: Type.Optional(Type.String()),
  }),
  needsSecret: true,
  errors: [
    authenticationMethodNotAllowed,
    invalidLinkAuthorizationCode,
    ...carriedInvitationErrors,
    ...codeErrors,
    ...progressErrors,
  ],
  async run(ctx, body) {
    const invitation = await carriedInvitation(ctx, body, body.email)
    const unprovenProfileId = await findProfileToLink(ctx, body, invitation)
    const origin = originOf(ctx, body)
    const [code, isDecidedElsewhere] = await Promise.all([
      proveMagicAuth(ctx, body, origin, requireSignInMethod(ctx, 'magic_auth')),
      decidesSignIns(ctx),
    ])
    if (code instanceof DomainError) return code
    const attempt = {
      ...carrying(newAttempt(ctx, code.user, 'MagicAuth', origin), invitation),
      ...defined({ unprovenProfileId }),
    }
    const decided = isDecidedElsewhere ? await decideSignIn(ctx, attempt, { addressIsProven: true }) : undefined
    return ctx.transaction(async (tx) => {
      // Where the code proves nothing new, it changes nothing of what decides.
      const provesNothingNew = code.user.email_verified && unprovenProfileId === undefined
      const ahead = provesNothingNew ? readAhead(tx, attempt) : undefined
      return answerProgress(tx, await acceptCode(tx, code, attempt), decided, ahead)
    })
  },
})
