import { rolesRefused } from './errors.ts'
import type { UpdateMembership } from './schemas.ts'

/**
 * The roles that a request names, or `undefined`.
 *
 * @throws rolesRefused
 */
export function requestedRoles({ role_slug, role_slugs }: UpdateMembership): string[] | undefined {
  if (role_slug !== undefined && role_slugs !== undefined) throw rolesRefused('role_slug_and_role_slugs')
  if (role_slugs?.length === 0) throw rolesRefused('role_slugs_too_few')
  return role_slug === undefined ? role_slugs : [role_slug]
}
