import { listHeld } from '#pipes/connected-accounts/index.ts'
import {
  type ConfiguredIntegration,
  type ConfigureIntegration,
  configureIntegration,
  integrationNotFound,
  listIntegrationsFor,
  type Ownership,
} from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'
import { choosableScopes, isOffered, toOrganizationIntegration, toPipeConfiguration } from './describe.ts'
import { notOffered } from './errors.ts'
import type { OrganizationIntegration, PipeConfiguration } from './schemas.ts'

/** What members may connect on their own. @throws notFound, notOffered, and what `configureIntegration` throws */
export async function configureForMembers(
  ctx: Context,
  widget: OrganizationWidget,
  slug: string,
  input: ConfigureIntegration,
): Promise<PipeConfiguration> {
  return toPipeConfiguration(ctx, await configure(ctx, widget, slug, input, 'user'))
}

/** What holds for the organization's own account. @throws what `configureForMembers` does */
export async function configureForOrganization(
  ctx: Context,
  widget: OrganizationWidget,
  slug: string,
  input: ConfigureIntegration,
): Promise<OrganizationIntegration> {
  const configured = await configure(ctx, widget, slug, input, 'organization')
  const all = await listHeld(ctx, { userId: null, organizationId: widget.organizationId })
  const held = all.find(({ integration }) => integration.id === configured.integration.id)
  return toOrganizationIntegration(ctx, { account: undefined, accounts: [], ...held, ...configured })
}

/**
 * An administrator may take away from what the environment offers. The widget sends all values whenever one is saved, so those that
 * say what the environment says are stored as nothing: what the environment changes later then holds here as well.
 */
async function configure(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  slug: string,
  { enabled, scopes, ...input }: ConfigureIntegration,
  ownership: Ownership,
): Promise<ConfiguredIntegration> {
  const all = await listIntegrationsFor(ctx, organizationId, ownership)
  const current = all.find(({ integration }) => integration.slug === slug)
  if (current === undefined) throw integrationNotFound(slug)
  if (!isOffered(current)) throw notOffered(slug)
  const change = {
    ...input,
    ...(enabled === undefined ? {} : { enabled: enabled === current.integration.enabled ? null : enabled }),
    ...(scopes === undefined ? {} : { scopes: scopes && chosen(current, scopes) }),
  }
  return configureIntegration(ctx, organizationId, slug, change, ownership)
}

/** Null for those that the environment asks for. @throws notOffered */
function chosen(current: ConfiguredIntegration, scopes: readonly string[]): string[] | null {
  const { defaults, available } = choosableScopes(current)
  const beyond = scopes.filter((scope) => !available.includes(scope))
  if (beyond.length > 0) throw notOffered(`the scopes ${beyond.map((scope) => `\`${scope}\``).join(', ')}`)
  const wanted = new Set(scopes)
  return wanted.size === defaults.length && defaults.every((scope) => wanted.has(scope)) ? null : [...wanted]
}
