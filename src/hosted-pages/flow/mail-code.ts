import {
  askToRegister,
  codesSent,
  requireSignInMethod,
  sendMagicAuth,
  tooManyMails,
} from '../../authentication/index.ts'
import { limitGuesses } from '../../platform/guess-limits.ts'
import { canonicalEmailOf, findOrCreateUser, findUserByEmail } from '../../users/index.ts'
import { rememberProgress } from './authorization-requests.ts'
import { firstProof, originIn } from './first-proof.ts'
import type { Flow } from './flow.ts'
import { waysIn } from './ways-in.ts'

/**
 * Mails a code that signs in, to an address that becomes a user's with it. Where nobody may sign up, nothing is sent to an
 * unknown address, and the page that follows is the same: no code is right there.
 *
 * @throws authenticationMethodNotAllowed, tooManyMails, signUpNotAllowed where the environment's action denies it,
 * policyDenied where Radar does
 */
export async function mailSignInCode(flow: Flow, email: string): Promise<void> {
  const { ctx, locale } = flow
  await requireSignInMethod(ctx, 'magic_auth')
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
  const { signUp, radar } = await waysIn(flow)
  const newcomer = { email, method: 'MagicAuth', invitation: flow.row.parameters.invitation } as const
  const denied = signUp ? await askToRegister(ctx, newcomer, originIn(flow), radar) : undefined
  if (denied !== undefined) throw denied
  await ctx.transaction(async (tx) => {
    const user = signUp ? await findOrCreateUser(tx, email) : await findUserByEmail(tx, email)
    if (user !== undefined) await sendMagicAuth(tx, user, locale)
    await rememberProgress(tx, flow, 'magic_auth', firstProof(flow, user?.id ?? '', 'MagicAuth'))
  })
}
