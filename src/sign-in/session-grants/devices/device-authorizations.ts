import { holdUser } from '#people/users/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { lettersOf, randomUserCode } from '#platform/crypto/user-code.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { Attempt, Origin } from '../../authentication/index.ts'

export const deviceCodeSeconds = 300
/** The polling interval of a device. Polling sooner makes it longer by the same amount (RFC 8628 §3.5). */
export const pollSeconds = 5

/** The request of an application, which alone may poll for it. */
export interface DeviceRequest {
  request: { applicationId: string }
}

export interface DeviceAuthorizationRow {
  environment_id: string
  hash: Buffer
  client_id: string
  /** What an application asks for that a later slice knows; null for the environment's own. */
  connect: DeviceRequest | null
  status: 'pending' | 'approved' | 'denied' | 'used'
  ip_address: string | null
  user_agent: string | null
  attempt: Attempt | null
  interval_seconds: number
  polled_at: string | null
  expires_at: string
  created_at: string
}

const columns = sql`
  environment_id, hash, client_id, connect, status, ip_address, user_agent, attempt, interval_seconds, polled_at, expires_at,
  created_at`

/** Begins a sign-in on a device. The codes can be seen here only. */
export async function createDeviceAuthorization(
  tx: TransactionContext,
  origin: Origin,
  connect: DeviceRequest | null = null,
): Promise<{ deviceCode: string; userCode: string }> {
  const deviceCode = randomToken(64)
  const now = tx.now()
  for (;;) {
    const userCode = randomUserCode()
    const inserted = await tx.db.run(sql`
      insert into device_authorizations (environment_id, hash, user_code_hash, client_id, connect, status, ip_address,
        user_agent, interval_seconds, expires_at, created_at)
      values (${tx.environmentId}, ${tx.system.hashCredential(deviceCode)}, ${tx.system.hashCredential(textOf(userCode))},
        ${tx.clientId}, ${connect && { ...connect }}, 'pending', ${origin.ipAddress}, ${origin.userAgent}, ${pollSeconds},
        ${new Date(now.getTime() + deviceCodeSeconds * 1_000)}, ${now})
      on conflict (user_code_hash) do nothing`)
    if (inserted === 1) return { deviceCode, userCode }
  }
}

/** The undecided device sign-in of a user code, in any environment. */
export function findWaitingDevice(system: System, userCode: string): Promise<DeviceAuthorizationRow | undefined> {
  return system.database.maybe<DeviceAuthorizationRow>(sql`
    select ${columns} from device_authorizations
    where user_code_hash = ${anyOf(system.hashesOf(textOf(userCode)))} and status = 'pending' and expires_at > ${system.now()}`)
}

export function findDevice(ctx: Context, hash: Buffer): Promise<DeviceAuthorizationRow | undefined> {
  return ctx.db.maybe<DeviceAuthorizationRow>(sql`
    select ${columns} from device_authorizations where environment_id = ${ctx.environmentId} and hash = ${hash}`)
}

/**
 * Stores the user's decision.
 *
 * @returns whether the device was still waiting; of parallel decisions, only one is stored
 */
export async function decideDevice(
  tx: TransactionContext,
  hash: Buffer,
  decision: 'approved' | 'denied',
  attempt: Attempt,
): Promise<boolean> {
  const decided = await tx.db.run(sql`
    update device_authorizations set status = ${decision}, user_id = ${attempt.userId}, attempt = ${{ ...attempt }}
    where environment_id = ${tx.environmentId} and hash = ${hash} and status = 'pending' and expires_at > ${tx.now()}`)
  return decided === 1
}

/**
 * Stores that the device polled. Polling too soon makes its interval longer.
 *
 * @param applicationId who asks, of the applications of a later slice.
 * @returns the row and whether it polled too soon; `undefined` for a code of another client.
 */
export function pollDevice(
  tx: TransactionContext,
  deviceCode: string,
  applicationId: string | null = null,
): Promise<(DeviceAuthorizationRow & { is_too_soon: boolean }) | undefined> {
  const now = tx.now()
  const isAsked = sql`environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(deviceCode))}`
  holdUser(tx, sql`(select user_id from device_authorizations where ${isAsked})`)
  return tx.db.maybe(sql`
    with asked as (
      select environment_id, hash,
        coalesce(polled_at + make_interval(secs => interval_seconds) > ${now}, false) as is_too_soon
      from device_authorizations
      where ${isAsked}
        and client_id = ${tx.clientId} and connect #>> '{request,applicationId}' is not distinct from ${applicationId}
      for update)
    update device_authorizations d
    set polled_at = ${now}, interval_seconds = d.interval_seconds + case when asked.is_too_soon then ${pollSeconds}::integer else 0 end
    from asked where d.environment_id = asked.environment_id and d.hash = asked.hash
    returning d.environment_id, d.hash, d.client_id, d.connect, d.status, d.ip_address, d.user_agent, d.attempt, d.interval_seconds,
      d.polled_at, d.expires_at, d.created_at, asked.is_too_soon`)
}

/** Spends an approval. @returns whether it was still there. */
export async function spendDevice(tx: TransactionContext, hash: Buffer): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update device_authorizations set status = 'used', attempt = null
    where environment_id = ${tx.environmentId} and hash = ${hash} and status = 'approved'`)
  return spent === 1
}

function textOf(userCode: string): string {
  return `user_code:${lettersOf(userCode)}`
}
