import { findLatestSession } from '#people/sessions/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { notAMember, widgetSubjectMissing } from './errors.ts'
import { heldPermissions } from './held-permissions.ts'
import { ownKeyPermissions, type WidgetScope, widgetScopes } from './scopes.ts'
import { mintWidgetToken } from './widget-token.ts'

export interface WidgetRequest {
  organization_id?: string
  user_id?: string
  scopes?: readonly WidgetScope[]
}

/**
 * A token for the widgets of a user, of an organization, or of a user in an organization. With a user, the scopes are cut down to
 * the permissions that the user's roles have; the permissions for own keys, which no one asks for, are added if they are held.
 *
 * @throws notFound, notAMember, widgetSubjectMissing, invalidRequest
 */
export async function issueWidgetToken(ctx: Context, request: WidgetRequest): Promise<string> {
  const { organization_id: organizationId = null, user_id: userId = null, scopes = [] } = request
  if (organizationId === null && scopes.length > 0) throw platformErrors.invalidRequest([organizationMissing])
  if (organizationId === null && userId === null) throw widgetSubjectMissing()
  if (organizationId !== null) await getOrganization(ctx, organizationId)
  const user = userId === null ? undefined : await getUser(ctx, userId)
  const permissions = await permissionsFor(ctx, { userId, organizationId, scopes })
  const sessionId = userId === null ? null : ((await findLatestSession(ctx, userId, organizationId)) ?? null)
  return mintWidgetToken(ctx, { userId, organizationId, sessionId, accessEpoch: user?.access_epoch ?? 0, permissions })
}

/** A token with everything that the user's roles permit. @throws notFound, notAMember */
export function issueClientToken(ctx: Context, organizationId: string, userId: string): Promise<string> {
  return issueWidgetToken(ctx, { organization_id: organizationId, user_id: userId, scopes: widgetScopes })
}

async function permissionsFor(
  ctx: Context,
  {
    userId,
    organizationId,
    scopes,
  }: { userId: string | null; organizationId: string | null; scopes: readonly string[] },
): Promise<string[]> {
  const wanted = [...new Set(scopes)]
  if (organizationId === null || userId === null) return wanted
  const held = await heldPermissions(ctx, userId, organizationId)
  if (held === undefined) throw notAMember()
  return [...wanted, ...ownKeyPermissions].filter((permission) => held.includes(permission))
}

const organizationMissing: Fault = {
  field: 'organization_id',
  code: 'organization_id_required',
  message: '`organization_id` is missing: `scopes` are permissions in an organization.',
}
