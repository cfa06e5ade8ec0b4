import { lockEnvironment } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { endsWithResource } from './ends-with-resource.ts'
import { resourceExists } from './errors.ts'
import { type CreateResource, type ResourceRow, resourceColumns } from './schemas.ts'

/** @throws invalidRequest, resourceExists */
export async function createResource(ctx: Context, input: CreateResource): Promise<ResourceRow> {
  const { uri, default: isDefault = false } = input
  const why = refuseResource(uri)
  if (why !== undefined) {
    const message = `\`uri\` cannot be registered: ${why}.`
    throw platformErrors.invalidRequest([{ field: 'uri', code: 'resource_not_allowed', message }])
  }
  return ctx.transaction(async (tx) => {
    if (isDefault) {
      await lockEnvironment(tx)
      tx.db.send(sql`
        update connect_resources set is_default = false, updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and is_default`)
    }
    return tx.db
      .one<ResourceRow>(sql`
        insert into connect_resources as r (environment_id, id, uri, is_default, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('authkit_oauth_resource')}, ${uri}, ${isDefault}, ${tx.now()}, ${tx.now()})
        returning ${resourceColumns}`)
      .catch(onViolation('connect_resources_uri', () => resourceExists(uri)))
  })
}

export function listResources(ctx: Context, query: ListQuery): Promise<Page<ResourceRow>> {
  return readPage<ResourceRow>(ctx.db, query, {
    select: sql`select ${resourceColumns} from connect_resources r`,
    where: [sql`r.environment_id = ${ctx.environmentId}`],
    id: sql`r.id`,
    prefix: 'authkit_oauth_resource',
  })
}

/** Deletes a resource with what users have agreed to for it. From then on, no tokens are issued for it. @throws notFound */
export async function deleteResource(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const deleted = await tx.db.maybe<{ uri: string }>(sql`
      delete from connect_resources where environment_id = ${tx.environmentId} and id = ${id} returning uri`)
    if (deleted === undefined) throw notFound('Resource', id)
    for (const end of endsWithResource.of(tx.system).toReversed()) await end(tx, deleted.uri)
  })
}

/**
 * The registered resource for which a token is requested, or the default if the request names none. `undefined` if it
 * does not exist.
 */
export async function findResource(ctx: Context, requested: string | undefined): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ uri: string }>(selectResource(sql`${ctx.environmentId}`, requested))
  return row?.uri
}

/** Selects what {@link findResource} finds, in an environment that is an expression. */
export function selectResource(environmentId: Statement, requested: string | undefined): Statement {
  const isWanted = requested === undefined ? sql`is_default` : sql`uri = ${requested}`
  return sql`
    select uri from connect_resources where environment_id = ${environmentId} and ${isWanted}`
}

export async function hasResource(ctx: Context, uri: string): Promise<boolean> {
  return (await findResource(ctx, uri)) !== undefined
}

/** RFC 8707 §2. */
function refuseResource(uri: string): string | undefined {
  if (!/^[\x21-\x7e]+$/.test(uri) || !URL.canParse(uri)) return 'it is not an absolute address'
  return uri.includes('#') ? 'it holds a fragment' : undefined
}
