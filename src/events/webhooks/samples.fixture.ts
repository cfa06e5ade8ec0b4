import { onTestFinished } from 'vitest'
import { startReceiver } from '#test/receiver.ts'
import type { TestServer } from '#test/server.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

const elsewhere = 'http://127.0.0.1:9/elsewhere'
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

async function enableEndpoint({ done, pathOf }: Kit): Promise<void> {
  await done('PATCH', pathOf('WebhookEndpointsController_update'), { status: 'enabled' })
}

/** Leaves one delivery that failed once, at an endpoint that is disabled then: nothing about it changes any more. */
async function failOneDelivery(api: TestServer['api'], endpointId: string): Promise<string> {
  const path = `/webhook_endpoints/${endpointId}`
  await api.post(`${path}/test`, {})
  const read = async () => {
    const { body } = await api.get<{ data: { id: string; attempts: number }[] }>(`${path}/deliveries`)
    return body.data[0]
  }
  while ((await read())?.attempts !== 1) await new Promise((resolve) => setTimeout(resolve, 20))
  await api.request(path, { method: 'PATCH', body: { status: 'disabled' } })
  return (await read())?.id ?? ''
}

export const samples = defineSamples({
  async furnish({ create, server: { api } }) {
    const { id } = await create('/webhook_endpoints', {
      endpoint_url: 'http://127.0.0.1:9/',
      events: ['organization.created'],
    })
    const delivery = id === undefined ? undefined : await failOneDelivery(api, id)
    return { objects: { '/webhook_endpoints/': id, '/webhook_endpoints/{id}/deliveries/': delivery } }
  },
  /** A receiver that repeats what it receives. */
  async leaveTraces({ create }) {
    const { url, close } = await startReceiver(({ body }) => ({ status: 200, body: body.toString() }))
    await create('/webhook_endpoints', { endpoint_url: url, events: ['user.updated', 'session.created'] })
    onTestFinished(close)
  },
  calls: {
    WebhookEndpointsController_create: [{ with: { endpoint_url: elsewhere, events: ['user.created'] } }],
    WebhookEndpointsController_update: [{ with: { endpoint_url: elsewhere, status: 'enabled' } }],
    'gatehouse.webhooks.replay': [{ first: enableEndpoint, with: () => ({ since: daysAgo(1) }) }],
    'gatehouse.webhooks.deliveries.resend': [{ first: enableEndpoint }],
    'gatehouse.webhooks.test': [{ first: enableEndpoint }],
  },
})
