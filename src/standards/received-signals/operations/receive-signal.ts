import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { findAddressedConnection } from '#sso/connections/index.ts'
import { receiverNotFound, refusals } from '../errors.ts'
import { longestToken, takeSignal } from '../receive-signal.ts'
import { findReceiver } from '../receivers.ts'

export const receiveSignalOperation = defineOperation({
  id: 'gatehouse.connections.signals.receive',
  method: 'POST',
  path: '/sso/signals/{key}/push',
  summary: 'Accept a signal of an identity provider',
  description:
    'Takes a signed security event token (RFC 8417), delivered as defined by RFC 8935. The signature says whose it is; a header `Authorization` is not looked at.',
  surface: 'secevent',
  access: 'public',
  idempotency: 'none',
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  body: Type.Object({ set: Type.String({ maxLength: longestToken, description: 'The signed security event token.' }) }),
  text: { mediaType: 'application/secevent+jwt', member: 'set' },
  success: { status: 202 },
  errors: [notFound, ...refusals],
  async handler({ params, body }, context) {
    const found = await findAddressedConnection(context, params.key)
    const receiver = found && (await findReceiver(found.ctx, found.connection.id))
    if (found === undefined || receiver === undefined) throw receiverNotFound(params.key)
    await takeSignal(found.ctx, found.connection, receiver, body.set)
  },
})
