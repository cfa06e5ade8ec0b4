import { Type } from 'typebox'
import { getUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readLimitsOfUser } from '../user-limits.ts'

export const listGuessLimitsOperation = defineOperation({
  id: 'gatehouse.guess_limits.list',
  method: 'GET',
  path: '/user_management/users/{id}/guess_limits',
  summary: 'List the limits that a user is held to',
  description: 'Those on wrong tries and on messages with codes that something is counted for now.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(
        Type.Object({
          object: Type.Literal('guess_limit'),
          name: Type.String(),
          counts: Type.String({ description: 'What is counted, in words.' }),
          count: Type.Integer({ description: 'How many were counted since the window began.' }),
          limit: Type.Integer({ description: 'How many a window has. At this number, the next one is refused.' }),
          window_ends_at: { ...Timestamp, description: 'When the count begins again from zero.' },
        }),
      ),
    }),
  },
  errors: [notFound],
  async handler({ params }, ctx) {
    const used = await readLimitsOfUser(ctx, await getUser(ctx, params.id))
    const data = used.map(({ limit, count, windowEndsAt }) => ({
      object: 'guess_limit' as const,
      name: limit.name,
      counts: limit.counts,
      count,
      limit: limit.limit,
      window_ends_at: windowEndsAt,
    }))
    return { object: 'list' as const, data }
  },
})
