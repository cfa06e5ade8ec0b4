import { type Static, Type } from 'typebox'
import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { notInOrganization } from './errors.ts'
import { type AccountOwner, Owner, ownerOf } from './schemas.ts'

/** Whose account a call is for: the user's own, or the one that an organization shares with its members. */
export const connectionOwner = {
  ...Owner,
  connection_owner: Type.Optional(
    Type.Enum(['user', 'organization'], {
      description:
        'The account of the user, unless given, or the one that `organization_id` shares with its members. `user_id` is then the active member who acts.',
    }),
  ),
}
const NamedOwner = Type.Object(connectionOwner)
export type NamedOwner = Static<typeof NamedOwner>

/**
 * Whose account a call is for.
 *
 * @throws notFound, notInOrganization; invalidRequest for an account of an organization without one
 */
export async function namedOwner(
  ctx: Context,
  { connection_owner = 'user', ...named }: NamedOwner,
): Promise<AccountOwner> {
  if (connection_owner === 'user') return ownerOf(named)
  const { user_id, organization_id } = named
  if (organization_id == null) throw organizationMissing('organization_id')
  return organizationFor(ctx, organization_id, user_id)
}

/** An organization as the owner of accounts, for a member who acts for it. @throws notFound, notInOrganization */
export async function organizationFor(ctx: Context, organizationId: string, userId: string): Promise<AccountOwner> {
  await requireOrganization(ctx, organizationId)
  await getUser(ctx, userId)
  if ((await findActiveMembership(ctx, userId, organizationId)) === undefined) throw notInOrganization()
  return { userId: null, organizationId }
}

export function organizationMissing(field: string) {
  const message = `\`${field}\` is missing. Send the organization that shares the account.`
  const fault: Fault = { field, code: 'organization_id_required', message }
  return platformErrors.invalidRequest([fault])
}

/** @throws notFound */
export async function requireOwner(ctx: Context, { userId, organizationId }: AccountOwner): Promise<void> {
  if (userId !== null) await getUser(ctx, userId)
  if (organizationId !== null) await requireOrganization(ctx, organizationId)
}
