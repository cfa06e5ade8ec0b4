import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { transmitterUnusable } from '../errors.ts'
import { UpdateSignalPoll } from '../polling/schemas.ts'
import { updateReceiverPoll } from '../receivers.ts'
import { SignalReceiver } from '../schemas.ts'

export const updateSignalPollOperation = defineOperation({
  id: 'gatehouse.connections.signal_receiver.update_poll',
  method: 'PATCH',
  path: '/connections/{id}/signal_receiver/poll',
  summary: 'Update how a transmitter of signals is polled',
  description: 'Also pauses and resumes it. `authentication` is replaced as a whole, with its secret.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: UpdateSignalPoll,
  success: { status: 200, body: SignalReceiver },
  errors: [notFound, transmitterUnusable],
  handler: ({ params, body }, ctx) => updateReceiverPoll(ctx, params.id, body),
})
