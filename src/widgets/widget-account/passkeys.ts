import { getBranding } from '#environment/branding/index.ts'
import { allowedOrigins } from '#environment/cors-origins/index.ts'
import { policySettings, readSettings, type StoredSettings } from '#environment/environments/index.ts'
import {
  canHavePasskeys,
  checkNewPasskey,
  createPasskeyChallengeOf,
  registrationOptions,
  spendPasskeyChallengeOf,
  storePasskey,
} from '#people/passkeys/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { passkeysUnavailable, passkeyUnproven } from './errors.ts'

/** Whether users may have passkeys. */
export function takesPasskeys(ctx: Context, settings: StoredSettings): boolean {
  return canHavePasskeys(ctx.system) && policySettings.of(settings).sign_in_methods.includes('passkey')
}

/** What the browser is asked to create a passkey with. @throws passkeysUnavailable */
export async function beginPasskey(ctx: Context, userId: string): Promise<{ challengeId: string; options: object }> {
  if (!takesPasskeys(ctx, await readSettings(ctx))) throw passkeysUnavailable()
  const [user, { displayName }] = await Promise.all([getUser(ctx, userId), getBranding(ctx)])
  const { id, challenge } = await createPasskeyChallengeOf(ctx, userId)
  return { challengeId: id, options: await registrationOptions(ctx, user, displayName, challenge) }
}

/**
 * Stores a passkey that was created on a page of ours or of an origin that the environment allows. A challenge counts once, whatever
 * came with it.
 *
 * @throws passkeysUnavailable, passkeyUnproven
 */
export async function addPasskey(
  ctx: Context,
  userId: string,
  { challengeId, response }: { challengeId: string; response: object },
): Promise<void> {
  if (!takesPasskeys(ctx, await readSettings(ctx))) throw passkeysUnavailable()
  const challenge = await spendPasskeyChallengeOf(ctx, userId, challengeId)
  if (challenge === undefined) throw passkeyUnproven()
  const passkey = await checkNewPasskey(ctx, JSON.stringify(response), challenge, await allowedOrigins(ctx))
  if (passkey === undefined) throw passkeyUnproven()
  await ctx.transaction(async (tx) => {
    if (!(await storePasskey(tx, userId, passkey))) throw passkeyUnproven()
  })
}
