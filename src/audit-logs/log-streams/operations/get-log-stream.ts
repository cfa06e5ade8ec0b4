import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { LogStream } from '../schemas.ts'
import { getLogStream } from '../streams.ts'

export const getLogStreamOperation = defineOperation({
  id: 'gatehouse.audit_logs.get_stream',
  method: 'GET',
  path: '/audit_logs/streams/{id}',
  summary: 'Get a log stream with its progress and last error',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: LogStream },
  errors: [notFound],
  handler: ({ params }, ctx) => getLogStream(ctx, params.id),
})
