import type { Context } from '#platform/context.ts'
import { generateLink, type Intent } from '#sso/portal-links/index.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'

/** What a link of each intent needs that a widget asks for. */
export const permissionOf = {
  domain_verification: 'widgets:domain-verification:manage',
  sso: 'widgets:sso:manage',
  log_streams: 'widgets:audit-log-streaming:manage',
} as const satisfies Partial<Record<Intent, string>>

/** A link into the Admin Portal of the widget's organization. */
export function linkFor(ctx: Context, { organizationId }: OrganizationWidget, intent: Intent): Promise<string> {
  return generateLink(ctx, { organization: organizationId, intent }, 'apiToken')
}
