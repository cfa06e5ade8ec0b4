import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type InstanceRow, instanceColumns } from './schemas.ts'

export function findInstance(ctx: Context, id: string): Promise<InstanceRow | undefined> {
  return ctx.db.maybe<InstanceRow>(sql`
    select ${instanceColumns} from agent_instances where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/** @throws notFound */
export async function getInstance(ctx: Context, id: string): Promise<InstanceRow> {
  const row = await findInstance(ctx, id)
  if (row === undefined) throw notFound('Agent instance', id)
  return row
}

export interface InstanceFilters {
  organization_id?: string
  agent_blueprint_id?: string
}

export function listInstances(ctx: Context, query: ListQuery & InstanceFilters): Promise<Page<InstanceRow>> {
  const { organization_id, agent_blueprint_id } = query
  return readPage<InstanceRow>(ctx.db, query, {
    select: sql`select ${instanceColumns} from agent_instances`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`organization_id = ${organization_id}`,
      agent_blueprint_id === undefined ? undefined : sql`blueprint_id = ${agent_blueprint_id}`,
    ],
    id: sql`id`,
    prefix: 'agent',
  })
}
