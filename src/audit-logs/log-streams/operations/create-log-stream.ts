import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { destinationUnavailable, tooManyStreams } from '../errors.ts'
import { CreateLogStream, LogStream } from '../schemas.ts'
import { createLogStream } from '../streams.ts'

export const createLogStreamOperation = defineOperation({
  id: 'gatehouse.audit_logs.create_stream',
  method: 'POST',
  path: '/audit_logs/streams',
  summary: 'Create a stream of an audit log',
  description:
    'Sends each event at least once and in order. If the destination does not accept events, delivery is retried until it does. Secrets are stored encrypted and never returned.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateLogStream,
  success: { status: 201, body: LogStream },
  errors: [notFound, tooManyStreams, destinationUnavailable, platformErrors.invalidRequest],
  handler: ({ body }, ctx) => createLogStream(ctx, body),
})
