import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'

export const ConnectResource = Type.Object({
  object: Type.Literal('authkit_oauth_resource'),
  id: Type.String(),
  uri: Type.String(notSecret),
  default: Type.Boolean({ description: 'Whether tokens are for this resource if the request names none.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})

export const CreateResource = Type.Object({
  uri: Type.String({
    maxLength: 2_048,
    description: 'An absolute URI without fragment, compared character by character.',
  }),
  default: Type.Optional(
    Type.Boolean({
      description: 'Whether tokens are for this resource if the request names none. It replaces the previous default.',
    }),
  ),
})
export type CreateResource = Static<typeof CreateResource>

export interface ResourceRow {
  id: string
  uri: string
  is_default: boolean
  created_at: string
  updated_at: string
}

export const resourceColumns = sql`r.id, r.uri, r.is_default, r.created_at, r.updated_at`

export function toResource({ is_default, ...row }: ResourceRow): Static<typeof ConnectResource> {
  return {
    object: 'authkit_oauth_resource',
    ...row,
    default: is_default,
  }
}
