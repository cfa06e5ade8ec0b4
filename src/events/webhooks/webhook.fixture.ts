import { onTestFinished } from 'vitest'
import { type Delivered, type Receiver, type Respond, startReceiver } from '#test/receiver.ts'
import { type ServerOptions, startOwnServer, type TestServer } from '#test/server.ts'
import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint } from './schemas.ts'

/** A receiver for the rest of the test. */
export async function openReceiver(respond?: Respond): Promise<Receiver> {
  const receiver = await startReceiver(respond)
  onTestFinished(() => receiver.close())
  return receiver
}

/** A server of the test's own, for the rest of the test. */
export async function openServer(options: ServerOptions): Promise<TestServer> {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}

/** A clock that stands still until it is set. */
export function createClock(start = new Date()) {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    advance(ms: number) {
      time += ms
    },
    set(to: string | Date | null) {
      time = new Date(to ?? Number.NaN).getTime()
    },
  }
}

export async function register({ api }: TestServer, url: string, events: string[]): Promise<WebhookEndpoint> {
  const { status, body } = await api.post<WebhookEndpoint>('/webhook_endpoints', { endpoint_url: url, events })
  if (status !== 201) throw new Error(`The endpoint was refused: ${JSON.stringify(body)}`)
  return body
}

/** The deliveries of an endpoint from the API, oldest first. */
export async function deliveriesOf({ api }: TestServer, endpointId: string, query = ''): Promise<WebhookDelivery[]> {
  const { body } = await api.get<{ data: WebhookDelivery[] }>(
    `/webhook_endpoints/${endpointId}/deliveries?order=asc&limit=100&${query}`,
  )
  return body.data
}

/** The requests of a delivery, oldest first. */
export async function attemptsOf({ api }: TestServer, delivery: WebhookDelivery): Promise<WebhookAttempt[]> {
  const path = `/webhook_endpoints/${delivery.endpoint_id}/deliveries/${delivery.id}/attempts?order=asc&limit=100`
  return (await api.get<{ data: WebhookAttempt[] }>(path)).body.data
}

export async function createOrganization({ workos }: TestServer, name = 'Northwind'): Promise<string> {
  return (await workos.organizations.createOrganization({ name })).id
}

/** Whether the SDK accepts the signature of a delivery with this secret. */
export function isSignedWith({ workos }: TestServer, { body, signature }: Delivered, secret: string): Promise<boolean> {
  // Clocks that tests drive are not the SDK's.
  const options = { payload: body.toString(), sigHeader: signature, secret, tolerance: Number.POSITIVE_INFINITY }
  return workos.webhooks.verifyHeader(options).catch(() => false)
}

/** Long enough for what should not happen to have happened. */
export function aWhile(ms = 350): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
