import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { refreshDiscoveryJob } from './discovery/jobs.ts'
import { refreshMetadataJob } from './metadata/jobs.ts'
import type { CreateConnection } from './schemas.ts'
import { createConnection, updateConnection } from './service.ts'

/**
 * Creates a connection inside of a transaction, unless the organization has one of this name. Its provider is asked by a job
 * after the commit.
 *
 * @returns whether it is new.
 * @throws notFound, connectionRefused, domainRefused, invalidRole, subResourceRole
 */
export async function importConnection(
  tx: TransactionContext,
  input: CreateConnection,
  isSwitchedOff: boolean,
): Promise<boolean> {
  const known = await tx.db.maybe(sql`
    select 1 from connections
    where environment_id = ${tx.environmentId} and organization_id = ${input.organization_id} and name = ${input.name}`)
  if (known !== undefined) return false
  const { row } = await createConnection(tx, input, 'later')
  if (input.saml?.idp_metadata_url !== undefined) enqueueJob(tx, refreshMetadataJob, { connection_id: row.id })
  if (input.oidc !== undefined) enqueueJob(tx, refreshDiscoveryJob, { connection_id: row.id })
  if (isSwitchedOff && (row.state === 'active' || row.state === 'validating'))
    await updateConnection(tx, row.id, { state: 'inactive' })
  return true
}
