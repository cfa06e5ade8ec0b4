import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { getApplication } from '../applications/index.ts'
import { type LogoutRow, logoutColumns } from './schemas.ts'

/** @param application its id or client id @throws notFound */
export async function listLogouts(ctx: Context, application: string, query: ListQuery): Promise<Page<LogoutRow>> {
  const { id } = await getApplication(ctx, application)
  return readPage<LogoutRow>(ctx.db, query, {
    select: sql`select ${logoutColumns} from connect_logouts`,
    where: [sql`environment_id = ${ctx.environmentId} and application_id = ${id}`],
    id: sql`id`,
    prefix: 'logout',
  })
}
