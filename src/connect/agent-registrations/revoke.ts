import { recordEvent } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { deleteOrganization } from '#tenancy/organizations/index.ts'
import { endRegistration } from './end.ts'
import { registrationDeleted } from './events.ts'
import { endCredentials } from './extension-points.ts'
import type { DescribedRow } from './schemas.ts'
import { getRegistration, lockRegistration } from './service.ts'

/** @throws notFound */
export function revokeRegistration(ctx: Context, id: string): Promise<DescribedRow> {
  return ctx.transaction(async (tx) => {
    const row = await lockRegistration(tx, id)
    if (row.status === 'unverified' || row.status === 'verified') await endRegistration(tx, id, 'revoked')
    return getRegistration(tx, id)
  })
}

/**
 * Deletes a registration with all that the agent holds, and the organization that was made for it, unless a person has joined
 * that. Of racing calls, one succeeds.
 *
 * @throws notFound
 */
export function deleteRegistration(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockRegistration(tx, id)
    await endCredentials(tx, [id])
    tx.db.send(sql`delete from agent_registrations where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, registrationDeleted, { agent_registration_id: id }, undefined, row.organization_id)
    if (row.has_own_organization && row.user_id === null) await deleteOrganization(tx, row.organization_id)
  })
}
