import { checkPasskey, recordUse, type VerifiedPasskey } from '#people/passkeys/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import type { CommittedError } from '#platform/http/errors.ts'
import type { Origin } from '../attempt.ts'
import { passkeyRefused } from '../errors.ts'
import { announceFailure, announceSuccess } from '../events.ts'

/** A passkey with a valid signature. It counts as a proof once {@link acceptPasskey} has recorded the use. */
export interface RightPasskey {
  user: UserRow
  origin: Origin
  verified: VerifiedPasskey
}

/** Checks the signature of a passkey. `challenge` is the value it had to sign, valid once. */
export async function provePasskey(
  ctx: Context,
  { response, challenge }: { response: string; challenge: string },
  origin: Origin,
): Promise<RightPasskey | CommittedError> {
  const check = await checkPasskey(ctx, response, challenge)
  const passkey = check.outcome === 'right' ? check.verified.passkey : check.passkey
  const user = passkey && (await findUser(ctx, passkey.user_id))
  if (check.outcome === 'right' && user !== undefined) return { user, origin, verified: check.verified }
  if (check.outcome === 'wrong') ctx.log.info({ reason: check.reason }, 'A passkey was refused')
  const who = { ...origin, userId: user?.id ?? null, email: user?.email ?? null }
  return announceFailure(ctx, 'passkey', who, passkeyRefused())
}

/** Records the use and its event. @returns the refusal if the counter was used before */
export async function acceptPasskey(
  tx: TransactionContext,
  { user, origin, verified }: RightPasskey,
): Promise<CommittedError | undefined> {
  const who = { ...origin, userId: user.id, email: user.email }
  if (!(await recordUse(tx, verified.passkey, verified))) return announceFailure(tx, 'passkey', who, passkeyRefused())
  announceSuccess(tx, 'passkey', who)
  return undefined
}
