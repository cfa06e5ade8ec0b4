import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { addressesOf } from './addresses.ts'
import { familyOf } from './connection-types.ts'
import { refreshDiscoveryJob } from './discovery/jobs.ts'
import type { CreateConnection } from './input-schemas.ts'
import { refreshMetadataJob } from './metadata/jobs.ts'
import { getConnection } from './read.ts'
import { createConnection, updateConnection } from './service.ts'

/**
 * Creates a connection inside of a transaction, unless the organization has one of this name. Its provider is asked by a job
 * after the commit.
 *
 * @param kept of a connection that keeps its id, whatever its name: the key in its addresses, so that those are served on
 * @returns the id of the new connection, `undefined` if there was one.
 * @throws notFound, connectionRefused, domainRefused, invalidRole, subResourceRole
 */
export async function importConnection(
  tx: TransactionContext,
  input: CreateConnection,
  isSwitchedOff: boolean,
  kept?: { key: string | null },
): Promise<string | undefined> {
  const known = await tx.db.maybe(sql`
    select 1 from connections
    where environment_id = ${tx.environmentId} and organization_id = ${input.organization_id} and name = ${input.name}`)
  if (known !== undefined && kept === undefined) return undefined
  const { row } = await createConnection(tx, input, 'later')
  if (kept?.key != null)
    await tx.db.run(sql`
      update connections set external_key = ${kept.key}
      where environment_id = ${tx.environmentId} and id = ${row.id}`)
  if (input.saml?.idp_metadata_url !== undefined) enqueueJob(tx, refreshMetadataJob, { connection_id: row.id })
  if (input.oidc !== undefined) enqueueJob(tx, refreshDiscoveryJob, { connection_id: row.id })
  if (isSwitchedOff && (row.state === 'active' || row.state === 'validating'))
    await updateConnection(tx, row.id, { state: 'inactive' })
  return row.id
}

/** Where the provider of a connection sends its responses. @throws notFound */
export async function addressOfConnection(ctx: Context, id: string): Promise<string> {
  const { row } = await getConnection(ctx, id)
  const { acsUrl, redirectUri } = addressesOf(ctx, row.external_key)
  return familyOf(row.connection_type) === 'oidc' ? redirectUri : acsUrl
}
