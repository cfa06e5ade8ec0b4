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
          channel: Type.Enum(['email', 'sms'], { description: 'Whether the message is an email or a text message.' }),
          to: Type.String({ description: 'The recipient’s email address or phone number.' }),
          subject: Type.String({ description: 'The subject of an email.' }),
          text: Type.String({ description: 'The content as text.' }),
          html: Type.String({ description: 'The content of an email as HTML.' }),
          created_at: Timestamp,
        }),
      ),
    }),
  },
  async handler({ query }, ctx) {
    return { data: await listMessages(ctx, query) }
  },
})
