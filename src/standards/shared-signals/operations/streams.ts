import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { recordOf } from '#platform/records.ts'
import { defineSignalOperation } from '../define-signal-operation.ts'
import { invalidStreamRequest, tooManyStreams } from '../errors.ts'
import { ChangeStream, CreateStream, Stream } from '../schemas.ts'
import { changeStream, createStream, deleteStream, getStream, listStreams, toWire } from '../streams.ts'

export const createStreamOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.create_stream',
  method: 'POST',
  path: '/ssf/streams',
  summary: 'Create a signal stream',
  description:
    'SSF 1.0 §8.1.1.1. The stream sends what happens from now on, each token at least once and in order. A machine’s stream is about the users of its organization.',
  scope: 'ssf.manage',
  idempotency: 'replay',
  body: CreateStream,
  success: { status: 201, body: Stream },
  errors: [tooManyStreams],
  run: (ctx, receiver, { body }) => createStream(ctx, receiver, body),
})

export const readStreamsOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.read_streams',
  method: 'GET',
  path: '/ssf/streams',
  summary: 'Get a signal stream, or all',
  description:
    'SSF 1.0 §8.1.1.2. Without `stream_id` it is a list, of 100 streams at most; `after` continues it for a management key.',
  scope: 'ssf.read',
  query: Type.Object({
    stream_id: Type.Optional(Type.String({ description: 'The stream to get.' })),
    after: Type.Optional(Type.String({ description: 'The id of a stream. The list starts after it.' })),
  }),
  lockRow: (named, ctx) => sql`
    select 1 from signal_streams where environment_id = ${ctx.environmentId} and id = ${String(recordOf(named).stream_id)} for update`,
  unversioned: ['status', 'reason', 'waiting_since', 'last_error'],
  success: { status: 200, body: Type.Union([Stream, Type.Array(Stream)]) },
  run: async (ctx, receiver, { query: { stream_id, after } }) =>
    stream_id === undefined
      ? listStreams(ctx, receiver, after)
      : toWire(ctx, await getStream(ctx, receiver, stream_id)),
})

export const updateStreamOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.update_stream',
  method: 'PATCH',
  path: '/ssf/streams',
  summary: 'Update a signal stream',
  description: 'SSF 1.0 §8.1.1.3. Members that are not given stay as they are.',
  scope: 'ssf.manage',
  body: ChangeStream,
  changes: ({ stream_id }) => ({ stream_id }),
  success: { status: 200, body: Stream },
  run: (ctx, receiver, { body }) => changeStream(ctx, receiver, body, 'merge'),
})

export const replaceStreamOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.replace_stream',
  method: 'PUT',
  path: '/ssf/streams',
  summary: 'Replace a signal stream',
  description: 'SSF 1.0 §8.1.1.4. Members of the receiver that are not given are deleted.',
  scope: 'ssf.manage',
  body: ChangeStream,
  changes: ({ stream_id }) => ({ stream_id }),
  success: { status: 200, body: Stream },
  run: (ctx, receiver, { body }) => changeStream(ctx, receiver, body, 'replace'),
})

export const deleteStreamOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.delete_stream',
  method: 'DELETE',
  path: '/ssf/streams',
  summary: 'Delete a signal stream',
  description: 'SSF 1.0 §8.1.1.5. What waits to be sent is dropped.',
  scope: 'ssf.manage',
  query: Type.Object({ stream_id: Type.Optional(Type.String({ description: 'The stream to delete. Required.' })) }),
  changes: (_body, { stream_id }) => defined({ stream_id }),
  success: { status: 204 },
  async run(ctx, receiver, { query: { stream_id } }) {
    if (stream_id === undefined) throw invalidStreamRequest('The query needs `stream_id`.')
    await deleteStream(ctx, receiver, stream_id)
  },
})
