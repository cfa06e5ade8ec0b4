import { Type } from 'typebox'
import { defineAgentOperation } from '../agent-operation.ts'
import { receiveEvent, receiveEventErrors } from '../issuer-events/receive-event.ts'

export const receiveEventOperations = defineAgentOperation({
  name: 'events.receive',
  path: '/agent/event/notify',
  summary: 'Accept an event of an issuer',
  description:
    'Takes a signed security event token (RFC 8417), delivered as defined by RFC 8935. An event that withdraws assertions about a user revokes the registrations made with the issuer’s assertions for that user. Other events change nothing.',
  surface: 'secevent',
  body: Type.Object({ set: Type.String({ description: 'The signed security event token.' }) }),
  text: { mediaType: 'application/secevent+jwt', member: 'set' },
  success: { status: 202 },
  errors: receiveEventErrors,
  handler: ({ set }, ctx) => receiveEvent(ctx, set),
})
