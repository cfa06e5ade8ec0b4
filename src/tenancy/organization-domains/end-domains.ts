import { recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationDomain } from './domain-as-json.ts'
import { organizationDomainDeleted } from './events.ts'
import { organizationDomainColumns } from './schemas.ts'

/** Deletes the domains of an organization and records `organization_domain.deleted` for each. */
export function endDomains(tx: TransactionContext, organizationId: string): Promise<void> {
  return recordRemoval(tx, organizationDomainDeleted, {
    removed: sql`
      delete from organization_domains where environment_id = ${tx.environmentId} and organization_id = ${organizationId}
      returning ${organizationDomainColumns}`,
    data: organizationDomain,
  })
}
