import type { Context, TransactionContext } from '#platform/context.ts'
import { literal } from '#platform/db/literal.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type DirectoryRow, getDirectory } from '../directories/index.ts'
import { actionNames, type LogAction, type LogReason } from './log-texts.ts'
import type { DirectoryGroupRow, DirectoryUserRow } from './schemas.ts'
import type { ChangeSource, DirectoryScope } from './scope.ts'

export interface LoggedChange {
  action: LogAction
  user?: Pick<DirectoryUserRow, 'id'>
  group?: Pick<DirectoryGroupRow, 'id'>
  /** The names of those that changed, or that are missing. */
  attributes?: readonly string[]
  /** Set if it is not the source of the change. */
  reason?: LogReason
}

export interface LogEntryRow {
  id: string
  directory_id: string
  directory_user_id: string | null
  directory_group_id: string | null
  action: LogAction
  reason: LogReason
  request: string | null
  attributes: string[]
  user_name: string | null
  created_at: string
}

const columns = sql`
  id, directory_id, directory_user_id, directory_group_id, action, reason, request, attributes, user_name, created_at`

/** Records in the log of a directory what happened to a user or a group, and why. */
export function logChange(
  tx: TransactionContext,
  { directory, source }: DirectoryScope,
  { action, user, group, attributes = [], reason = reasonOf(source) }: LoggedChange,
): void {
  tx.db.send(sql`
    insert into directory_log (environment_id, id, directory_id, directory_user_id, directory_group_id, action, reason,
      request, attributes, created_at)
    values (${tx.environmentId}, ${tx.newId('directory_log_entry')}, ${directory.id}, ${user?.id ?? null},
      ${group?.id ?? null}, ${action}, ${reason}, ${requestOf(source)}, ${[...attributes]}, ${tx.now()})`)
}

/** Records in the log of a directory who came into a group or left it, in one statement. */
export function logMembers(
  tx: TransactionContext,
  { directory, source }: DirectoryScope,
  group: Pick<DirectoryGroupRow, 'id'>,
  { added, removed }: Record<'added' | 'removed', readonly Pick<DirectoryUserRow, 'id'>[]>,
): void {
  const users = [...added, ...removed]
  const actions = users.map((_, i): LogAction => (i < added.length ? 'member_added' : 'member_removed'))
  tx.db.send(sql`
    insert into directory_log (environment_id, id, directory_id, directory_user_id, directory_group_id, action, reason,
      request, created_at)
    select ${tx.environmentId}, entry_id, ${directory.id}, user_id, ${group.id}, action, ${reasonOf(source)},
      ${requestOf(source)}, ${tx.now()}::timestamptz
    from unnest(${users.map(() => tx.newId('directory_log_entry'))}::text[], ${users.map(({ id }) => id)}::text[],
      ${actions}::text[]) as given (entry_id, user_id, action)`)
}

/** A request of the provider that was refused, or what was read from it and could not be stored. */
export interface RefusedRequest {
  /** `POST /Users`, `read user` */
  request: string
  /** What the provider was answered, in words. */
  detail: string
  userName?: string | undefined
  reason?: LogReason
}

/** Says in the log that a request was refused. Not in its transaction, which is rolled back. */
export async function recordRefusal(
  ctx: Context,
  directory: DirectoryRow,
  { request, detail, userName, reason = 'provider_request' }: RefusedRequest,
): Promise<void> {
  await ctx.db.run(sql`
    insert into directory_log (environment_id, id, directory_id, action, reason, request, attributes, user_name, created_at)
    select d.environment_id, ${ctx.newId('directory_log_entry')}, d.id, ${'refused' satisfies LogAction},
      ${reason}, ${request}, ${[detail.slice(0, 500)]}::text[], ${userName?.slice(0, 255) ?? null},
      ${ctx.now()}::timestamptz
    from directories d where d.environment_id = ${ctx.environmentId} and d.id = ${directory.id}`)
}

export interface LogFilters {
  directory_user?: string
  directory_group?: string
  action?: LogAction
}

/** Newest first. @throws notFound for the directory */
export async function listLog(
  ctx: Context,
  directoryId: string,
  query: ListQuery & LogFilters,
): Promise<Page<LogEntryRow>> {
  const { directory_user, directory_group, action } = query
  const page = await readPage<LogEntryRow>(ctx.db, query, {
    select: sql`select ${columns} from directory_log`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      sql`directory_id = ${directoryId}`,
      directory_user === undefined ? undefined : sql`directory_user_id = ${directory_user}`,
      directory_group === undefined ? undefined : sql`directory_group_id = ${directory_group}`,
      action === undefined ? undefined : sql`action = ${literal(actionNames, action)}`,
    ],
    id: sql`id`,
    prefix: 'directory_log_entry',
  })
  if (page.rows.length === 0) await getDirectory(ctx, directoryId)
  return page
}

function reasonOf({ kind }: ChangeSource): LogReason {
  if (kind === 'scim') return 'provider_request'
  return kind === 'pull' ? 'directory_read' : 'settings_changed'
}

function requestOf(source: ChangeSource): string | null {
  return source.kind === 'scim' ? source.request : null
}
