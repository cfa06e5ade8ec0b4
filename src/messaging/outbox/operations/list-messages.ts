import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listDeliveries, toMessage } from '../deliveries.ts'
import { Message, messageStates } from '../schemas.ts'

export const listMessagesOperation = defineOperation({
  id: 'gatehouse.messages.list',
  method: 'GET',
  path: '/messages',
  summary: 'List messages',
  description:
    'Returns emails and text messages of the last 30 days without their content, and whether they were delivered.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    state: Type.Optional(Type.Enum([...messageStates])),
    to: Type.Optional(Type.String({ description: 'The recipient’s email address or phone number.' })),
  }),
  success: { status: 200, body: listOf(Message) },
  handler: async ({ query }, ctx) => toList(await listDeliveries(ctx, query), (row) => toMessage(ctx, row)),
})
