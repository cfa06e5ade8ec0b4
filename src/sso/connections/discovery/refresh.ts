import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import {
  addressesIn,
  askDiscovery,
  type DiscoveryDocument,
  DiscoveryFailure,
  nextRefresh,
  toStored,
} from '../../provider-documents/index.ts'
import { issuersAt } from '../oidc/resolve-oidc.ts'
import { type ConnectionRow, connectionColumns } from '../schemas.ts'
import { settle } from '../settle.ts'

/**
 * Reads the discovery document of a connection, if it was never read. A failure is remembered (`discovery_failure`). Waits for
 * another server, so it is called outside of transactions.
 */
export async function refreshDiscovery(ctx: Context, connectionId: string): Promise<void> {
  const unread = await ctx.db.maybe<{
    discovery_endpoint: string
    issuer: string | null
    discovery_failures: number
  }>(sql`
    select discovery_endpoint, issuer, discovery_failures from oidc_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and discovery_endpoint is not null
      and discovery_read_at is null`)
  if (unread === undefined) return
  const { discovery_endpoint: endpoint, issuer, discovery_failures } = unread
  try {
    const document = await askDiscovery(ctx, endpoint)
    checkAddresses(ctx, document)
    const possible = issuer === null ? issuersAt(endpoint) : [issuer]
    if (!possible.includes(document.issuer))
      throw new DiscoveryFailure('wrong_discovery_issuer', { found: document.issuer, expected: possible })
    await rememberDiscovery(ctx, connectionId, endpoint, document.issuer)
  } catch (error) {
    await rememberFailure(ctx, connectionId, endpoint, asFailure(error), discovery_failures + 1)
  }
}

/** O-6: what a document says is checked as what an administrator enters. @throws OutgoingError */
function checkAddresses({ system: { outgoing } }: Context, document: DiscoveryDocument): void {
  const { asked, visited } = addressesIn(document)
  for (const url of asked) outgoing.checkUrl(url)
  for (const url of visited) outgoing.checkBrowserUrl(url)
}

function asFailure(error: unknown): DiscoveryFailure {
  if (error instanceof DiscoveryFailure) return error
  if (error instanceof OutgoingError) return new DiscoveryFailure('forbidden_address')
  throw error
}

async function rememberFailure(
  ctx: Context,
  id: string,
  endpoint: string,
  failure: DiscoveryFailure,
  failures: number,
): Promise<void> {
  await ctx.db.run(sql`
    update oidc_settings set discovery_failure = ${toStored(failure)}, discovery_failures = ${failures},
      discovery_due_at = ${nextRefresh(ctx.now(), failures)}
    where environment_id = ${ctx.environmentId} and connection_id = ${id} and discovery_endpoint = ${endpoint}
      and discovery_read_at is null`)
}

/**
 * Remembers that a connection's discovery document was read, and the issuer that it names, unless another provider was configured
 * meanwhile. With the first reading, the connection can be used.
 */
export async function rememberDiscovery(
  ctx: Context,
  connectionId: string,
  endpoint: string,
  issuer: string,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const connection = await tx.db.maybe<ConnectionRow>(sql`
      select ${connectionColumns} from connections
      where environment_id = ${tx.environmentId} and id = ${connectionId} for update`)
    const changed = await tx.db.run(sql`
      update oidc_settings set issuer = ${issuer}, discovery_read_at = ${tx.now()}, discovery_due_at = null,
        discovery_failure = null, discovery_failures = 0
      where environment_id = ${tx.environmentId} and connection_id = ${connectionId} and discovery_endpoint = ${endpoint}
        and coalesce(issuer, ${issuer}) = ${issuer} and discovery_read_at is null`)
    if (changed === 1 && connection?.state === 'validating') await settle(tx, connection, connection.state)
  })
}
