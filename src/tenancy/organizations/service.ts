import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation, onViolations } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type FoundSource, readFoundPage } from '#platform/http/found-page.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { changeMetadata } from '#platform/http/metadata.ts'
import { externalIdTaken } from '#platform/http/shared-errors.ts'
import {
  announceNewDomain,
  type DomainData,
  domainsOf,
  endDomains,
  insertDomain,
  listDomainsOf,
  type OrganizationDomain,
  replaceDomains,
  toOrganizationDomain,
} from '../organization-domains/index.ts'
import { beginsWithOrganization } from './begins-with-organization.ts'
import { endPartsOf } from './ends-with-organization.ts'
import { stripeCustomerIdTaken } from './errors.ts'
import { organizationCreated, organizationDeleted, organizationUpdated } from './events.ts'
import {
  type CreateOrganization,
  type Organization,
  type OrganizationRow,
  organizationColumns,
  toAnnouncedOrganization,
  toOrganization,
  type UpdateOrganization,
} from './schemas.ts'
import { searchOfNames, searchOfNamesAndDomains } from './search.ts'

/**
 * Stores an organization with its domains and records `organization.created` and then `organization_domain.created` for
 * each; all commit or nothing does.
 * The database decides uniqueness, so two racing calls cannot both succeed.
 *
 * @param isMadeForAgent whether an agent's registration makes it. Pages call it the personal one of its member, until it
 * gets another name. @param createdAt for one that another system had: when it was made there
 * @throws externalIdTaken, invalidMetadata, domainRefused, domainVerifiedElsewhere
 */
export function createOrganization(
  ctx: Context,
  input: CreateOrganization,
  { isMadeForAgent = false, createdAt }: { isMadeForAgent?: boolean; createdAt?: Date } = {},
): Promise<Organization> {
  const { name, external_id = null, allow_profiles_outside_organization = false } = input
  const metadata = changeMetadata({}, input.metadata ?? null)
  return ctx.transaction(async (tx) => {
    const row = await tx.db
      .one<OrganizationRow>(sql`
        insert into organizations (environment_id, id, name, external_id, metadata, allow_profiles_outside_organization,
          made_for_agent, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('org')}, ${name}, ${external_id}, ${metadata},
          ${allow_profiles_outside_organization}, ${isMadeForAgent}, ${createdAt ?? tx.now()}, ${tx.now()})
        returning ${organizationColumns}`)
      .catch(onViolation('organizations_external_id', () => externalIdTaken(String(external_id))))
    const domains = []
    for (const data of wantedDomains(input) ?? []) domains.push(await insertDomain(tx, row.id, data))
    const organization = toOrganization(row, domains.map(toOrganizationDomain))
    // Before the events of its parts, so that a reader of the log knows the organization first.
    recordEvent(tx, organizationCreated, toAnnouncedOrganization(organization))
    for (const domain of domains) await announceNewDomain(tx, domain)
    for (const begin of beginsWithOrganization.of(tx.system)) begin(tx, row.id)
    return organization
  })
}

/** @throws notFound */
export function getOrganization(ctx: Context, id: string): Promise<Organization> {
  return findOrganization(ctx, sql`o.id = ${id}`, id)
}

/** @throws notFound */
export function getOrganizationByExternalId(ctx: Context, externalId: string): Promise<Organization> {
  return findOrganization(ctx, sql`o.external_id = ${externalId}`, externalId)
}

async function findOrganization(ctx: Context, isIt: Statement, name: string): Promise<Organization> {
  const row = await ctx.db.maybe<JoinedOrganization>(sql`
    select ${organizationColumns}, ${domainsOf(sql`o`)} as domains from organizations o
    where o.environment_id = ${ctx.environmentId} and ${isIt}`)
  if (row === undefined) throw notFound('Organization', name)
  return toOrganization(row, row.domains)
}

/** Whether profiles of an organization may have other domains than its own, within a statement: null if it does not exist. */
export function admitsOutsiders({ environmentId }: Context, id: string): Statement {
  return sql`(select allow_profiles_outside_organization from organizations
    where environment_id = ${environmentId} and id = ${id})`
}

