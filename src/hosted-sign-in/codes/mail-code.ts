import { admitNewUser } from '#access/invitations/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { canonicalEmailOf, findOrCreateUser, findUserByEmail } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { askToRegister, requireSignInMethod } from '#sign-in/authentication/index.ts'
import { rememberProgress } from '#sign-in/browser-sign-ins/index.ts'
import { sendMagicAuth } from '#sign-in/one-time-codes/index.ts'
import type { Flow } from '../flow/index.ts'
import { findSignInOptions, firstProof } from '../flow/index.ts'

/** Whose code is never right. */
const noUser = { id: '', access_epoch: 0 }

/**
 * Sends a sign-in code. An unknown email becomes a user with it. Where sign-up is closed, nothing is sent to an unknown
 * email, and the next page looks the same, but no code is correct.
 *
 * @throws authenticationMethodNotAllowed, tooManyMails, signUpNotAllowed when the environment's action denies it,
 * policyDenied when Radar does, invitationInvalid or invitationForOtherEmail when the invitation lets no such user in
 */
export async function mailSignInCode(flow: Flow, email: string): Promise<void> {
  const { ctx, locale } = flow
  await requireSignInMethod(ctx, 'magic_auth')
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
  const { signUp, radar } = await findSignInOptions(flow)
  const { invitation } = flow.row.parameters
  const newcomer = { email, method: 'MagicAuth', invitation } as const
  const denied = signUp ? await askToRegister(ctx, newcomer, flow.origin, radar) : undefined
  if (denied !== undefined) throw denied
  await ctx.transaction(async (tx) => {
    const user = signUp
      ? await findOrCreateUser(tx, email, (created) => admitNewUser(tx, invitation, created))
      : await findUserByEmail(tx, email)
    if (user !== undefined) await sendMagicAuth(tx, user, locale)
    await rememberProgress(tx, flow, 'magic_auth', firstProof(flow, user ?? noUser, 'MagicAuth'))
  })
}
