import type { Context } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type RegistrationRow, registrationColumns, statusOf } from '../agent-registrations/index.ts'
import { alreadyClaimed, claimExpired, claimRevoked, invalidClaimToken } from './errors.ts'

export const claimErrors = [invalidClaimToken, alreadyClaimed, claimRevoked, claimExpired]

/** The claim of a registration, with the registration. */
export interface ClaimRow extends RegistrationRow {
  claim_id: string
  claim_created_at: string
  claim_expires_at: string
  completed_by_attempt_id: string | null
}

export const claimColumns = sql`
  ${registrationColumns}, c.id as claim_id, c.created_at as claim_created_at, c.expires_at as claim_expires_at,
  c.completed_by_attempt_id`

/** The claim of a token. @param locking how much others have to wait. @throws invalidClaimToken */
export async function getClaim(ctx: Context, token: string, locking: Statement = sql``): Promise<ClaimRow> {
  const row = await ctx.db.maybe<ClaimRow>(sql`
    select ${claimColumns} from agent_claims c
    join agent_registrations r on r.environment_id = c.environment_id and r.id = c.registration_id
    where c.hash = ${anyOf(ctx.system.hashesOf(token))} and c.environment_id = ${ctx.environmentId} ${locking}`)
  if (row === undefined) throw invalidClaimToken()
  return row
}

/** @throws alreadyClaimed, claimRevoked, claimExpired */
export function requireOpen(claim: ClaimRow, now: Date): void {
  if (claim.completed_by_attempt_id !== null) throw alreadyClaimed()
  if (claim.status === 'revoked') throw claimRevoked()
  const isOver = Date.parse(claim.claim_expires_at) <= now.getTime()
  if (isOver || statusOf(claim, now) !== 'unverified') throw claimExpired()
}