/** @throws notFound */
export async function requireOrganization(ctx: Context, id: string): Promise<void> {
  const found = await ctx.db.maybe(
    sql`select 1 from organizations where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (found === undefined) throw notFound('Organization', id)
}

/** The organization with an id or an external id, or the oldest with a name. */
export async function findOrganizationId(
  ctx: Context,
  key: { id: string } | { external_id: string } | { name: string },
): Promise<string | undefined> {
  const hasKey =
    'id' in key ? sql`id = ${key.id}` : 'name' in key ? sql`name = ${key.name}` : sql`external_id = ${key.external_id}`
  const found = await ctx.db.maybe<{ id: string }>(sql`
    select id from organizations where environment_id = ${ctx.environmentId} and ${hasKey} order by id limit 1`)
  return found?.id
}

/** Whether the environment has any. */
export async function hasOrganizations(ctx: Context): Promise<boolean> {
  const found = await ctx.db.maybe(sql`select 1 from organizations where environment_id = ${ctx.environmentId} limit 1`)
  return found !== undefined
}

/** Keeps an organization from being deleted until the transaction ends: a concurrent deletion waits here. */
export function holdOrganization(tx: TransactionContext, id: string): void {
  tx.db.send(sql`select 1 from organizations where environment_id = ${tx.environmentId} and id = ${id} for key share`)
}

interface JoinedOrganization extends OrganizationRow {
  domains: OrganizationDomain[]
}

export interface OrganizationFilters {
  /** Organizations that have any of these. */
  domains?: string[]
  /** A part of the name, in any case. */
  search?: string
  /** A part of the name or of a domain, in any case. */
  name_or_domain?: string
}

export async function listOrganizations(
  ctx: Context,
  query: ListQuery & OrganizationFilters,
  most?: Pick<FoundSource, 'mostLookedUp' | 'mostNear'>,
): Promise<Page<Organization>> {
  const page = await readOrganizations(ctx, query, most)
  return { ...page, rows: page.rows.map((row) => toOrganization(row, row.domains)) }
}

function readOrganizations(
  ctx: Context,
  query: ListQuery & OrganizationFilters,
  most?: Pick<FoundSource, 'mostLookedUp' | 'mostNear'>,
): Promise<Page<JoinedOrganization>> {
  const { domains, search, name_or_domain } = query
  const searches = [
    ...(search === undefined ? [] : [searchOfNames(ctx, search)]),
    ...(name_or_domain === undefined ? [] : [searchOfNamesAndDomains(ctx, name_or_domain)]),
  ]
  const [first, ...others] = searches
  const scope = sql`environment_id = ${ctx.environmentId}`
  const filters = [
    domains === undefined
      ? undefined
      : sql`organizations.id = any(array(select d.organization_id from organization_domains d
          where d.environment_id = ${ctx.environmentId} and d.domain = any(${domains.map((domain) => domain.toLowerCase())})))`,
    ...others.map(({ lookUp }) => sql`id in (${lookUp})`),
  ]
  const columns = sql`${organizationColumns}, ${domainsOf(sql`organizations`)} as domains`
  const list = { id: sql`id`, prefix: 'org' }
  if (first === undefined)
    return readPage(ctx.db, query, {
      ...list,
      select: sql`select ${columns} from organizations`,
      where: [scope, ...filters],
    })
  const found = { columns, table: sql`organizations`, search: first }
  return readFoundPage(ctx.db, query, { ...list, ...found, ...most, scope, filters })
}

/**
 * Changes the members that are given and records `organization.updated` when that changed anything.
 *
 * @throws notFound, externalIdTaken, stripeCustomerIdTaken, invalidMetadata, domainRefused, domainVerifiedElsewhere
 */
export function updateOrganization(ctx: Context, id: string, input: UpdateOrganization): Promise<Organization> {
  return ctx.transaction(async (tx) => {
    // Read behind the lock, which no one who adds to the organization passes.
    const [current, domainsBefore] = await Promise.all([lockOrganization(tx, id), readDomains(tx, id)])
    const before = toOrganization(current, domainsBefore)
    const {
      name = current.name,
      external_id = current.external_id,
      stripe_customer_id = current.stripe_customer_id,
      allow_profiles_outside_organization = current.allow_profiles_outside_organization,
    } = input
    const metadata = input.metadata === undefined ? current.metadata : changeMetadata(current.metadata, input.metadata)
    tx.db.send(
      sql`
        update organizations set name = ${name}, made_for_agent = made_for_agent and name = ${name}, external_id = ${external_id}, stripe_customer_id = ${stripe_customer_id},
          metadata = ${metadata}, allow_profiles_outside_organization = ${allow_profiles_outside_organization},
          updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}`,
      onViolations({
        organizations_external_id: () => externalIdTaken(String(external_id)),
        organizations_stripe_customer_id: () => stripeCustomerIdTaken(String(stripe_customer_id)),
      }),
    )
    const row = {
      ...current,
      name,
      external_id,
      stripe_customer_id,
      metadata,
      allow_profiles_outside_organization,
      updated_at: tx.now().toISOString(),
    }
    const domains = wantedDomains(input)
    if (domains !== undefined) await replaceDomains(tx, id, domains)
    const organization = toOrganization(row, domains === undefined ? domainsBefore : await readDomains(tx, id))
    const changed = changedAttributes(before, organization)
    if (changed !== undefined) recordEvent(tx, organizationUpdated, toAnnouncedOrganization(organization), changed)
    return organization
  })
}

/**
 * Deletes an organization with everything that belongs to it: domains, memberships and their assignments. Records the
 * events of its parts first and its own last. Sessions in it can no longer be refreshed. Of racing calls, one succeeds.
 *
 * @throws notFound
 */
export function deleteOrganization(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockOrganization(tx, id)
    const organization = toOrganization(row, await readDomains(tx, id))
    await endPartsOf(tx, id)
    await endDomains(tx, id)
    tx.db.send(sql`delete from organizations where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, organizationDeleted, toAnnouncedOrganization(organization))
  })
}

/** Reads an organization so that no other call changes it, or adds to it, before this one is done. @throws notFound */
async function lockOrganization(tx: TransactionContext, id: string): Promise<OrganizationRow> {
  const row = await tx.db.maybe<OrganizationRow>(sql`${selectOrganization(tx)} and id = ${id} for update`)
  if (row === undefined) throw notFound('Organization', id)
  return row
}

async function readDomains(tx: TransactionContext, id: string): Promise<OrganizationDomain[]> {
  return (await listDomainsOf(tx, [id])).map(toOrganizationDomain)
}

function selectOrganization(ctx: Context): Statement {
  return sql`select ${organizationColumns} from organizations where environment_id = ${ctx.environmentId}`
}

/** The deprecated plain list says nothing of the state; its domains start their DNS proof. */
function wantedDomains(input: UpdateOrganization): DomainData[] | undefined {
  if (input.domain_data === undefined && input.domains === undefined) return undefined
  return [
    ...(input.domain_data ?? []),
    ...(input.domains ?? []).map((domain) => ({ domain, state: 'pending' as const })),
  ]
}
