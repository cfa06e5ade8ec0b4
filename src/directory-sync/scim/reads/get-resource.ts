import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import type { ResourceKind, ResourceRow } from '../resources/kind.ts'

/** @throws notFound, also for one of another directory */
export async function getResource(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  id: string,
): Promise<ResourceRow> {
  const row = await ctx.db.maybe<ResourceRow>(sql`
    select ${kind.columns} from ${kind.table} where ${kind.ofDirectory(ctx, directory)} and ${kind.id} = ${id}`)
  if (row === undefined) throw notFound(`Directory ${kind.type.name}`, id)
  return row
}
