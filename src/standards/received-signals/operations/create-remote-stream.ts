import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { transmitterUnusable } from '../errors.ts'
import { createRemoteStream } from '../remote-stream/create-stream.ts'
import { CreateRemoteStream } from '../remote-stream/schemas.ts'
import { SignalReceiver } from '../schemas.ts'

export const createRemoteStreamOperation = defineOperation({
  id: 'gatehouse.connections.signal_receiver.create_stream',
  method: 'POST',
  path: '/connections/{id}/signal_receiver/stream',
  summary: 'Create a stream at a transmitter of signals',
  description:
    'SSF 1.0 §8. Sets the receiver of the connection up by the metadata of the transmitter, and asks for a verification event, after which `stream.verified_at` is set. A second call creates another stream, and the first one is deleted there.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  // The transmitter may answer its verification while it is asked.
  commits: 'each',
  params: Type.Object({ id: Type.String() }),
  body: CreateRemoteStream,
  success: { status: 201, body: SignalReceiver },
  errors: [notFound, transmitterUnusable],
  handler: ({ params, body }, ctx) => createRemoteStream(ctx, params.id, body),
})
