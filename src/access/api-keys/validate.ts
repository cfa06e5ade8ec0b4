import type { Context } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import { allowsOneRole, type Counting, rolesOnOrganization } from '../authorization/index.ts'
import { noteUse } from './last-used.ts'
import { type ApiKeyRow, apiKeyColumns } from './schemas.ts'

/** A key, and what its owner may do. */
export interface ValidatedRow extends ApiKeyRow {
  /** Which of the key's permissions the roles of its owner have; null for a key of the organization itself. */
  permitted: string[] | null
  /** The environment allows one role per member, so roles of groups may have no effect. */
  one_role: boolean
}

/**
 * The key that has exactly this value and is valid now. `undefined` if it is unknown, expired, deleted, of another
 * environment, not a customer's key, or owned by a user who is no longer an active member. A user's key has those of
 * its permissions that the owner's roles on the organization have at this moment. One statement reads all of it, so
 * whatever changed is seen by the next call on any node; a second one follows for a user's key where the environment
 * allows one role. Counts as a use of the key.
 */
export async function validateApiKey(ctx: Context, value: string): Promise<ApiKeyRow | undefined> {
  const row = await findValidApiKey(ctx, value)
  if (row !== undefined) noteUse(ctx, row)
  return row
}

/** As {@link validateApiKey}, without counting as a use of the key. */
export async function findValidApiKey(
  ctx: Context,
  value: string,
  counting: Counting = 'all',
): Promise<ApiKeyRow | undefined> {
  const key = { environmentId: ctx.environmentId, hash: anyOf(ctx.system.hashesOf(value)), now: ctx.now() }
  const row = await ctx.db.maybe<ValidatedRow>(selectValidated(key, counting))
  if (row === undefined) return undefined
  if (row.permitted !== null && row.one_role && counting === 'all') return findValidApiKey(ctx, value, 'effective')
  return { ...row, permissions: permissionsOf(row) }
}

/** In the order in which they were given to the key. */
export function permissionsOf({ permissions, permitted }: ValidatedRow): string[] {
  if (permitted === null) return permissions
  const held = new Set(permitted)
  return permissions.filter((slug) => held.has(slug))
}

/** The values, or expressions in SQL for them where a bench writes the statement out. */
interface KeyToValidate {
  environmentId: string
  hash: SqlValue | Statement
  now: Date | string
}

/** `held-roles.ts` of the authorization slice defines which roles are in effect. */
export function selectValidated({ environmentId, hash, now }: KeyToValidate, counting: Counting): Statement {
  return sql`
    select ${apiKeyColumns}, ${allowsOneRole({ environmentId })} as one_role,
      ${permittedByOwner(counting)} as permitted
    from credentials c
    join api_keys k on k.environment_id = c.environment_id and k.id = c.api_key_id
    left join organization_memberships m on m.environment_id = k.environment_id and m.user_id = k.user_id
      and m.organization_id = k.organization_id
    where c.hash = ${hash} and c.environment_id = ${environmentId} and c.kind = 'api_key'
      and ${isUsable(now)}`
}

/** Which permissions of a key `k` its owner `m` has; null for a key of the organization itself. */
export function permittedByOwner(counting: Counting): Statement {
  return sql`
    case when k.user_id is not null then array(
      select p.slug from role_permissions rp
      join permissions p on p.environment_id = rp.environment_id and p.id = rp.permission_id
      where rp.environment_id = m.environment_id and p.slug = any(k.permissions)
        and rp.role_id = any(array(${rolesOnOrganization(counting)}))) end`
}

/** Whether a key `k` of an owner `m` has not run out, and its owner is an active member. */
export function isUsable(now: Date | string): Statement {
  return sql`(k.expires_at is null or k.expires_at > ${now}) and (k.user_id is null or m.status = 'active')`
}
