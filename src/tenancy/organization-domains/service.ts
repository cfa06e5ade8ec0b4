import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { randomCrockford } from '#platform/ids.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { checkDomain } from './check-domain.ts'
import { parseDomainName } from './dns/domain-name.ts'
import { domainAlreadyExists, domainAlreadyVerified, domainRefused, domainVerifiedElsewhere } from './errors.ts'
import { organizationDomainCreated, organizationDomainDeleted } from './events.ts'
import { verifyOrganizationDomain } from './jobs.ts'
import {
  type DomainData,
  type OrganizationDomainRow,
  organizationDomainColumns,
  toOrganizationDomain,
} from './schemas.ts'
import {
  announceUpdate,
  announceVerified,
  lockDomain,
  markVerified,
  selectDomain,
  updateDomain,
} from './transitions.ts'

/**
 * The canonical form of a domain that an organization may claim.
 *
 * @throws domainRefused for IP addresses, single labels, wildcards, public suffixes and public mail domains.
 */
export function requireDomainName(input: string, field = 'domain'): string {
  const parsed = parseDomainName(input)
  if (typeof parsed !== 'string') throw domainRefused(field, parsed.refused)
  return parsed
}

/**
 * Adds a domain to an organization. The DNS verification of a pending domain starts immediately.
 *
 * @throws notFound when the organization does not exist in the environment.
 * @throws domainAlreadyExists, domainVerifiedElsewhere
 */
export function addDomain(ctx: Context, organizationId: string, data: DomainData): Promise<OrganizationDomainRow> {
  return ctx.transaction(async (tx) => {
    const row = await insertDomain(tx, organizationId, data)
    await announceNew(tx, row)
    return row
  })
}

/** The first half of {@link addDomain}: stores the domain, and leaves it to the caller to announce it. */
export function insertDomain(
  tx: TransactionContext,
  organizationId: string,
  data: DomainData,
): Promise<OrganizationDomainRow> {
  const domain = requireDomainName(data.domain)
  const isManual = data.state === 'verified'
  const now = tx.now()
  return tx.db
    .one<OrganizationDomainRow>(sql`
      insert into organization_domains (environment_id, id, organization_id, domain, state, verification_strategy,
        verification_prefix, verification_token, verification_started_at, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('org_domain')}, ${organizationId}, ${domain}, ${data.state},
        ${isManual ? 'manual' : 'dns'}, ${isManual ? null : newVerificationPrefix()}, ${isManual ? null : randomToken(25)},
        ${isManual ? null : now}, ${now}, ${now})
      returning ${organizationDomainColumns}`)
    .catch(onViolation('organization_domains_domain', domainAlreadyExists))
    .catch(onViolation('organization_domains_verified', () => domainVerifiedElsewhere(domain)))
}

/** The second half of {@link addDomain}: records the events of a new domain and starts its DNS proof, unless it is verified already. */
export async function announceNew(tx: TransactionContext, row: OrganizationDomainRow): Promise<void> {
  recordEvent(tx, organizationDomainCreated, toOrganizationDomain(row))
  if (row.state === 'verified') await announceVerified(tx, row)
  else enqueueJob(tx, verifyOrganizationDomain, { id: row.id }, { key: row.id })
}

export async function getDomain(ctx: Context, id: string): Promise<OrganizationDomainRow> {
  const row = await ctx.db.maybe<OrganizationDomainRow>(sql`${selectDomain(ctx)} and id = ${id}`)
  if (row === undefined) throw notFound('Organization domain', id)
  return row
}

/** The domains of some organizations, in the order in which they were added. */
export function listDomainsOf(ctx: Context, organizationIds: string[]): Promise<OrganizationDomainRow[]> {
  if (organizationIds.length === 0) return Promise.resolve([])
  return ctx.db.many<OrganizationDomainRow>(
    sql`${selectDomain(ctx)} and organization_id = any(${organizationIds}) order by id`,
  )
}

/** Whether the domain of an email is a verified one of the organization. */
export async function ownsDomainOf(ctx: Context, organizationId: string, email: string): Promise<boolean> {
  const { owns } = await ctx.db.one<{ owns: boolean }>(sql`select ${isOwnDomain(ctx, organizationId, email)} as owns`)
  return owns
}

/** An expression for what {@link ownsDomainOf} answers. */
export function isOwnDomain({ environmentId }: Context, organizationId: string, email: string): Statement {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? ''
  return sql`exists (select from organization_domains
    where environment_id = ${environmentId} and organization_id = ${organizationId} and domain = ${domain} and state = 'verified')`
}

/** The organization that has verified a domain: at most one of an environment. */
export async function findOrganizationOfDomain(ctx: Context, domain: string): Promise<string | undefined> {
  const found = await ctx.db.maybe<OrganizationDomainRow>(
    sql`${selectDomain(ctx)} and domain = ${domain.toLowerCase()} and state = 'verified'`,
  )
  return found?.organization_id
}

export function removeDomain(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<OrganizationDomainRow>(sql`
      delete from organization_domains where environment_id = ${tx.environmentId} and id = ${id}
      returning ${organizationDomainColumns}`)
    if (row === undefined) throw notFound('Organization domain', id)
    recordEvent(tx, organizationDomainDeleted, toOrganizationDomain(row))
  })
}

/**
 * Replaces the organization's domains with `wanted`. Domains that stay keep their ids, others are removed, new ones
 *   are added. A domain that stays and is declared verified becomes verified.
 */
export async function replaceDomains(
  tx: TransactionContext,
  organizationId: string,
  wanted: readonly DomainData[],
): Promise<void> {
  const target = new Map(wanted.map((data) => [requireDomainName(data.domain, 'domain_data'), data]))
  for (const current of await listDomainsOf(tx, [organizationId])) {
    const data = target.get(current.domain)
    target.delete(current.domain)
    if (data === undefined) await removeDomain(tx, current.id)
    else if (data.state === 'verified' && current.state !== 'verified') await markVerified(tx, current, 'manual')
  }
  for (const data of target.values()) await addDomain(tx, organizationId, data)
}

/**
 * Starts the DNS proof, or starts it over after it failed. Answers before any lookup was made.
 *
 * @throws domainAlreadyVerified
 */
export function startVerification(ctx: Context, id: string): Promise<OrganizationDomainRow> {
  return ctx.transaction(async (tx) => {
    const before = await lockDomain(tx, id)
    if (before.state === 'verified') throw domainAlreadyVerified()
    const row = await updateDomain(
      tx,
      id,
      sql`state = 'pending', verification_strategy = 'dns', verification_started_at = ${tx.now()},
        verification_prefix = coalesce(verification_prefix, ${newVerificationPrefix()}),
        verification_token = coalesce(verification_token, ${randomToken(25)})`,
    )
    announceUpdate(tx, before, row)
    enqueueJob(tx, verifyOrganizationDomain, { id }, { key: id })
    return row
  })
}

/** As {@link startVerification}, and looks the record up at once. @throws domainAlreadyVerified, domainVerifiedElsewhere */
export async function verifyNow(ctx: Context, id: string): Promise<void> {
  await checkDomain(ctx, await startVerification(ctx, id))
}

/** The name of the TXT record: recognisable to an administrator, unique enough not to collide with other services. */
function newVerificationPrefix(): string {
  return `gatehouse-domain-verification-${randomCrockford(6).toLowerCase()}`
}
