import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { newInvitationToken } from './invitation-token.ts'

const batchSize = 200

/**
 * Gives open invitations other tokens: an attacker may have read the ones that they have. The links in mails stop working; the
 * invitation has the new one, and can be sent again.
 */
export async function renewInvitationTokens(system: System): Promise<void> {
  const { database, keyring, now } = system
  const prefix = keyring.prefix()
  for (;;) {
    const rows = await database.many<{ environment_id: string; id: string; sealed_token: string }>(sql`
      select environment_id, id, sealed_token from invitations
      where accepted_at is null and revoked_at is null and expires_at > ${now()}
        and left(sealed_token, ${prefix.length}::int) <> ${prefix} limit ${batchSize}`)
    for (const { environment_id, id, sealed_token } of rows) {
      const { hash, sealed } = newInvitationToken({ system }, id)
      await database.run(sql`
        update invitations set token_hash = ${hash}, sealed_token = ${sealed}
        where environment_id = ${environment_id} and id = ${id} and sealed_token = ${sealed_token}`)
    }
    if (rows.length < batchSize) return
  }
}

/**
 * Gives all open invitations other tokens after a restore: those that were accepted or revoked since the backup are open again, and
 * an earlier link would admit its holder.
 */
export async function renewRestoredInvitations(system: System): Promise<number> {
  const { database, now } = system
  let renewed = 0
  let after = { environment_id: '', id: '' }
  for (;;) {
    const rows = await database.many<{ environment_id: string; id: string }>(sql`
      select environment_id, id from invitations
      where (environment_id, id) > (${after.environment_id}, ${after.id})
        and accepted_at is null and revoked_at is null and expires_at > ${now()}
      order by environment_id, id limit ${batchSize}`)
    for (const { environment_id, id } of rows) {
      const { hash, sealed } = newInvitationToken({ system }, id)
      renewed += await database.run(sql`
        update invitations set token_hash = ${hash}, sealed_token = ${sealed}
        where environment_id = ${environment_id} and id = ${id}`)
    }
    const last = rows.at(-1)
    if (last === undefined) return renewed
    after = last
  }
}
