import type { Context, TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { OidcChange } from './resolve-oidc.ts'

export interface OidcSettingsRow {
  connection_id: string
  issuer: string | null
  discovery_endpoint: string | null
  client_id: string | null
  sealed_client_secret: string | null
  client_authentication: 'client_secret_basic' | 'client_secret_post'
}

const settingsColumns = sql`
  connection_id, issuer, discovery_endpoint, client_id, sealed_client_secret, client_authentication`

export function insertOidc(tx: TransactionContext, connectionId: string): void {
  tx.db.send(sql`
    insert into oidc_settings (environment_id, connection_id) values (${tx.environmentId}, ${connectionId})`)
}

/** Changes what is given, of a connection that is locked. */
export async function updateOidc(tx: TransactionContext, connectionId: string, change: OidcChange): Promise<void> {
  const current = await readOidc(tx, connectionId)
  const secret = change.clientSecret && tx.system.keyring.seal(change.clientSecret, sealContext(connectionId))
  await tx.db.run(sql`
    update oidc_settings set issuer = ${change.issuer === undefined ? current.issuer : change.issuer},
      discovery_endpoint = ${change.discoveryEndpoint ?? current.discovery_endpoint},
      client_id = ${change.clientId ?? current.client_id},
      sealed_client_secret = ${secret ?? current.sealed_client_secret},
      client_authentication = ${change.clientAuthentication ?? current.client_authentication}
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId}`)
}

export function readOidc(ctx: Context, connectionId: string): Promise<OidcSettingsRow> {
  return ctx.db.one<OidcSettingsRow>(sql`
    select ${settingsColumns} from oidc_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
}

/** What is missing before people can sign in, in a sentence. */
export async function missingOfOidc(ctx: Context, connectionId: string): Promise<string | undefined> {
  const { discovery_endpoint, client_id, sealed_client_secret } = await readOidc(ctx, connectionId)
  if (discovery_endpoint === null) return 'Send `oidc.discovery_endpoint` or `oidc.issuer`.'
  if (client_id === null) return 'Send `oidc.client_id`.'
  return sealed_client_secret === null ? 'Send `oidc.client_secret`.' : undefined
}

function sealContext(connectionId: string): string {
  return `oidc_client_secret:${connectionId}`
}
