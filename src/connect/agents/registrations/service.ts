import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { createOrganization } from '#tenancy/organizations/index.ts'
import { registrationCreated, toCreated } from '../events.ts'
import {
  type DescribedRow,
  type Kind,
  type RegistrationRow,
  registrationColumns,
  type Status,
  selectDescribed,
} from '../schemas.ts'

/** How long a registration waits for a person to claim it. */
export const claimHours = 24

export interface NewRegistration {
  kind: Kind
  /** Who vouches for it, and for which of its users. */
  origin?: { issuerId: string; subject: string }
  /** For whom the agent acts from the first moment, and where. */
  member?: { userId: string; organizationId: string }
}

/**
 * Registers an agent and records `agent.registration.created`. One that acts for no one yet gets an organization of its own, and
 * time for a person to claim it.
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

/** @throws notFound */
export async function getRegistration(ctx: Context, id: string): Promise<DescribedRow> {
  const row = await ctx.db.maybe<DescribedRow>(sql`
    ${selectDescribed} where r.environment_id = ${ctx.environmentId} and r.id = ${id}`)
  if (row === undefined) throw registrationNotFound(id)
  return row
}

/** No one else changes it before this transaction ends. @throws notFound */
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
    select: selectDescribed,
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
    where r.environment_id = ${tx.environmentId} and r.id = ${id} and r.status in ('unverified', 'verified')
      and (r.expires_at is null or r.expires_at > ${tx.now()})
    for share`)
}

export function registrationNotFound(id: string) {
  return notFound('Agent registration', id)
}
