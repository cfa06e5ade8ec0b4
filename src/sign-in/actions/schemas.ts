import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

const actionTypes = ['authentication', 'user_registration'] as const
export type ActionType = (typeof actionTypes)[number]

const members = {
  endpoint_url: Type.String({ description: 'The URL of the endpoint: https, or in development http on loopback.' }),
  status: Type.Enum(['enabled', 'disabled']),
  on_failure: Type.Enum(['allow', 'deny'], {
    description: 'The verdict if the endpoint gives no response with a valid signature.',
  }),
}
const type = Type.Enum([...actionTypes], { description: 'What the endpoint decides.' })

export const ActionEndpoint = Type.Object({
  object: Type.Literal('action_endpoint'),
  id: Type.String(),
  type,
  ...members,
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type ActionEndpoint = Static<typeof ActionEndpoint>

export const ActionEndpointWithSecret = Type.Object({
  ...ActionEndpoint.properties,
  secret: Type.String({
    ...secret,
    description: 'The secret that signs requests and responses. Only this response contains it.',
  }),
})

export const CreateActionEndpoint = Type.Object({
  type,
  endpoint_url: members.endpoint_url,
  status: Type.Optional(members.status),
  on_failure: Type.Optional(members.on_failure),
})
export type CreateActionEndpoint = Static<typeof CreateActionEndpoint>

export const UpdateActionEndpoint = Type.Partial(Type.Object(members))
export type UpdateActionEndpoint = Static<typeof UpdateActionEndpoint>

export interface ActionEndpointRow {
  id: string
  type: ActionType
  endpoint_url: string
  sealed_secret: string
  status: 'enabled' | 'disabled'
  on_failure: 'allow' | 'deny'
  created_at: string
  updated_at: string
}

export const actionEndpointColumns = sql`
  id, type, endpoint_url, sealed_secret, status, on_failure, created_at, updated_at`

export function toActionEndpoint({ sealed_secret: _, ...row }: ActionEndpointRow): ActionEndpoint {
  return { object: 'action_endpoint', ...row }
}
