import { Type } from 'typebox'
import { listMessages } from '#messaging/outbox/index.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { developmentArea } from '../../seed/index.ts'

export const listMessagesOperation = defineOperation({
  id: 'gatehouse.development.messages',
  method: 'GET',
  path: '/_dev/messages',
  summary: 'List the messages in the outbox',
  description: 'Emails and text messages that development kept, newest first.',
  area: developmentArea,
  surface: 'api',
  access: 'api_key',
  query: Type.Object({ to: Type.Optional(Type.String({ description: 'Only messages to this recipient.' })) }),
  success: {
    status: 200,
    body: Type.Object({
      data: Type.Array(
        Type.Object({
          id: Type.String(),
          channel: Type.Enum(['email', 'sms']),
          to: Type.String(),
          subject: Type.String(),
          text: Type.String(),
          html: Type.String(),
          created_at: Timestamp,
        }),
      ),
    }),
  },
  async handler({ query }, ctx) {
    return { data: await listMessages(ctx, query) }
  },
})
