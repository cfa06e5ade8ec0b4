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

/** Gives all open set-up links other tokens after a restore: those that were revoked since the backup are open again. */
export async function renewRestoredSetupLinks(system: System): Promise<number> {
  const { database, now } = system
  let renewed = 0
  let after = { environment_id: '', id: '' }
  for (;;) {
    const rows = await database.many<{ environment_id: string; id: string }>(sql`
      select environment_id, id from portal_links
      where (environment_id, id) > (${after.environment_id}, ${after.id}) and kind = 'setup_link' and expires_at > ${now()}
      order by environment_id, id limit ${batchSize}`)
    for (const { environment_id, id } of rows) {
      const token = newPortalToken()
      renewed += await database.run(sql`
        update portal_links set token_hash = ${hashPortalToken(system, token)},
          sealed_token = ${sealPortalToken({ system }, id, token)}
        where environment_id = ${environment_id} and id = ${id}`)
    }
    const last = rows.at(-1)
    if (last === undefined) return renewed
    after = last
  }
}
