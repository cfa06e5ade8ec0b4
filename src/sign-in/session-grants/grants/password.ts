import { Type } from 'typebox'
import { carriedInvitationErrors } from '#access/invitations/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { decidesSignIns } from '../../actions/index.ts'
import {
  announceSuccess,
  carriedInvitation,
  carrying,
  decideSignIn,
  newAttempt,
  originOf,
  passwordErrors,
  provePassword,
} from '../../authentication/index.ts'
import { migrationUnavailable } from '../../migration-endpoints/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** Email and password. */
export const passwordGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('password'),
    email: Type.String({ maxLength: 254 }),
    password: Type.String({ ...secret, maxLength: 1_024 }),
    invitation_token: Type.Optional(Type.String(secret)),
    ...originFields,
    signals_id: Type.Optional(Type.String()),
    radar_auth_attempt_id: Type.Optional(Type.String()),
  }),
  needsSecret: true,
  errors: [...carriedInvitationErrors, ...passwordErrors, migrationUnavailable, ...progressErrors],
  async run(ctx, body) {
    const invitation = await carriedInvitation(ctx, body, body.email)
    const origin = originOf(ctx, body)
    const [proven, isDecidedElsewhere] = await Promise.all([provePassword(ctx, body, origin), decidesSignIns(ctx)])
    if (proven instanceof DomainError) return proven
    const { user, givenBack } = proven
    const attempt = carrying(newAttempt(ctx, user, 'Password', origin), invitation)
    const decided = isDecidedElsewhere ? await decideSignIn(ctx, attempt) : undefined
    return ctx.transaction(async (tx) => {
      announceSuccess(tx, 'password', { ...origin, userId: user.id, email: user.email })
      const [answer] = await Promise.all([answerProgress(tx, attempt, decided), givenBack])
      return answer
    })
  },
})
