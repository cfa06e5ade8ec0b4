import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import type { EndpointAnswer } from './answer.ts'
import { getActionEndpoint } from './endpoints.ts'

export const ActionCall = Type.Object({
  object: Type.Literal('action_call'),
  id: Type.String({ description: 'As `action_execution_id` of events.' }),
  user_id: Nullable(Type.String({ description: 'Who signed in. `null` for registrations and tests.' })),
  is_test: Type.Boolean({ description: 'Whether it was a test, whose verdict has no effect.' }),
  verdict: Nullable(
    Type.Enum(['allow', 'deny'], {
      description: 'What the endpoint answered. `null` if there was no verdict, and `on_failure` decided.',
    }),
  ),
  status: Nullable(Type.Integer({ description: 'The status of its response. `null` without one.' })),
  failure: Nullable(Type.String({ description: 'Why there was no verdict.' })),
  duration_ms: Type.Integer({ description: 'How long the endpoint took, in milliseconds.' }),
  created_at: Timestamp,
})
type ActionCall = Static<typeof ActionCall>

type ActionCallRow = Omit<ActionCall, 'object'>

/** One call of an endpoint, and what came of it. */
export interface MadeCall {
  id: string
  endpointId: string
  userId: string | undefined
  isTest: boolean
  answer: EndpointAnswer
  durationMs: number
}

/** Keeps a call, without what it said of a person. */
export async function keepCall(
  ctx: Context,
  { id, endpointId, userId, isTest, answer, durationMs }: MadeCall,
): Promise<void> {
  // The endpoint may have been deleted while it was asked.
  await ctx.db.run(sql`
    insert into action_calls (environment_id, id, endpoint_id, user_id, is_test, verdict, status, failure, duration_ms, created_at)
    select e.environment_id, ${id}, e.id, ${userId ?? null}, ${isTest}, ${answer.verdict?.verdict ?? null},
      ${answer.status ?? null}::integer, ${answer.failure ?? null}, ${Math.round(durationMs)}::integer, ${ctx.now()}::timestamptz
    from action_endpoints e where e.environment_id = ${ctx.environmentId} and e.id = ${endpointId}
    for key share`)
}

/** The calls of an endpoint, the newest first. @throws notFound */
export async function listCalls(ctx: Context, endpointId: string, query: ListQuery): Promise<Page<ActionCallRow>> {
  const [page] = await Promise.all([
    readPage<ActionCallRow>(ctx.db, query, {
      select: sql`select id, user_id, is_test, verdict, status, failure, duration_ms, created_at from action_calls`,
      where: [sql`environment_id = ${ctx.environmentId}`, sql`endpoint_id = ${endpointId}`],
      id: sql`id`,
      prefix: 'action_execution',
    }),
    getActionEndpoint(ctx, endpointId),
  ])
  return page
}

export function toActionCall(row: ActionCallRow): ActionCall {
  return { object: 'action_call', ...row }
}
