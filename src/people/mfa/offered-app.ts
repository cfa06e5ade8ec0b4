import type { Context, TransactionContext } from '#platform/context.ts'
import { toBase32 } from '#protocol/totp/base32.ts'
import { matchingStep } from '#protocol/totp/totp.ts'
import type { UserRow } from '../users/index.ts'
import { enrollFactor, noteRightCode, readApp, shownOnce } from './factors.ts'
import { createRecoveryCodes } from './recovery-codes.ts'
import type { EnrolledFactor } from './schemas.ts'

/** The length that RFC 4226 (§4, R6) recommends. */
const secretBytes = 20

/** An authenticator app that a sign-in offers to a user. Nothing of it is stored before a code of it was shown. */
export interface OfferedApp {
  user: UserRow
  secret: Buffer
}

/**
 * @param sitting a secret of the sign-in that offers the app. The app's secret is derived from it with a key of the
 * server (RFC 4226 §7.5), so that it stays the same when the page is reloaded.
 */
export function offerApp(ctx: Context, user: UserRow, sitting: string): OfferedApp {
  const secret = ctx.system.stableHash(`offered_app:${user.id}:${sitting}`).subarray(0, secretBytes)
  return { user, secret }
}

/** The data for an authenticator app. @throws a 422 for names that are too long for a QR code */
export async function describeOfferedApp(
  ctx: Context,
  { user, secret }: OfferedApp,
): Promise<NonNullable<EnrolledFactor['totp']>> {
  return shownOnce(await readApp(ctx, { type: 'totp', totp_secret: toBase32(secret) }, user))
}

/** The time step whose code this is; `undefined` for a wrong code. */
export function stepOfOfferedApp(ctx: Context, { secret }: OfferedApp, code: string): number | undefined {
  return matchingStep(secret, code, ctx.now())
}

/**
 * Enrolls the app as a factor of the user after a code of it was accepted. @returns recovery codes; earlier ones stop
 * working
 */
export async function enrollOfferedApp(
  tx: TransactionContext,
  { user, secret }: OfferedApp,
  step: number,
): Promise<string[]> {
  const { row } = await enrollFactor(tx, { type: 'totp', user_id: user.id, totp_secret: toBase32(secret) })
  await noteRightCode(tx, row.id, step)
  return createRecoveryCodes(tx, user.id)
}
