import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { defineSignalOperation } from '../define-signal-operation.ts'
import { invalidStreamRequest, verifiedTooOften } from '../errors.ts'
import { StreamId, type StreamRow, StreamStatusAnswer, streamStatuses } from '../schemas.ts'
import { setStatus, verifyStream } from '../stream-status.ts'
import { getStream } from '../streams.ts'

const path = '/ssf/status'

function toAnswer({ id, status, status_reason }: StreamRow) {
  return { stream_id: id, status, ...defined({ reason: status_reason ?? undefined }) }
}

export const getStatusOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.get_status',
  method: 'GET',
  path,
  summary: 'Get the status of a signal stream',
  description: 'SSF 1.0 §8.1.2.1.',
  scope: 'ssf.read',
  query: Type.Object({ stream_id: Type.Optional(Type.String({ description: 'The stream. Required.' })) }),
  success: { status: 200, body: StreamStatusAnswer },
  async run(ctx, receiver, { query: { stream_id } }) {
    if (stream_id === undefined) throw invalidStreamRequest('The query needs `stream_id`.')
    return toAnswer(await getStream(ctx, receiver, stream_id))
  },
})

export const setStatusOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.set_status',
  method: 'POST',
  path,
  summary: 'Set the status of a signal stream',
  description:
    'SSF 1.0 §8.1.2.2. While a stream is `paused`, tokens wait; a `disabled` stream drops them. Enabled again, it continues.',
  scope: 'ssf.manage',
  idempotency: 'replay',
  body: Type.Object({
    stream_id: StreamId,
    status: Type.Enum([...streamStatuses]),
    reason: Type.Optional(Type.String({ maxLength: 500, description: 'Why, for the other side.' })),
  }),
  success: { status: 200, body: StreamStatusAnswer },
  run: async (ctx, receiver, { body: { stream_id: id, status, reason } }) =>
    toAnswer(await setStatus(ctx, receiver, { id, status, reason })),
})

export const verifyStreamOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.verify_stream',
  method: 'POST',
  path: '/ssf/verification',
  summary: 'Ask for a verification event of a signal stream',
  description:
    'SSF 1.0 §8.1.4.2. The event comes behind what waits already, and shows that the stream works. A disabled stream is a 400.',
  scope: 'ssf.manage',
  idempotency: 'replay',
  body: Type.Object({
    stream_id: StreamId,
    state: Type.Optional(Type.String({ maxLength: 1_000, description: 'Returned in the event.' })),
  }),
  success: { status: 204 },
  errors: [verifiedTooOften],
  run: (ctx, receiver, { body: { stream_id, state } }) => verifyStream(ctx, receiver, stream_id, state),
})
