import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { domainAlreadyExists, domainVerifiedElsewhere } from './errors.ts'
import { organizationDomainCreated } from './events.ts'
import { type OrganizationDomainRow, organizationDomainColumns, toOrganizationDomain } from './schemas.ts'
import { announceNew, requireDomainName, startVerification } from './service.ts'
import { lockDomain, markVerified } from './transitions.ts'

/** A domain as another system has it, with the record that an administrator may have published already. */
export type ImportedDomain = Pick<
  OrganizationDomainRow,
  'id' | 'organization_id' | 'domain' | 'state' | 'verification_prefix' | 'verification_token' | 'verification_strategy'
> & { /** By default now. */ created_at: Date | null }

/**
 * Stores a domain with its id and its record of DNS. The verification of a pending one goes on here, with a new record if it has none.
 *
 * @throws domainRefused, domainAlreadyExists, domainVerifiedElsewhere, and notFound for the organization
 */
export async function importDomain(tx: TransactionContext, imported: ImportedDomain): Promise<void> {
  const { id, organization_id, verification_prefix, verification_token, verification_strategy } = imported
  const domain = requireDomainName(imported.domain)
  const hasRecord = verification_prefix !== null && verification_token !== null
  const state = imported.state === 'pending' && !hasRecord ? 'failed' : imported.state
  const now = tx.now()
  const row = await tx.db
    .one<OrganizationDomainRow>(sql`
      insert into organization_domains (environment_id, id, organization_id, domain, state, verification_strategy,
        verification_prefix, verification_token, verification_started_at, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${organization_id}, ${domain}, ${state},
        ${verification_strategy}, ${verification_prefix}, ${verification_token}, ${hasRecord ? now : null}, ${imported.created_at ?? now}, ${now})
      returning ${organizationDomainColumns}`)
    .catch(onViolation('organization_domains_domain', domainAlreadyExists))
    .catch(onViolation('organization_domains_verified', () => domainVerifiedElsewhere(domain)))
  if (row.state === 'failed') recordEvent(tx, organizationDomainCreated, toOrganizationDomain(row))
  else await announceNew(tx, row)
  if (imported.state !== state) await startVerification(tx, id)
}

/** Brings a domain to the state that it has in another system, unless it is verified here. @throws notFound, domainVerifiedElsewhere */
export async function followDomain(tx: TransactionContext, { id, state }: ImportedDomain): Promise<void> {
  const before = await lockDomain(tx, id)
  if (before.state === 'verified' || before.state === state) return
  if (state === 'verified') await markVerified(tx, before, before.verification_strategy)
  else if (state === 'pending') await startVerification(tx, id)
}
