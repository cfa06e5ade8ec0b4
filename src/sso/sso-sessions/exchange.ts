import type { System, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import type { Exchange } from './schemas.ts'

/** Stores what was sent or received, in addition to what is stored already. */
export function keepExchange(tx: TransactionContext, id: string, exchange: Exchange): void {
  tx.db.send(sql`
    update sso_sessions set sealed_exchange = ${sealExchange(tx, id, exchange)}
    where environment_id = ${tx.environmentId} and id = ${id}`)
}

export function sealExchange(tx: TransactionContext, id: string, exchange: Exchange): string {
  return tx.system.keyring.seal(JSON.stringify(exchange), sealContext(id))
}

export function openExchange({ keyring }: System, id: string, sealed: string | null): Exchange | null {
  return sealed === null ? null : openJson<Exchange>(keyring, sealed, sealContext(id))
}

function sealContext(id: string): string {
  return `sso_exchange:${id}`
}
