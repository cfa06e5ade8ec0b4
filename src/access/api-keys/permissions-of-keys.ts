import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { allowsOneRole, type Counting } from '../authorization/index.ts'
import { apiKeyColumns } from './schemas.ts'
import { isUsable, permissionsOf, permittedByOwner, type ValidatedRow } from './validate.ts'

/** What a key permits in its organization. */
export interface KeyPermissions {
  organizationId: string
  permissions: readonly string[]
}

/** What keys permit at this moment, by their ids: the same that a validation of their values answers. Without those that are not valid. */
export async function permissionsOfKeys(
  ctx: Context,
  ids: readonly string[],
  counting: Counting = 'all',
): Promise<Map<string, KeyPermissions>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.many<ValidatedRow>(sql`
    select ${apiKeyColumns}, ${allowsOneRole(ctx)} as one_role, ${permittedByOwner(counting)} as permitted
    from api_keys k
    left join organization_memberships m on m.environment_id = k.environment_id and m.user_id = k.user_id
      and m.organization_id = k.organization_id
    where k.environment_id = ${ctx.environmentId} and k.id = any(${ids}) and ${isUsable(ctx.now())}`)
  if (counting === 'all' && rows.some(({ permitted, one_role }) => permitted !== null && one_role))
    return permissionsOfKeys(ctx, ids, 'effective')
  return new Map(rows.map((row) => [row.id, { organizationId: row.organization_id, permissions: permissionsOf(row) }]))
}
