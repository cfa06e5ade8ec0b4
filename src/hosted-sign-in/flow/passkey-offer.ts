import { policySettings, readSettings } from '#environment/environments/index.ts'
import { canHavePasskeys, isPasskeyOfferDue, passkeySettings } from '#people/passkeys/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'

/** The methods that a passkey would replace. */
const offeredAfter: readonly Attempt['method'][] = ['Password', 'MagicAuth']

/** A passkey is as good as all that was shown before, so it is created right after it was shown, not weeks later. */
const freshMs = 600_000

/** Whether a sign-in ends with the offer to create a passkey. */
export async function isPasskeyOffered(tx: TransactionContext, attempt: Attempt): Promise<boolean> {
  const isFresh = tx.now().getTime() - Date.parse(attempt.authenticatedAt) < freshMs
  if (!isFresh || !offeredAfter.includes(attempt.method) || !canHavePasskeys(tx.system)) return false
  const settings = await readSettings(tx)
  if (!passkeySettings.of(settings).passkey_progressive_enrollment) return false
  if (!policySettings.of(settings).sign_in_methods.includes('passkey')) return false
  return isPasskeyOfferDue(tx, attempt.userId)
}
