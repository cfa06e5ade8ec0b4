import { Type } from 'typebox'
import { platformErrors } from '#platform/http/errors.ts'
import { listParameters } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listExpiring } from './list-expiring.ts'
import { Expiring, type ExpiringRow, expiringKinds, toExpiring } from './schemas.ts'

export const listExpiringOperation = defineOperation({
  id: 'gatehouse.expiring.list',
  method: 'GET',
  path: '/expiring',
  summary: 'List what ends within 90 days',
  description:
    'Certificates of identity providers, our own keys at connections, API keys and setup links: those that end within 90 days, and those that ended in the last 30, the next one first. Certificates and keys that have a successor, and those of inactive connections, are left out.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({
    kind: Type.Optional(Type.Enum([...expiringKinds], { description: 'Returns objects of this kind.' })),
    after: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'The cursor of a page. The next one starts after it.' }),
    ),
    limit: listParameters.limit,
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(Expiring),
      list_metadata: Type.Object({ after: Type.Union([Type.String(), Type.Null()]) }),
    }),
  },
  async handler({ query: { kind, after, limit } }, ctx) {
    const rows = await listExpiring(ctx, {
      limit,
      ...(kind === undefined ? {} : { kind }),
      ...(after === undefined ? {} : { after: readCursor(after) }),
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      object: 'list' as const,
      data: shown.map(toExpiring),
      list_metadata: { after: last === undefined ? null : cursorOf(last) },
    }
  },
})

/** The list is in the order of ends, so a cursor says when its row ends, and which of those it is. */
function cursorOf({ expires_at, id }: ExpiringRow): string {
  return `${new Date(expires_at).toISOString()}/${id}`
}

/** @throws invalidRequest */
function readCursor(cursor: string): { expiresAt: Date; id: string } {
  const [, time = '', id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/([\w:-]{1,120})$/.exec(cursor) ?? []
  const expiresAt = new Date(time)
  if (id !== undefined && !Number.isNaN(expiresAt.getTime())) return { expiresAt, id }
  const message = '`after` is not a cursor of this list. Send `list_metadata.after` of the page before.'
  throw platformErrors.invalidRequest([{ field: 'after', code: 'after_not_a_cursor', message }])
}
