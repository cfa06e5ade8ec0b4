import { listHeld } from '#pipes/connected-accounts/index.ts'
import { listConfigurations } from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationWidget, UserWidget } from '../widget-tokens/index.ts'
import {
  isOffered,
  isOn,
  isOpenToUser,
  toOrganizationIntegration,
  toOwnIntegration,
  toPipeConfiguration,
  toSharedConnection,
} from './describe.ts'
import type { OrganizationIntegration, OwnIntegration, PipeConfiguration, SharedConnection } from './schemas.ts'

/** What the user can connect to, and what they are connected to, so that they can end it. */
export async function readOwn(ctx: Context, { userId, organizationId }: UserWidget): Promise<OwnIntegration[]> {
  const all = await listHeld(ctx, { userId, organizationId })
  return all.filter(isOpenToUser).map((held) => toOwnIntegration(ctx, held))
}

/** What the organization shares with its members. */
export async function readShared(ctx: Context, { organizationId }: UserWidget): Promise<SharedConnection[]> {
  if (organizationId === null) return []
  const all = await listHeld(ctx, { userId: null, organizationId })
  return all.filter((held) => held.accounts.length > 0 && isOn(held)).map((held) => toSharedConnection(ctx, held))
}

/** What members of the organization may connect on their own. @throws notFound */
export async function readConfigurations(
  ctx: Context,
  { organizationId }: OrganizationWidget,
): Promise<PipeConfiguration[]> {
  const all = await listConfigurations(ctx, organizationId)
  return all.filter(isOffered).map((configured) => toPipeConfiguration(ctx, configured))
}

/** What the organization has of its own, or may have. */
export async function readOrganizations(
  ctx: Context,
  { organizationId }: OrganizationWidget,
): Promise<OrganizationIntegration[]> {
  const all = await listHeld(ctx, { userId: null, organizationId })
  return all
    .filter((held) => held.accounts.length > 0 || isOffered(held))
    .map((held) => toOrganizationIntegration(ctx, held))
}
