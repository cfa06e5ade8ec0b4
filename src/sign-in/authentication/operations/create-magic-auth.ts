import { Type } from 'typebox'
import { admitNewUser, invitationInvalid } from '#access/invitations/index.ts'
import { isSignUpOpen } from '#access/waitlists/index.ts'
import type { StoredSettings } from '#environment/environments/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { createAttempt, findAssessedAttempt, isRadarOn, radarSettings } from '#people/radar/index.ts'
import { canonicalEmailOf, findOrCreateUser, findUserByEmail } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import { IpAddressText } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { CreatedMagicAuth, readCode, sendMagicAuth, toOneTimeCode } from '../../one-time-codes/index.ts'
import { askToRegister } from '../ask-to-register.ts'
import { originOf } from '../attempt.ts'
import { carriedInvitation } from '../carried-invitation.ts'
import { authenticationMethodNotAllowed, signUpNotAllowed } from '../errors.ts'
import { actionOf, factsOf } from '../radar/assess-sign-in.ts'
import { requireSignInMethod } from '../sign-in-methods.ts'

export const createMagicAuthOperation = defineOperation({
  id: 'UserlandMagicAuthController_sendMagicAuthCodeAndReturn',
  method: 'POST',
  path: '/user_management/magic_auth',
  summary: 'Send a magic code',
  description: 'Emails a sign-in code. Creates a user for an unknown email.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    email: Type.String({ format: 'email', maxLength: 254 }),
    invitation_token: Type.Optional(Type.String(secret)),
    ip_address: Type.Optional(IpAddressText),
    user_agent: Type.Optional(Type.String()),
    radar_auth_attempt_id: Type.Optional(Type.String()),
    signals_id: Type.Optional(Type.String()),
  }),
  success: { status: 201, body: CreatedMagicAuth },
  errors: [invitationInvalid, authenticationMethodNotAllowed, signUpNotAllowed, tooManyMails],
  async handler({ body }, ctx) {
    const invitation = await carriedInvitation(ctx, body, body.email).catch(asInvalid)
    const settings = await requireSignInMethod(ctx, 'magic_auth')
    const radar = radarSettings.of(settings)
    await limitGuesses(ctx, codesSent, canonicalEmailOf(body.email), tooManyMails)
    if (invitation === undefined) await requireOpenSignUp(ctx, settings, body.email)
    const newcomer = { email: body.email, method: 'MagicAuth' as const, invitation }
    const origin = originOf(ctx, body)
    const refusal = await askToRegister(ctx, newcomer, origin)
    if (refusal !== undefined) return refusal
    return ctx.transaction(async (tx) => {
      const user = await findOrCreateUser(tx, body.email, (created) =>
        admitNewUser(tx, invitation, created).catch(asInvalid),
      )
      const row = await sendMagicAuth(tx, user)
      const code = { ...toOneTimeCode('magic_auth', row), code: readCode(tx, row) }
      if (!isRadarOn(radar)) return code
      const earlier = body.radar_auth_attempt_id
      const known = earlier === undefined ? undefined : await findAssessedAttempt(tx, earlier, user.email)
      const facts = factsOf('MagicAuth', user.email, origin, actionOf(tx, user), user.last_sign_in_at)
      const { id } = known ?? (await createAttempt(tx, radar, facts))
      return { ...code, radar_auth_attempt_id: id }
    })
  },
})

/** @throws signUpNotAllowed for an unknown email, where sign-up needs an invitation. */
async function requireOpenSignUp(ctx: Context, settings: StoredSettings, email: string): Promise<void> {
  if (!isSignUpOpen(settings) && (await findUserByEmail(ctx, email)) === undefined) throw signUpNotAllowed()
}

/** This operation reports all faults of an invitation as one error. */
function asInvalid(error: unknown): never {
  throw error instanceof DomainError ? invitationInvalid() : error
}
