import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { resendMessage, toMessage } from '../deliveries.ts'
import { deliveryNotConfigured, messageAlreadySent } from '../errors.ts'
import { Message } from '../schemas.ts'

export const resendMessageOperation = defineOperation({
  id: 'gatehouse.messages.resend',
  method: 'POST',
  path: '/messages/{id}/resend',
  summary: 'Resend a message',
  description:
    'Immediately tries again to deliver a message that failed or is waiting. The message is sent unchanged, so a code or link in it may have expired.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: Message },
  errors: [notFound, messageAlreadySent, deliveryNotConfigured],
  handler: async ({ params }, ctx) => toMessage(ctx, await resendMessage(ctx, params.id)),
})
