import { unknownPermissions } from '#access/permissions/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationNotFound, permissionNotFound, roleNotFound } from './errors.ts'

/** What {@link requireReferences} throws. */
export const referenceErrors = [permissionNotFound, roleNotFound, organizationNotFound]

/**
 * Makes sure that what a blueprint names exists when it is written. A role may be the environment's or that of any organization.
 *
 * @throws permissionNotFound, roleNotFound, organizationNotFound for the first that does not exist
 */
export async function requireReferences(
  ctx: Context,
  { permissions = [], role_slugs = [], organization_ids = [] }: References,
): Promise<void> {
  const [permission] = await unknownPermissions(ctx, permissions)
  if (permission !== undefined) throw permissionNotFound(permission)
  const role = await firstUnknown(role_slugs, () =>
    ctx.db.many<{ key: string }>(sql`
      select r.slug as key from roles r where r.environment_id = ${ctx.environmentId} and r.slug = any(${role_slugs})`),
  )
  if (role !== undefined) throw roleNotFound(role)
  const organization = await firstUnknown(organization_ids, () =>
    ctx.db.many<{ key: string }>(sql`
      select o.id as key from organizations o
      where o.environment_id = ${ctx.environmentId} and o.id = any(${organization_ids})`),
  )
  if (organization !== undefined) throw organizationNotFound(organization)
}

interface References {
  permissions?: string[] | undefined
  role_slugs?: string[] | undefined
  organization_ids?: string[] | undefined
}

async function firstUnknown(
  keys: readonly string[],
  find: () => Promise<{ key: string }[]>,
): Promise<string | undefined> {
  if (keys.length === 0) return undefined
  const known = new Set((await find()).map(({ key }) => key))
  return keys.find((key) => !known.has(key))
}
