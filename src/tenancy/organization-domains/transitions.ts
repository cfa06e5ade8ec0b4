import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { domainVerifiedElsewhere } from './errors.ts'
import {
  organizationDomainUpdated,
  organizationDomainVerificationFailed,
  organizationDomainVerified,
} from './events.ts'
import { type OrganizationDomainRow, organizationDomainColumns, toOrganizationDomain } from './schemas.ts'

/** Records that the proof was found. Other organizations that wait for the same domain fail at the same moment. */
export function completeVerification(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const before = await lockDomain(tx, id)
    if (before.state === 'pending') await markVerified(tx, before, 'dns')
  })
}

/** Records that the 30 days passed without the record. */
export function expireVerification(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const before = await lockDomain(tx, id)
    if (before.state === 'pending') await markFailed(tx, before, 'domain_verification_period_expired')
  })
}

export async function markVerified(
  tx: TransactionContext,
  before: OrganizationDomainRow,
  strategy: 'dns' | 'manual',
): Promise<void> {
  const row = await updateDomain(tx, before.id, sql`state = 'verified', verification_strategy = ${strategy}`).catch(
    onViolation('organization_domains_verified', () => domainVerifiedElsewhere(before.domain)),
  )
  announceUpdate(tx, before, row)
  await announceVerified(tx, row)
}

export async function announceVerified(tx: TransactionContext, row: OrganizationDomainRow): Promise<void> {
  recordEvent(tx, organizationDomainVerified, toOrganizationDomain(row))
  const rivals = await tx.db.many<OrganizationDomainRow>(
    sql`${selectDomain(tx)} and domain = ${row.domain} and state = 'pending' and id <> ${row.id} order by id for update`,
  )
  for (const rival of rivals) await markFailed(tx, rival, 'domain_verified_by_other_organization')
}

async function markFailed(
  tx: TransactionContext,
  before: OrganizationDomainRow,
  reason: 'domain_verification_period_expired' | 'domain_verified_by_other_organization',
): Promise<void> {
  const row = await updateDomain(tx, before.id, sql`state = 'failed'`)
  recordEvent(tx, organizationDomainVerificationFailed, { reason, organization_domain: toOrganizationDomain(row) })
}

export function announceUpdate(
  tx: TransactionContext,
  before: OrganizationDomainRow,
  after: OrganizationDomainRow,
): void {
  const changed = changedAttributes(toOrganizationDomain(before), toOrganizationDomain(after))
  if (changed !== undefined) recordEvent(tx, organizationDomainUpdated, toOrganizationDomain(after), changed)
}

export async function lockDomain(tx: TransactionContext, id: string): Promise<OrganizationDomainRow> {
  const row = await tx.db.maybe<OrganizationDomainRow>(sql`${selectDomain(tx)} and id = ${id} for update`)
  if (row === undefined) throw notFound('Organization domain', id)
  return row
}

export function updateDomain(tx: TransactionContext, id: string, changes: Statement): Promise<OrganizationDomainRow> {
  return tx.db.one<OrganizationDomainRow>(sql`
    update organization_domains set ${changes}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} returning ${organizationDomainColumns}`)
}

export function selectDomain(ctx: Context): Statement {
  return sql`select ${organizationDomainColumns} from organization_domains where environment_id = ${ctx.environmentId}`
}
