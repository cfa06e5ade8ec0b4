import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
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
  lockRow: ({ id }, ctx) => sql`
    select 1 from audit_log_streams where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  unversioned: ['pending_events', 'last_synced_at', 'last_error', 'next_attempt_at'],
  success: { status: 200, body: LogStream },
  errors: [notFound],
  handler: ({ params }, ctx) => getLogStream(ctx, params.id),
})
