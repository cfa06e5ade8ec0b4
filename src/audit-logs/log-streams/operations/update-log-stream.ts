import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { destinationUnavailable } from '../errors.ts'
import { LogStream, UpdateLogStream } from '../schemas.ts'
import { updateLogStream } from '../streams.ts'

export const updateLogStreamOperation = defineOperation({
  id: 'gatehouse.audit_logs.update_stream',
  method: 'PATCH',
  path: '/audit_logs/streams/{id}',
  summary: 'Change or pause a log stream',
  description:
    'The destination is replaced as a whole. A secret that is not sent is kept if the type and the scheme, host and port of the address stay the same; otherwise it is required. A paused stream resumes with the event at which it stopped.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateLogStream,
  success: { status: 200, body: LogStream },
  errors: [notFound, destinationUnavailable, platformErrors.invalidRequest],
  handler: ({ params, body }, ctx) => updateLogStream(ctx, params.id, body),
})
