import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { LogStream } from '../schemas.ts'
import { listLogStreams } from '../streams.ts'

export const listLogStreamsOperation = defineOperation({
  id: 'gatehouse.audit_logs.list_streams',
  method: 'GET',
  path: '/audit_logs/streams',
  summary: 'List the log streams of an organization',
  surface: 'api',
  access: 'api_key',
  query: listQuery({ organization_id: Type.String() }),
  success: { status: 200, body: listOf(LogStream) },
  async handler({ query }, ctx) {
    return toList(await listLogStreams(ctx, query.organization_id, query), (stream) => stream)
  },
})
