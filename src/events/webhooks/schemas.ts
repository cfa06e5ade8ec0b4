import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { escapeExcerpt } from './excerpt.ts'

export const WebhookEndpoint = Type.Object({
  object: Type.Literal('webhook_endpoint'),
  id: Type.String(),
  endpoint_url: Type.String({ description: 'The URL to which events are sent.' }),
  secret: Type.String(secret),
  status: Type.Enum(['enabled', 'disabled']),
  events: Type.Array(Type.String(), { description: 'The names of the subscribed events.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type WebhookEndpoint = Static<typeof WebhookEndpoint>

export const CreateWebhookEndpoint = Type.Object({
  endpoint_url: Type.String({ description: 'The URL to which events are sent.' }),
  events: Type.Array(Type.String(), { description: 'The names of the subscribed events.' }),
})
export type CreateWebhookEndpoint = Static<typeof CreateWebhookEndpoint>

export const UpdateWebhookEndpoint = Type.Object({
  endpoint_url: Type.Optional(Type.String({ description: 'The URL to which events are sent.' })),
  status: Type.Optional(Type.Enum(['enabled', 'disabled'])),
  events: Type.Optional(Type.Array(Type.String(), { description: 'The names of the subscribed events.' })),
})
export type UpdateWebhookEndpoint = Static<typeof UpdateWebhookEndpoint>

export interface EndpointRow {
  id: string
  endpoint_url: string
  sealed_secret: string
  status: 'enabled' | 'disabled'
  events: string[]
  created_at: string
  updated_at: string
}

export const endpointColumns: Statement = sql`id, endpoint_url, sealed_secret, status, events, created_at, updated_at`

export function toEndpoint(row: EndpointRow, secret: string): WebhookEndpoint {
  const { sealed_secret: _sealed, id, endpoint_url, ...rest } = row
  return { object: 'webhook_endpoint', id, endpoint_url, secret, ...rest }
}

export const deliveryStates = ['pending', 'succeeded', 'failed'] as const

export const WebhookDelivery = Type.Object({
  object: Type.Literal('webhook_delivery'),
  id: Type.String(),
  endpoint_id: Type.String(),
  event_id: Type.String(),
  event: Type.String(),
  state: Type.Enum([...deliveryStates]),
  /** How many attempts it had since it was created or last resent. */
  attempts: Type.Integer(),
  next_attempt_at: Nullable(Timestamp),
  created_at: Timestamp,
  completed_at: Nullable(Timestamp),
})
export type WebhookDelivery = Static<typeof WebhookDelivery>

export type DeliveryRow = Omit<WebhookDelivery, 'object'>

export const deliveryColumns: Statement = sql`
  id, endpoint_id, event_id, event, state, attempts, next_attempt_at, created_at, completed_at`

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  return { object: 'webhook_delivery', ...row }
}

export const WebhookAttempt = Type.Object({
  object: Type.Literal('webhook_attempt'),
  id: Type.String(),
  delivery_id: Type.String(),
  /** Counts from 1. Two requests of one attempt carry the same number. */
  attempt: Type.Integer({ description: 'The number of the attempt, counted from 1.' }),
  /** Which secret it was signed with. */
  secret: Type.Enum(['current', 'previous']),
  started_at: Timestamp,
  duration_ms: Type.Integer(),
  response_status: Nullable(Type.Integer({ description: 'The status of the response. `null` if there was none.' })),
  /** Why there was no answer. */
  error: Nullable(Type.String({ description: 'Why there was no response. `null` if there was one.' })),
  /** The beginning of the answer, with control characters and markup escaped. */
  response_excerpt: Nullable(Type.String({ description: 'The first 512 bytes of the response.' })),
})
export type WebhookAttempt = Static<typeof WebhookAttempt>

export interface AttemptRow extends Omit<WebhookAttempt, 'object' | 'response_excerpt'> {
  response_excerpt: Buffer | null
}

export const attemptColumns: Statement = sql`
  id, delivery_id, attempt, secret, started_at, duration_ms, response_status, error, response_excerpt`

export function toAttempt({ response_excerpt, ...row }: AttemptRow): WebhookAttempt {
  return {
    object: 'webhook_attempt',
    ...row,
    response_excerpt: response_excerpt === null ? null : escapeExcerpt(response_excerpt),
  }
}
