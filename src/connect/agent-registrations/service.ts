import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { createOrganization } from '#tenancy/organizations/index.ts'
import { registrationCreated, registrationRefreshed, toCreated } from './events.ts'
import { claimOfRegistration } from './extension-points.ts'
import { type DescribedRow, type Kind, type RegistrationRow, registrationColumns, type Status } from './schemas.ts'

/** How long a registration waits for a person to claim it. */
export const claimHours = 24

/** Who vouches for a registration, and for which of its users, by the issuer's own id. */
export interface Origin {
  issuerId: string
  subject: string
}

export interface NewRegistration {
  kind: Kind
  origin?: Origin
  /** The user for whom the agent acts from the start, and the organization. */
  member?: { userId: string; organizationId: string }
}

/**
 * Registers an agent and records `agent.registration.created`. An agent without a user gets an organization of its own,
 * and a period during which a person can claim it.
 */
export async function insertRegistration(
  tx: TransactionContext,
  id: string,
  { kind, origin, member }: NewRegistration,
): Promise<RegistrationRow> {
  const now = tx.now()
  const organizationId = member?.organizationId ?? (await createOwnOrganization(tx, id))
  const status: Status = member === undefined ? 'unverified' : 'verified'
  const expiresAt = member === undefined ? new Date(now.getTime() + claimHours * 3_600_000) : null
  const row = await tx.db.one<RegistrationRow>(sql`
    insert into agent_registrations as r (environment_id, id, identity_id, kind, status, organization_id,
      has_own_organization, user_id, issuer_id, issuer_subject, assertion_version, refresh_generation, expires_at, created_at,
      updated_at)
    values (${tx.environmentId}, ${id}, ${tx.newId('agent_identity')}, ${kind}, ${status}, ${organizationId},
      ${member === undefined}, ${member?.userId ?? null}, ${origin?.issuerId ?? null}, ${origin?.subject ?? null}, 0, 0,
      ${expiresAt}, ${now}, ${now})
    returning ${registrationColumns}`)
  recordEvent(tx, registrationCreated, toCreated(row))
  return row
}

async function createOwnOrganization(tx: TransactionContext, id: string): Promise<string> {
  const input = { name: `Agent ${id}`, metadata: { agent_registration_id: id } }
  const organization = await createOrganization(tx, input, { isMadeForAgent: true })
  return organization.id
}

/** For a catalog in which no slice knows claims. */
const noClaim = sql`
  select null as claim_id, null as claim_created_at, null as claim_updated_at, null as claim_expires_at, null as claimed_at,
    null as attempt_id, null as attempt_created_at, null as attempt_updated_at, null as attempt_expires_at`

/** Selects registrations with their claims, with the short name `r`. */
export function selectDescribed({ system }: Context): Statement {
  const [claim = noClaim] = claimOfRegistration.of(system)
  return sql`
    select ${registrationColumns}, c.claim_id, c.claim_created_at, c.claim_updated_at, c.claim_expires_at, c.claimed_at,
      c.attempt_id, c.attempt_created_at, c.attempt_updated_at, c.attempt_expires_at
    from agent_registrations r left join lateral (${claim}) c on true`
}

/** @throws notFound */
export async function getRegistration(ctx: Context, id: string): Promise<DescribedRow> {
  const row = await ctx.db.maybe<DescribedRow>(sql`
    ${selectDescribed(ctx)} where r.environment_id = ${ctx.environmentId} and r.id = ${id}`)
  if (row === undefined) throw registrationNotFound(id)
  return row
}

/** Locks it until this transaction ends. @throws notFound */
export async function lockRegistration(tx: TransactionContext, id: string): Promise<RegistrationRow> {
  const row = await tx.db.maybe<RegistrationRow>(sql`
    select ${registrationColumns} from agent_registrations r
    where r.environment_id = ${tx.environmentId} and r.id = ${id} for update`)
  if (row === undefined) throw registrationNotFound(id)
  return row
}

export interface RegistrationFilters {
  organization_id?: string
  user_id?: string
  trusted_issuer_id?: string
}

export function listRegistrations(ctx: Context, query: ListQuery & RegistrationFilters): Promise<Page<DescribedRow>> {
  const { organization_id, user_id, trusted_issuer_id } = query
  return readPage<DescribedRow>(ctx.db, query, {
    select: selectDescribed(ctx),
    where: [
      sql`r.environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`r.organization_id = ${organization_id}`,
      user_id === undefined ? undefined : sql`r.user_id = ${user_id}`,
      trusted_issuer_id === undefined ? undefined : sql`r.issuer_id = ${trusted_issuer_id}`,
    ],
    id: sql`r.id`,
    prefix: 'agent_reg',
  })
}

/**
 * A registration that is good now, kept from being claimed, revoked or deleted until the transaction ends; other reads of
 * this kind go on.
 */
export function holdLiveRegistration(tx: TransactionContext, id: string): Promise<RegistrationRow | undefined> {
  return tx.db.maybe<RegistrationRow>(sql`
    select ${registrationColumns} from agent_registrations r
    where r.environment_id = ${tx.environmentId} and r.id = ${id} and ${isLive(tx)}
    for share`)
}

/** Whether the registration with the short name `r` is good now, as SQL. */
export function isLive(ctx: Context): Statement {
  return sql`r.status in ('unverified', 'verified') and (r.expires_at is null or r.expires_at > ${ctx.now()})`
}

/**
 * Locks the open registration of the user of an issuer, of which there is one at most. Its time may be over.
 */
export function lockOpenRegistration(
  tx: TransactionContext,
  { issuerId, subject }: Origin,
): Promise<RegistrationRow | undefined> {
  return tx.db.maybe<RegistrationRow>(sql`
    select ${registrationColumns} from agent_registrations r
    where r.environment_id = ${tx.environmentId} and r.issuer_id = ${issuerId} and r.issuer_subject = ${subject}
      and r.status in ('unverified', 'verified') for update`)
}

/** Records that the issuer of a locked registration has vouched for it again. */
export async function renewRegistration(tx: TransactionContext, id: string): Promise<RegistrationRow> {
  const row = await tx.db.one<RegistrationRow>(sql`
    update agent_registrations r set refreshed_at = ${tx.now()}, updated_at = ${tx.now()}
    where r.environment_id = ${tx.environmentId} and r.id = ${id} returning ${registrationColumns}`)
  recordEvent(tx, registrationRefreshed, { agent_registration_id: id }, undefined, row.organization_id)
  return row
}

export function registrationNotFound(id: string) {
  return notFound('Agent registration', id)
}
