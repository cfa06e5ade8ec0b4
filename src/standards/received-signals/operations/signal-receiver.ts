import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { transmitterUnusable } from '../errors.ts'
import { deleteReceiver, getReceiver, setReceiver } from '../receivers.ts'
import { SetSignalReceiver, SignalReceiver } from '../schemas.ts'

const path = '/connections/{id}/signal_receiver'
const params = Type.Object({ id: Type.String() })

export const setSignalReceiverOperation = defineOperation({
  id: 'gatehouse.connections.signal_receiver.set',
  method: 'PUT',
  path,
  summary: 'Set who sends signals about users of a connection',
  description:
    'The transmitter pushes its tokens to `endpoint_url`, or is asked for them at the address in `poll`. Those that say that a session or credential of a person is over end the sessions of that person in the organization of the connection.',
  surface: 'api',
  access: 'api_key',
  params,
  body: SetSignalReceiver,
  success: { status: 200, body: SignalReceiver },
  errors: [notFound, transmitterUnusable],
  handler: ({ params, body }, ctx) => setReceiver(ctx, params.id, body),
})

export const getSignalReceiverOperation = defineOperation({
  id: 'gatehouse.connections.signal_receiver.get',
  method: 'GET',
  path,
  summary: 'Get who sends signals about users of a connection',
  surface: 'api',
  access: 'api_key',
  params,
  lockRow: ({ id }, ctx) => sql`
    select 1 from signal_receivers where environment_id = ${ctx.environmentId} and connection_id = ${id} for update`,
  unversioned: ['poll.polled_at', 'poll.last_error', 'poll.next_attempt_at', 'stream', 'last_refusal', 'updated_at'],
  success: { status: 200, body: SignalReceiver },
  errors: [notFound],
  handler: ({ params }, ctx) => getReceiver(ctx, params.id),
})

export const deleteSignalReceiverOperation = defineOperation({
  id: 'gatehouse.connections.signal_receiver.delete',
  method: 'DELETE',
  path,
  summary: 'Delete the signal receiver of a connection',
  description:
    'No signal about users of the connection is accepted from then on. What was received is deleted too. A stream that was created at the transmitter is deleted there, by a job that is tried again for a day and a half.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteReceiver(ctx, params.id),
})
