import { type Static, Type } from 'typebox'
import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { notInOrganization } from '../errors.ts'
import { type AccountOwner, Owner, ownerOf } from '../schemas.ts'

/** Whose account a call is for: the user's own, or the one that an organization shares with its members. */
export const VendingOwner = Type.Object({
  ...Owner,
  connection_owner: Type.Optional(
    Type.Enum(['user', 'organization'], {
      description: 'The account of the user, unless given, or the one that `organization_id` shares with its members.',
    }),
  ),
})

/**
 * Whose account a call is for.
 *
 * @throws notFound, notInOrganization; invalidRequest for an account of an organization without one
 */
export async function vendingOwner(
  ctx: Context,
  { connection_owner = 'user', ...named }: Static<typeof VendingOwner>,
): Promise<AccountOwner> {
  if (connection_owner === 'user') return ownerOf(named)
  const { user_id, organization_id } = named
  if (organization_id === undefined) throw platformErrors.invalidRequest([organizationMissing])
  await getUser(ctx, user_id)
  await requireOrganization(ctx, organization_id)
  if ((await findActiveMembership(ctx, user_id, organization_id)) === undefined) throw notInOrganization()
  return { userId: null, organizationId: organization_id }
}

const organizationMissing: Fault = {
  field: 'organization_id',
  code: 'organization_id_required',
  message: '`organization_id` is missing. Send the organization that shares the account.',
}
