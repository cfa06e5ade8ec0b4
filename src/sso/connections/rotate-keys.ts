import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { familyOf } from './connection-types.ts'
import { connectionRefused } from './errors.ts'
import { certificateRenewed } from './events.ts'
import { insertKey, listOwnKeys, newSamlKey, type OwnKey } from './saml/saml-keys.ts'
import { readSaml } from './saml/saml-settings.ts'
import { type ConnectionRow, connectionColumns } from './schemas.ts'

/**
 * Gives a connection a new key, which is in our metadata at once and signs later, when the provider has read it. While one
 * waits already, only the time from which it signs changes. `connection.saml_certificate_renewed` tells of a new one.
 *
 * @returns all keys of the connection, newest first.
 * @throws notFound; connectionRefused for a connection without SAML.
 */
export async function rotateKeys(ctx: Context, connectionId: string, signsAfterDays: number): Promise<OwnKey[]> {
  const spare = await newSamlKey(ctx)
  return ctx.transaction(async (tx) => {
    const connection = await tx.db.maybe<ConnectionRow>(sql`
      select ${connectionColumns} from connections
      where environment_id = ${tx.environmentId} and id = ${connectionId} and organization_id is not null for update`)
    if (connection === undefined) throw notFound('Connection', connectionId)
    if (familyOf(connection.connection_type) !== 'saml') throw connectionRefused('id', 'Only SAML has keys to rotate.')
    const signsFrom = new Date(tx.now().getTime() + signsAfterDays * 86_400_000)
    const waiting = (await listOwnKeys(tx, connectionId)).find(({ state }) => state === 'waiting')
    if (waiting === undefined) {
      insertKey(tx, connectionId, spare, signsFrom)
      await announce(tx, connection)
    } else {
      tx.db.send(sql`
        update saml_keys set signs_from = ${signsFrom}
        where environment_id = ${tx.environmentId} and id = ${waiting.id}`)
    }
    return listOwnKeys(tx, connectionId)
  })
}

async function announce(tx: TransactionContext, connection: ConnectionRow): Promise<void> {
  const [newest] = await listOwnKeys(tx, connection.id)
  if (newest === undefined) return
  const { signs_requests } = await readSaml(tx, connection.id)
  for (const certificate_type of signs_requests
    ? (['RequestSigning', 'ResponseEncryption'] as const)
    : (['ResponseEncryption'] as const)) {
    recordKeyRenewed(tx, connection, certificate_type, newest.expiresAt)
  }
}

/** Records that a connection has another key. */
export function recordKeyRenewed(
  tx: TransactionContext,
  { id, organization_id }: ConnectionRow,
  certificate_type: 'RequestSigning' | 'ResponseEncryption',
  expiresAt: Date,
): void {
  const data = {
    connection: { id, organization_id },
    certificate: { certificate_type, expiry_date: expiresAt.toISOString() },
    renewed_at: tx.now().toISOString(),
  }
  recordEvent(tx, certificateRenewed, data, undefined, organization_id)
}
