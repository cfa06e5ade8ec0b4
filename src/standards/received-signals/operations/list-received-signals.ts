import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listReceivedSignals } from '../receivers.ts'
import { ReceivedSignal, toReceivedSignal } from '../schemas.ts'

export const listReceivedSignalsOperation = defineOperation({
  id: 'gatehouse.connections.received_signals.list',
  method: 'GET',
  path: '/connections/{id}/received_signals',
  summary: 'List signals that a connection received',
  description: 'What the transmitter sent in the last 30 days, and what it did here.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(ReceivedSignal) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listReceivedSignals(ctx, params.id, query), toReceivedSignal)
  },
})
