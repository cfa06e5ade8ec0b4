import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { readOnly, refused, resourceTypeInUse } from './errors.ts'
import { resourceTypeUses } from './resource-type-uses.ts'
import { type DeclareResourceType, type ResourceTypeRow, resourceTypeColumns, rootType } from './schemas.ts'
import { ancestorsOf } from './type-hierarchy.ts'

/** Creates a type that is used somewhere. It has no rules until it is declared. */
export async function nameResourceType(tx: TransactionContext, slug: string): Promise<void> {
  if (slug === rootType) return
  tx.db.send(sql`
    insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
    values (${tx.environmentId}, ${slug}, ${slug}, false, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, slug) do nothing`)
  // Locked until the end, so that the type cannot be deleted as unused.
  tx.db.send(sql`
    select 1 from resource_types where environment_id = ${tx.environmentId} and slug = ${slug} for key share`)
}

/** @throws notFound */
export async function getResourceType(ctx: Context, slug: string): Promise<ResourceTypeRow> {
  const row = await ctx.db.maybe<ResourceTypeRow>(
    sql`select ${resourceTypeColumns} from resource_types where environment_id = ${ctx.environmentId} and slug = ${slug}`,
  )
  if (row === undefined) throw notFound('Resource type', slug)
  return row
}

/** The types of the parents that resources of a type may have; `undefined` where that was not declared. */
export async function allowedParents(ctx: Context, slug: string): Promise<readonly string[] | undefined> {
  const declared = await ctx.db.maybe<{ parent_slugs: string[] | null }>(sql`
    select parent_slugs from resource_types where environment_id = ${ctx.environmentId} and slug = ${slug}`)
  return declared?.parent_slugs ?? undefined
}

/** All of them, by slug: there are as many as an application has nouns. */
export function listResourceTypes(ctx: Context): Promise<ResourceTypeRow[]> {
  return ctx.db.many<ResourceTypeRow>(
    sql`select ${resourceTypeColumns} from resource_types where environment_id = ${ctx.environmentId} order by slug`,
  )
}

/**
 * Declares a known or new type: from now on, its resources can only have parents of the named types, and roles must
 * follow the hierarchy. Existing resources stay. A type may be its own parent, but not a parent of its ancestors.
 *
 * @throws readOnly for `organization`
 * @throws refused for parents that would create a cycle.
 */
export async function declareResourceType(
  ctx: Context,
  { slug, name, parent_slugs = [rootType] }: DeclareResourceType,
): Promise<ResourceTypeRow> {
  refuseRoot(slug)
  const parents = [...new Set(parent_slugs)]
  return ctx.transaction(async (tx) => {
    await lockHierarchy(tx)
    for (const parent of parents) if (parent !== slug) await nameResourceType(tx, parent)
    const types = await listResourceTypes(tx)
    const circular = parents.find((parent) => parent !== slug && ancestorsOf(parent, types).slugs.has(slug))
    if (circular !== undefined) {
      throw refused(
        'parent_slugs',
        'circular',
        `contains "${circular}", which is itself below "${slug}". Leave it out.`,
      )
    }
    return tx.db.one<ResourceTypeRow>(sql`
      insert into resource_types (environment_id, slug, name, declared, parent_slugs, created_at, updated_at)
      values (${tx.environmentId}, ${slug}, ${name ?? slug}, true, ${parents}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, slug) do update set name = coalesce(${name ?? null}, resource_types.name),
        declared = true, parent_slugs = excluded.parent_slugs, updated_at = excluded.updated_at
      returning ${resourceTypeColumns}`)
  })
}

/**
 * Deletes a type that no role, permission or other type uses, with its resources and their assignments.
 *
 * @throws notFound, resourceTypeInUse
 * @throws readOnly for `organization`.
 */
export async function deleteResourceType(ctx: Context, slug: string): Promise<void> {
  refuseRoot(slug)
  await ctx.transaction(async (tx) => {
    await lockHierarchy(tx)
    const isKnown = await tx.db.maybe(sql`
      select 1 from resource_types where environment_id = ${tx.environmentId} and slug = ${slug} for update`)
    if (isKnown === undefined) throw notFound('Resource type', slug)
    const users = await findUsers(tx, slug)
    if (users.length > 0) throw resourceTypeInUse(slug, users.join(', '))
    tx.db.send(
      sql`delete from resource_types where environment_id = ${tx.environmentId} and slug = ${slug}`,
      onViolation('authorization_resources_parent_fkey', () => resourceTypeInUse(slug, 'what its resources hold')),
    )
  })
}

async function findUsers(tx: TransactionContext, slug: string): Promise<string[]> {
  const users = []
  for (const { by, isUsed } of resourceTypeUses.of(tx.system).toReversed()) if (await isUsed(tx, slug)) users.push(by)
  const child = await tx.db.maybe(sql`
    select 1 from resource_types
    where environment_id = ${tx.environmentId} and slug <> ${slug} and ${slug} = any(parent_slugs) limit 1`)
  return child === undefined ? users : [...users, 'other resource types']
}

/** Serializes changes of the hierarchy, so that two valid changes cannot create a cycle together. */
async function lockHierarchy(tx: TransactionContext): Promise<void> {
  tx.db.send(hierarchyLock(tx))
}

/** Locks all types of the environment for an update, for a GET's `lockRow`. */
export function hierarchyLock(ctx: Context): Statement {
  return sql`select pg_advisory_xact_lock(${hierarchyOf(ctx)})`
}

/**
 * Waits for a change of the hierarchy, and keeps types and their rules as they are before this transaction is over.
 *
 * @param onFailure throws what the transaction then fails with
 */
export async function shareHierarchy(tx: TransactionContext, onFailure?: (error: unknown) => never): Promise<void> {
  tx.db.send(sql`select pg_advisory_xact_lock_shared(${hierarchyOf(tx)})`, onFailure)
}

function hierarchyOf(ctx: Context): Statement {
  return sql`hashtextextended(${`resource types of ${ctx.environmentId}`}, 0)`
}

function refuseRoot(slug: string): void {
  if (slug === rootType) throw readOnly(`Every environment has the type "${rootType}"; it stays as it is.`)
}
