import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { checkEvents, getEnabledEndpoint } from './endpoints.ts'
import { testEventUnavailable } from './errors.ts'
import { sampleOf } from './sample.ts'
import { type DeliveryRow, deliveryColumns, toDelivery, type WebhookDelivery } from './schemas.ts'

/**
 * Creates a delivery of an example event, which is in no log and goes only to this endpoint.
 *
 * @param name default: the first event of the endpoint with an example.
 * @throws notFound, endpointDisabled, unknownEvents, testEventUnavailable
 */
export function sendTestEvent(ctx: Context, endpointId: string, name: string | undefined): Promise<WebhookDelivery> {
  return ctx.transaction(async (tx) => {
    tx.db.afterCommit(() => tx.system.wakeUps.announce('deliveries'))
    const endpoint = await getEnabledEndpoint(tx, endpointId)
    const names = name === undefined ? endpoint.events : checkEvents([name], 'event')
    const definition = tx.system.catalog.events.find((each) => names.includes(each.name))
    if (definition === undefined) throw testEventUnavailable(name)
    const event = {
      object: 'event',
      id: tx.newId('event'),
      event: definition.name,
      data: sampleOf(definition.data, tx),
      created_at: tx.now().toISOString(),
      context: { client_id: tx.clientId, actor: { id: 'system', source: 'system', name: 'Test event' } },
    }
    const row = await tx.db.one<DeliveryRow>(sql`
      insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, test_event, state, next_attempt_at,
        created_at, request_id)
      values (${tx.environmentId}, ${tx.newId('delivery')}, ${endpointId}, ${event.id}, ${event.event},
        ${JSON.stringify(event)}, 'pending', ${tx.now()}, ${tx.now()}, ${tx.tracedRequestId ?? null})
      returning ${deliveryColumns}`)
    return toDelivery(row)
  })
}
