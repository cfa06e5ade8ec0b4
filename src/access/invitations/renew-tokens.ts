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
