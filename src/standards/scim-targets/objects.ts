import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import {
  countedTo,
  type objectStates,
  type ScimTargetFigures,
  type ScimTargetObject,
  type ScimTargetRequest,
} from './schemas.ts'
import type { ObjectKind } from './scope.ts'
import { getTarget } from './targets.ts'

interface ObjectRow extends Omit<ScimTargetObject, 'object' | 'type' | 'state' | 'next_attempt_at'> {
  kind: ObjectKind
  failures: number
  due_at: string | null
}

interface ObjectFilter {
  object_id?: string
  state?: (typeof objectStates)[number]
}

const isIn = {
  up_to_date: sql`o.due_at is null`,
  pending: sql`o.due_at is not null and o.failures = 0`,
  failed: sql`o.failures > 0`,
}

/** @throws notFound; invalidRequest for a cursor */
export async function listObjects(
  ctx: Context,
  targetId: string,
  { object_id, state, ...query }: ListQuery & ObjectFilter,
): Promise<Page<ObjectRow>> {
  const [page] = await Promise.all([
    readPage<ObjectRow>(ctx.db, query, {
      select: sql`
      select o.id, o.target_id, o.kind, o.object_id, o.remote_id, o.active, o.failures, o.last_error, o.due_at, o.pushed_at, o.created_at,
        o.updated_at from scim_target_objects o`,
      where: [
        sql`o.environment_id = ${ctx.environmentId} and o.target_id = ${targetId}`,
        object_id === undefined ? undefined : sql`o.object_id = ${object_id}`,
        state === undefined ? undefined : isIn[state],
      ],
      id: sql`o.id`,
      prefix: 'scim_object',
    }),
    getTarget(ctx, targetId),
  ])
  return page
}

export function toObject({ kind, failures, due_at, ...row }: ObjectRow): ScimTargetObject {
  const state = failures > 0 ? 'failed' : due_at === null ? 'up_to_date' : 'pending'
  return { object: 'scim_target_object', ...row, type: kind, state, next_attempt_at: due_at }
}

/** How much a target has, and how much it must still be told; each figure from the beginning of an index. @throws notFound */
export async function readFigures(ctx: Context, targetId: string): Promise<ScimTargetFigures> {
  const count = (condition: Statement) => sql`(
    select count(*)::int from (
      select from scim_target_objects o
      where o.environment_id = ${ctx.environmentId} and o.target_id = ${targetId} and ${condition}
      limit ${countedTo}) counted)`
  const [figures] = await Promise.all([
    ctx.db.one<Pick<ScimTargetFigures, 'users' | 'groups' | 'waiting' | 'failed'>>(sql`
      select ${count(sql`o.kind = 'user' and o.remote_id is not null`)} as users,
        ${count(sql`o.kind = 'group' and o.remote_id is not null`)} as groups,
        ${count(sql`o.due_at is not null`)} as waiting, ${count(sql`o.failures > 0`)} as failed`),
    getTarget(ctx, targetId),
  ])
  return { object: 'scim_target_figures', target_id: targetId, ...figures, counted_to: countedTo }
}

type RequestRow = Omit<ScimTargetRequest, 'object'>

/** @throws notFound; invalidRequest for a cursor */
export async function listRequests(
  ctx: Context,
  targetId: string,
  { object_id, ...query }: ListQuery & Pick<ObjectFilter, 'object_id'>,
): Promise<Page<RequestRow>> {
  const [page] = await Promise.all([
    readPage<RequestRow>(ctx.db, query, {
      select: sql`
      select r.id, r.target_id, r.object_id, r.cause, r.event_id, r.method, r.path, r.request_body, r.response_status,
        r.response_excerpt, r.error, r.duration_ms, r.created_at from scim_target_requests r`,
      where: [
        sql`r.environment_id = ${ctx.environmentId} and r.target_id = ${targetId}`,
        object_id === undefined ? undefined : sql`r.object_id = ${object_id}`,
      ],
      id: sql`r.id`,
      prefix: 'scim_request',
    }),
    getTarget(ctx, targetId),
  ])
  return page
}

export function toRequest(row: RequestRow): ScimTargetRequest {
  return { object: 'scim_target_request', ...row }
}
