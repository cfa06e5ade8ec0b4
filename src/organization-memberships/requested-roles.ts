import type { Context } from '../platform/context.ts'
import { requireRoles } from '../roles/index.ts'
import { rolesRefused } from './errors.ts'
import type { UpdateMembership } from './schemas.ts'

/**
 * The roles that a request names, highest priority first; `undefined` when it names none.
 *
 * @throws rolesRefused, invalidRole
 */
export async function requestedRoles(
  ctx: Context,
  { role_slug, role_slugs }: UpdateMembership,
): Promise<string[] | undefined> {
  if (role_slug !== undefined && role_slugs !== undefined) throw rolesRefused('role_slug_and_role_slugs')
  if (role_slugs?.length === 0) throw rolesRefused('role_slugs_too_few')
  const slugs = role_slug === undefined ? role_slugs : [role_slug]
  return slugs === undefined ? undefined : requireRoles(ctx, slugs)
}
