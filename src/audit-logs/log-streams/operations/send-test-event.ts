import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { LogStreamTest } from '../schemas.ts'
import { sendTestEvent } from '../test-event.ts'

export const sendTestEventOperation = defineOperation({
  id: 'gatehouse.audit_logs.test_stream',
  method: 'POST',
  path: '/audit_logs/streams/{id}/test_event',
  summary: 'Send a test event through a log stream',
  description: 'Works for a paused stream, too. Waits for the destination and returns its response.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: LogStreamTest },
  errors: [notFound],
  handler: ({ params }, ctx) => sendTestEvent(ctx, params.id),
})
