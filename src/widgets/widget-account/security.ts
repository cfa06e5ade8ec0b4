import { policySettings, readSettings } from '#environment/environments/index.ts'
import { listVerifiedFactors } from '#people/mfa/index.ts'
import { listPasskeys } from '#people/passkeys/index.ts'
import { findActiveSession } from '#people/sessions/index.ts'
import {
  findLockedUser,
  findUserWithPassword,
  getUser,
  hashNewPassword,
  passwordSettings,
  setPassword,
  verifyPasswordOf,
} from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import {
  authenticationTries,
  requireSignInMethod,
  signOutElsewhere,
  tooManyRequests,
  triesAt,
} from '#sign-in/authentication/index.ts'
import type { UserWidget } from '../widget-tokens/index.ts'
import { passwordIncorrect, passwordIsSet } from './errors.ts'
import { takesPasskeys } from './passkeys.ts'

/** How the users of an environment may sign in, and what a new password has to be. */
export async function describeSignIn(ctx: Context) {
  const settings = await readSettings(ctx)
  const { sign_in_methods, mfa_policy } = policySettings.of(settings)
  const policy = passwordSettings.of(settings)
  return {
    mfaPolicy: mfa_policy,
    takesPasswords: sign_in_methods.includes('password'),
    takesPasskeys: takesPasskeys(ctx, settings),
    passwordSettings: {
      isPasswordNumberRequired: false,
      isPasswordSymbolRequired: false,
      isPasswordUppercaseRequired: false,
      isPasswordPwnedRequired: policy.refuse_breached_passwords,
      passwordMinimumLength: policy.password_minimum_length,
      passwordMinimumStrength: policy.password_minimum_score,
    },
  }
}

/** @throws notFound */
export async function describeProofs(
  ctx: Context,
  userId: string,
): Promise<{ hasPassword: boolean; hasSecondFactor: boolean }> {
  const [user, factors] = await Promise.all([getUser(ctx, userId), listVerifiedFactors(ctx, userId)])
  const stored = await findUserWithPassword(ctx, user.email)
  return { hasPassword: stored?.password_hash != null, hasSecondFactor: factors.length > 0 }
}

/** What a user signs in with, and what a new password has to be. */
export async function describeSecurity(ctx: Context, { userId, sessionId }: UserWidget) {
  const [signIn, { hasPassword, hasSecondFactor }, passkeys, session] = await Promise.all([
    describeSignIn(ctx),
    describeProofs(ctx, userId),
    listPasskeys(ctx, userId),
    sessionId === null ? undefined : findActiveSession(ctx, sessionId),
  ])
  return {
    verificationMethods: {
      Mfa: signIn.mfaPolicy === 'off' ? null : { provider: 'MFA' as const, isSetUp: hasSecondFactor },
      Password: signIn.takesPasswords
        ? {
            provider: 'Password' as const,
            isSetUp: hasPassword,
            isCurrentSession: session?.auth_method === 'password',
          }
        : null,
      Passkey: signIn.takesPasskeys
        ? {
            provider: 'Passkey' as const,
            isSetUp: passkeys.length > 0,
            isCurrentSession: session?.auth_method === 'passkey',
            passKeys: passkeys.map(({ id }) => ({ id })),
          }
        : null,
    },
    passwordSettings: signIn.passwordSettings,
  }
}

/** Gives a first password to a user who has none. @throws passwordAuthDisabled, passwordIsSet, passwordStrengthError */
export async function createPassword(ctx: Context, { userId }: UserWidget, password: string): Promise<void> {
  await requireSignInMethod(ctx, 'password')
  const user = await getUser(ctx, userId)
  const hash = await hashNewPassword(ctx, password, user)
  await ctx.transaction(async (tx) => {
    // Of two first passwords at once, one is set.
    await findLockedUser(tx, userId)
    const stored = await findUserWithPassword(tx, user.email)
    if (stored?.password_hash != null) throw passwordIsSet()
    await setPassword(tx, userId, hash)
  })
}

/**
 * Changes a password once the present one is shown, and signs the user out elsewhere: an attacker who had it may be in one.
 *
 * @throws passwordAuthDisabled, passwordIncorrect, passwordStrengthError, tooManyRequests
 */
export async function changePassword(
  ctx: Context,
  { userId, sessionId }: UserWidget,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  await requireSignInMethod(ctx, 'password')
  const user = await getUser(ctx, userId)
  const counted = await limitGuesses(ctx, authenticationTries, triesAt('password_change', userId), tooManyRequests)
  const stored = await findUserWithPassword(ctx, user.email)
  if (!(await verifyPasswordOf(ctx, stored, currentPassword))) throw passwordIncorrect()
  await counted.giveBack()
  const hash = await hashNewPassword(ctx, newPassword, user)
  await ctx.transaction(async (tx) => {
    // Of two changes at once, the later one does not know the password any more.
    await findLockedUser(tx, userId)
    const current = await findUserWithPassword(tx, user.email)
    const isSame = current?.password_hash === stored?.password_hash
    if (!isSame && !(await verifyPasswordOf(tx, current, currentPassword))) throw passwordIncorrect()
    // The token of a page without a session is of this epoch.
    await setPassword(tx, userId, hash, { endsEpoch: sessionId !== null })
    await signOutElsewhere(tx, userId, sessionId)
  })
}
