import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
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

/** The same as `toOrganizationDomain` in SQL: absent values are left out. */
const organizationDomain = sql`
  json_strip_nulls(json_build_object(
    'object', 'organization_domain', 'id', id, 'organization_id', organization_id, 'domain', domain, 'state', state,
    'verification_prefix', verification_prefix, 'verification_token', verification_token,
    'verification_strategy', verification_strategy,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)}))`
