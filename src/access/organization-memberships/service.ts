import { recordEvent } from '#events/event-log/index.ts'
import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { defaultRole, requireRoles } from '../roles/index.ts'
import { endsWithMembership } from './ends-with-membership.ts'
import { cannotReactivatePending, membershipAlreadyExists, missingListOwner } from './errors.ts'
import { organizationMembershipDeleted } from './events.ts'
import { insertMembership } from './insert-membership.ts'
import { requestedRoles } from './requested-roles.ts'
import {
  type CreateMembership,
  type JoinedMembershipRow,
  type MembershipRow,
  type MembershipStatus,
  membershipColumns,
  type OrganizationMembership,
  selectJoinedMemberships,
  toEventMembership,
  toMembership,
  type UpdateMembership,
} from './schemas.ts'
import { changeMembership, lockMembership } from './transitions.ts'

/**
 * Creates an active membership with the named roles or the default one, and records `organization_membership.created`.
 * An inactive membership of the pair is reactivated with these roles instead: `organization_membership.updated`. Of
 * racing calls for one pair, one succeeds.
 *
 * @throws notFound for the user or the organization
 * @throws membershipAlreadyExists, cannotReactivatePending, rolesRefused, and what `requireRoles` throws
 */
export async function createMembership(ctx: Context, input: CreateMembership): Promise<OrganizationMembership> {
  const requested = requestedRoles(input)
  return ctx.transaction(async (tx) => {
    const roles =
      requested === undefined
        ? [await defaultRole(tx, input.organization_id)]
        : await requireRoles(tx, requested, input.organization_id)
    // The second statement sees what the first has stored.
    const [inserted, shown] = await Promise.all([
      insertMembership(tx, input, 'active', roles),
      readMembership(tx, sql`m.user_id = ${input.user_id} and m.organization_id = ${input.organization_id}`),
    ])
    if (inserted !== undefined && shown !== undefined) return toMembership(shown)
    return getMembership(tx, (await reviveMembership(tx, input, roles)).id)
  })
}

/** @throws notFound */
export async function getMembership(ctx: Context, id: string): Promise<OrganizationMembership> {
  return toMembership(await requireMembership(ctx, id))
}

/** @throws notFound */
async function requireMembership(ctx: Context, id: string): Promise<JoinedMembershipRow> {
  const row = await readMembership(ctx, sql`m.id = ${id}`)
  if (row === undefined) throw notFound('Organization membership', id)
  return row
}

function readMembership(ctx: Context, isIt: Statement): Promise<JoinedMembershipRow | undefined> {
  return ctx.db.maybe<JoinedMembershipRow>(
    sql`${selectJoinedMemberships} where m.environment_id = ${ctx.environmentId} and ${isIt}`,
  )
}

export interface MembershipFilters {
  user_id?: string
  organization_id?: string
  /** Only active ones by default. */
  statuses?: MembershipStatus[]
}

/** @throws missingListOwner when neither a user nor an organization is named. */
export function listMemberships(
  ctx: Context,
  query: ListQuery & MembershipFilters,
): Promise<Page<JoinedMembershipRow>> {
  const { user_id, organization_id, statuses = [] } = query
  if (user_id === undefined && organization_id === undefined) throw missingListOwner()
  return readPage<JoinedMembershipRow>(ctx.db, query, {
    select: selectJoinedMemberships,
    where: [
      sql`m.environment_id = ${ctx.environmentId}`,
      user_id === undefined ? undefined : sql`m.user_id = ${user_id}`,
      organization_id === undefined ? undefined : sql`m.organization_id = ${organization_id}`,
      sql`m.status = any(${statuses.length === 0 ? ['active'] : statuses})`,
    ],
    id: sql`m.id`,
    prefix: 'om',
  })
}

/**
 * Gives a membership other roles and records `organization_membership.updated` when they are others.
 *
 * @throws notFound, rolesRefused, and what `requireRoles` throws
 */
export async function updateMembership(
  ctx: Context,
  id: string,
  input: UpdateMembership,
): Promise<OrganizationMembership> {
  const requested = requestedRoles(input)
  return ctx.transaction(async (tx) => {
    const reading = requireMembership(tx, id)
    if (requested === undefined) return toMembership(await reading)
    const organizationId = sql`(
      select organization_id from organization_memberships where environment_id = ${tx.environmentId} and id = ${id})`
    // The roles are locked before the membership, as where a role is deleted: the two cannot wait for each other.
    const [roles, current] = await checkedRead(reading, () =>
      Promise.all([requireRoles(tx, requested, organizationId), lockMembership(tx, id)]),
    )
    const changed = await changeMembership(tx, current, { own_role_slugs: roles })
    return toMembership({ ...(await reading), ...changed })
  })
}

/**
 * Deletes a membership with all that the user was given through it, ends the user's sessions in the organization, and
 * records `organization_membership.deleted`. Of racing calls one succeeds.
 *
 * @throws notFound
 */
export function deleteMembership(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockMembership(tx, id)
    // Before what was made from them, in the order of a sign-out: the two cannot wait for each other.
    await revokeSessionsOfUser(tx, row.user_id, row.organization_id)
    for (const end of endsWithMembership.of(tx.system).toReversed()) await end(tx, row)
    tx.db.send(sql`delete from organization_memberships where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, organizationMembershipDeleted, toEventMembership(row))
  })
}

/** Activates the membership of a pair that has one, if it was inactive. */
async function reviveMembership(
  tx: TransactionContext,
  { user_id, organization_id }: CreateMembership,
  roles: string[],
): Promise<MembershipRow> {
  const current = await tx.db.maybe<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${user_id} and organization_id = ${organization_id} for update`)
  if (current?.status === 'pending') throw cannotReactivatePending()
  // It was deleted since the insert conflicted with it: a concurrent call deletes and creates, and this one is too late
  // either way.
  if (current?.status !== 'inactive') throw membershipAlreadyExists()
  return changeMembership(tx, current, { status: 'active', own_role_slugs: roles })
}
