import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import type { AccountOwner } from './schemas.ts'

/** @throws notFound */
export async function requireOwner(ctx: Context, { userId, organizationId }: AccountOwner): Promise<void> {
  if (userId !== null) await getUser(ctx, userId)
  if (organizationId !== null) await requireOrganization(ctx, organizationId)
}
