import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { hashPortalToken, newPortalToken, sealPortalToken } from './tokens.ts'

const batchSize = 200

/** Gives open set-up links other tokens: an attacker may have read the ones that they have. They can be shown and mailed again. */
export async function renewSetupTokens(system: System): Promise<void> {
  const { database, keyring, now } = system
  const prefix = keyring.prefix()
  for (;;) {
    const rows = await database.many<{ environment_id: string; id: string; sealed_token: string }>(sql`
      select environment_id, id, sealed_token from portal_links
      where expires_at > ${now()} and left(sealed_token, ${prefix.length}::int) <> ${prefix} limit ${batchSize}`)
    for (const { environment_id, id, sealed_token } of rows) {
      const token = newPortalToken()
      await database.run(sql`
        update portal_links set token_hash = ${hashPortalToken(system, token)},
          sealed_token = ${sealPortalToken({ system }, id, token)}
        where environment_id = ${environment_id} and id = ${id} and sealed_token = ${sealed_token}`)
    }
    if (rows.length < batchSize) return
  }
}
