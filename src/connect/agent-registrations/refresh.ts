import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { isSetBack } from '#platform/restores/index.ts'
import { endRegistration } from './end.ts'
import { invalidRefreshToken } from './errors.ts'
import { registrationRefreshed } from './events.ts'
import { refreshDays, registrationTokens } from './refresh-token.ts'
import { type RegistrationRow, registrationColumns } from './schemas.ts'

export const refreshErrors = [invalidRefreshToken]

/** For how long the token before the present one gets the same successor: an answer may have been lost. */
const graceMs = 30_000

/**
 * Spends a refresh token. The one just before the present one gets the same successor for a while; an older one was stolen, or
 * its successor was, and ends the registration.
 *
 * @returns the registration with its new generation, or the error, which commits
 */
export function refreshRegistration(ctx: Context, token: string): Promise<RegistrationRow | CommittedError> {
  return ctx.transaction(async (tx) => {
    const claims = registrationTokens.read(tx, token)
    if (claims === undefined || !claims.isOf({ token_secret_hash: null })) return refused()
    const { id, generation } = claims
    const rotated = await rotate(tx, id, generation)
    if (rotated !== undefined) {
      recordEvent(tx, registrationRefreshed, { agent_registration_id: id }, undefined, rotated.organization_id)
      return rotated
    }
    const current = await tx.db.maybe<RegistrationRow>(sql`
      select ${registrationColumns} from agent_registrations r
      where r.environment_id = ${tx.environmentId} and r.id = ${id} and r.status = 'verified'
        and r.refresh_expires_at > ${tx.now()} for update`)
    if (current === undefined || generation >= current.refresh_generation) return refused()
    const since = tx.now().getTime() - Date.parse(current.refreshed_at ?? current.created_at)
    if (generation === current.refresh_generation - 1 && since <= graceMs) return current
    await endRegistration(tx, current.id, 'revoked')
    return refused()
  })
}

function refused(): CommittedError {
  return commitWith(invalidRefreshToken())
}

/** After a restore, a token of a later generation moves the registration forward to it. */
async function rotate(tx: TransactionContext, id: string, generation: number): Promise<RegistrationRow | undefined> {
  const now = tx.now()
  const rotateIf = (condition: Statement) =>
    tx.db.maybe<RegistrationRow>(sql`
      update agent_registrations r set refresh_generation = ${generation} + 1, refreshed_at = ${now},
        refresh_expires_at = ${new Date(now.getTime() + refreshDays * 86_400_000)}, updated_at = ${now}
      where r.environment_id = ${tx.environmentId} and r.id = ${id} and ${condition}
        and r.status = 'verified' and r.refresh_expires_at > ${now}
      returning ${registrationColumns}`)
  const rotated = await rotateIf(sql`r.refresh_generation = ${generation}`)
  return rotated ?? rotateIf(sql`r.refresh_generation < ${generation} and ${isSetBack(now, sql`r.created_at`)}`)
}
