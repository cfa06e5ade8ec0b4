import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { linkUrl } from './links.ts'

/** The bounds of all the documented ones; the older SDKs disagree. */
const seconds = { minimum: 300, maximum: 86_400, default: 900 }

export const CreatePasswordlessSession = Type.Object({
  type: Type.Literal('MagicLink'),
  email: Type.String({ format: 'email', maxLength: 254 }),
  redirect_uri: Type.Optional(
    Type.String({ maxLength: 2_048, description: 'A registered redirect URI. Default: the default one.' }),
  ),
  state: Type.Optional(
    Type.String({ maxLength: 8_192, description: 'A value that is passed unchanged to the redirect URI.' }),
  ),
  connection: Type.Optional(
    Type.String({
      description:
        'The id of a connection of the type `MagicLink`, whose organization the profile gets. Without it, the profile has no organization.',
    }),
  ),
  expires_in: Type.Optional(
    Type.Integer({
      minimum: seconds.minimum,
      maximum: seconds.maximum,
      description: 'The lifetime of the link in seconds. Default 900.',
    }),
  ),
})
export type CreatePasswordlessSession = Static<typeof CreatePasswordlessSession>
export const defaultSeconds = seconds.default

export const PasswordlessSession = Type.Object({
  object: Type.Literal('passwordless_session'),
  id: Type.String(),
  email: Type.String(),
  expires_at: Timestamp,
  link: Type.String({ ...secret, description: 'The link, which signs the person in once.' }),
})
export type PasswordlessSession = Static<typeof PasswordlessSession>

export interface PasswordlessSessionRow {
  id: string
  email: string
  connection_id: string | null
  redirect_uri: string
  state: string | null
  sealed_token: string
  used_at: string | null
  expires_at: string
}

export const passwordlessSessionColumns = sql`
  id, email, connection_id, redirect_uri, state, sealed_token, used_at, expires_at`

export function toPasswordlessSession(
  ctx: Context,
  { id, email, expires_at }: Pick<PasswordlessSessionRow, 'id' | 'email' | 'expires_at'>,
  token: string,
) {
  return { object: 'passwordless_session' as const, id, email, expires_at, link: linkUrl(ctx.system, token) }
}
