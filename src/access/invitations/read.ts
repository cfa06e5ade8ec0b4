import { canonicalEmailOf } from '#people/users/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { lockMembershipIfAny } from '../organization-memberships/index.ts'
import { hashesOfToken } from './invitation-token.ts'
import { type InvitationRow, selectInvitations } from './schemas.ts'

/** @throws notFound */
export async function getInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  const row = await maybeInvitation(ctx, sql`i.id = ${id}`)
  if (row === undefined) throw notFound('Invitation', id)
  return row
}

export function findInvitationByToken(ctx: Context, token: string): Promise<InvitationRow | undefined> {
  return maybeInvitation(ctx, sql`i.token_hash = ${anyOf(hashesOfToken(ctx.system, token))}`)
}

/** The environment of the invitation that a link carries the token of. */
export async function findInvitationEnvironment(system: System, token: string): Promise<string | undefined> {
  const row = await system.database.maybe<{ environment_id: string }>(
    sql`select environment_id from invitations where token_hash = ${anyOf(hashesOfToken(system, token))}`,
  )
  return row?.environment_id
}

export interface InvitationFilters {
  email?: string
  organization_id?: string
}

export function listInvitations(ctx: Context, query: ListQuery & InvitationFilters): Promise<Page<InvitationRow>> {
  const { email, organization_id } = query
  return readPage<InvitationRow>(ctx.db, query, {
    select: selectInvitations,
    where: [
      sql`i.environment_id = ${ctx.environmentId}`,
      email === undefined ? undefined : sql`i.canonical_email = ${canonicalEmailOf(email)}`,
      organization_id === undefined ? undefined : sql`i.organization_id = ${organization_id}`,
    ],
    id: sql`i.id`,
    prefix: 'invitation',
  })
}

/** The id of the invitation that a pending member has to accept. */
export async function findInvitationOfMember(ctx: Context, membershipId: string): Promise<string | undefined> {
  const found = await ctx.db.maybe<{ id: string }>(sql`
    select id from invitations
    where environment_id = ${ctx.environmentId} and organization_membership_id = ${membershipId} and open
      and expires_at > ${ctx.now()}`)
  return found?.id
}

/** The invitation of an email to the application itself that waits to be accepted. */
export function findOpenInvitation(ctx: Context, email: string): Promise<InvitationRow | undefined> {
  return maybeInvitation(
    ctx,
    sql`i.canonical_email = ${canonicalEmailOf(email)} and coalesce(i.organization_id, '') = '' and i.open
      and i.expires_at > ${ctx.now()}`,
  )
}

/** Whether an invitation of an email to an organization waits to be accepted. */
export async function isInvited(ctx: Context, canonicalEmail: string, organizationId: string): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from invitations
    where environment_id = ${ctx.environmentId} and canonical_email = ${canonicalEmail}
      and coalesce(organization_id, '') = ${organizationId} and open and expires_at > ${ctx.now()}`)
  return found !== undefined
}

/** Whether an email was ever invited to an organization, or to the application itself. */
export async function wasInvited(ctx: Context, email: string, organizationId: string | undefined): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from invitations
    where environment_id = ${ctx.environmentId} and canonical_email = ${canonicalEmailOf(email)}
      and organization_id is not distinct from ${organizationId ?? null} limit 1`)
  return found !== undefined
}

/**
 * Reads an invitation so that no other call changes it before this one is done. Its membership is locked first, as
 * where a membership is deleted: the two cannot wait for each other.
 *
 * @throws notFound
 */
export async function lockInvitation(tx: TransactionContext, id: string): Promise<InvitationRow> {
  await lockMembershipIfAny(
    tx,
    sql`(select organization_membership_id from invitations where environment_id = ${tx.environmentId} and id = ${id})`,
  )
  const row = await tx.db.maybe<InvitationRow>(
    sql`${selectInvitations} where i.environment_id = ${tx.environmentId} and i.id = ${id} for update of i`,
  )
  if (row === undefined) throw notFound('Invitation', id)
  return row
}

function maybeInvitation(ctx: Context, condition: Statement): Promise<InvitationRow | undefined> {
  return ctx.db.maybe<InvitationRow>(
    sql`${selectInvitations} where i.environment_id = ${ctx.environmentId} and ${condition}`,
  )
}
