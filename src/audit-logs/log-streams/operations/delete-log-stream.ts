import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteLogStream } from '../streams.ts'

export const deleteLogStreamOperation = defineOperation({
  id: 'gatehouse.audit_logs.delete_stream',
  method: 'DELETE',
  path: '/audit_logs/streams/{id}',
  summary: 'Delete a log stream',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteLogStream(ctx, params.id),
})
