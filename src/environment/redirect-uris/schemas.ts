import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'

export const RedirectUri = Type.Object({
  object: Type.Literal('redirect_uri'),
  id: Type.String(),
  uri: Type.String(),
  default: Type.Boolean({ description: 'Whether it is the default redirect URI.' }),
  created_at: Type.String(),
  updated_at: Type.String(),
})
export type RedirectUri = Static<typeof RedirectUri>

export interface RedirectUriRow {
  id: string
  uri: string
  is_default: boolean
  created_at: string
  updated_at: string
}

export const redirectUriColumns = sql`id, uri, is_default, created_at, updated_at`

export function toRedirectUri(row: RedirectUriRow): RedirectUri {
  const { id, uri, is_default, created_at, updated_at } = row
  return {
    object: 'redirect_uri',
    id,
    uri,
    default: is_default,
    created_at,
    updated_at,
  }
}
