import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { keepToken } from '#platform/outgoing/access-token.ts'
import { azureLogin, requestAzureToken } from '#platform/outgoing/azure-token.ts'
import { toWireEvent } from '../wire-event.ts'
import { baseUrlDescription, DeliveryFailure, defineDestination } from './destination.ts'
import { asFailure, send } from './send.ts'

const identifier = { minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' }

/** By the Logs Ingestion API of Azure Monitor, which takes 1 MB at once. */
export const azureSentinel = defineDestination({
  type: 'AzureSentinel',
  name: 'Microsoft Sentinel',
  settings: Type.Object({
    tenant_id: Type.String({ ...identifier, description: 'The tenant id of the Microsoft Entra directory.' }),
    client_id: Type.String({
      ...identifier,
      description: 'The client id of an application that may send to the data collection rule.',
    }),
    data_collection_endpoint: Type.String({
      maxLength: 2_000,
      description:
        'The logs ingestion endpoint, such as `https://gatehouse-abcd.westeurope-1.ingest.monitor.azure.com`.',
    }),
    data_collection_rule_id: Type.String({
      ...identifier,
      description: 'The immutable id of the data collection rule: `dcr-…`.',
    }),
    stream_name: Type.String({
      ...identifier,
      description: 'The name of the stream, such as `Custom-GatehouseAuditLogs`.',
    }),
    base_url: Type.Optional(Type.String({ maxLength: 2_000, description: baseUrlDescription })),
  }),
  secrets: Type.Object({ client_secret: Type.String({ minLength: 1, maxLength: 500, ...secret }) }),
  limits: { events: 500, bytes: 800_000 },
  urls: ['data_collection_endpoint', 'base_url'],
  receivers: ({ base_url = azureLogin, data_collection_endpoint }) => [base_url, data_collection_endpoint],
  open: ({ system, organizationId, settings, secrets }) => {
    const { tenant_id, client_id, data_collection_endpoint, data_collection_rule_id, stream_name, base_url } = settings
    const application = { tenantId: tenant_id, clientId: client_id, clientSecret: secrets.client_secret }
    const token = keepToken(system.now, () =>
      requestAzureToken(system.outgoing, application, {
        scope: 'https://monitor.azure.com/.default',
        now: system.now,
        baseUrl: base_url,
      }),
    )
    const endpoint = data_collection_endpoint.replace(/\/+$/, '')
    const url = `${endpoint}/dataCollectionRules/${data_collection_rule_id}/streams/${stream_name}?api-version=2023-01-01`
    return async (events) => {
      const rows = events.map((event) => ({
        TimeGenerated: event.occurred_at,
        id: event.id,
        event_type: event.action,
        organization_id: organizationId,
        data: toWireEvent(event),
      }))
      const authorization = `Bearer ${await asFailure(token.get)}`
      const headers = { 'content-type': 'application/json', authorization }
      await send(system, { method: 'POST', url, headers, body: JSON.stringify(rows) }).catch((error) => {
        // The next try is to find out whether a new token is taken.
        if (error instanceof DeliveryFailure && error.isRefusal) token.forget()
        throw error
      })
    }
  },
})
