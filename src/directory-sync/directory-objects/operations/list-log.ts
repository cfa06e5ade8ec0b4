import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listLog } from '../log.ts'
import { LogEntry, toLogEntry } from '../log-schemas.ts'
import { actionNames } from '../log-texts.ts'

export const listLogOperation = defineOperation({
  id: 'gatehouse.directories.log.list',
  method: 'GET',
  path: '/directories/{id}/log',
  summary: 'List changes to users and groups of a directory',
  description: 'Each change and each refused request of the last 90 days, with its reason.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({
    directory_user: Type.Optional(Type.String({ description: 'The id of a directory user.' })),
    directory_group: Type.Optional(Type.String({ description: 'The id of a directory group.' })),
    action: Type.Optional(Type.Enum(actionNames, { description: 'Returns entries with this action.' })),
  }),
  success: { status: 200, body: listOf(LogEntry) },
  errors: [notFound],
  handler: async ({ params, query }, ctx) => toList(await listLog(ctx, params.id, query), toLogEntry),
})
