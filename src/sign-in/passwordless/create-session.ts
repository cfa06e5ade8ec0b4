import { findDefaultRedirectUri, isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import { malformedEmail, parseEmailAddress } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { passwordlessSessionRefused } from './errors.ts'
import { hashToken, sealToken } from './links.ts'
import { findMagicLinkConnection } from './magic-link-connection.ts'
import {
  type CreatePasswordlessSession,
  defaultSeconds,
  type PasswordlessSession,
  toPasswordlessSession,
} from './schemas.ts'

/**
 * Makes a link that signs a person in once. The application mails it, or lets us.
 *
 * @throws malformedEmail, notFound for the connection, passwordlessSessionRefused
 */
export async function createPasswordlessSession(
  ctx: Context,
  { email, state, connection, expires_in = defaultSeconds, ...input }: CreatePasswordlessSession,
): Promise<PasswordlessSession> {
  if (parseEmailAddress(email) === undefined) throw malformedEmail()
  const redirectUri = await requireRedirectUri(ctx, input.redirect_uri)
  if (connection !== undefined) await requireConnection(ctx, connection, email)
  const token = randomToken(32)
  return ctx.transaction(async (tx) => {
    const id = tx.newId('passwordless_session')
    const expiresAt = new Date(tx.now().getTime() + expires_in * 1_000).toISOString()
    tx.db.send(sql`
      insert into passwordless_sessions (environment_id, id, email, connection_id, redirect_uri, state, token_hash,
        sealed_token, expires_at, created_at)
      values (${tx.environmentId}, ${id}, ${email}, ${connection ?? null}, ${redirectUri}, ${state ?? null},
        ${hashToken(tx.system, token)}, ${sealToken(tx, id, token)}, ${expiresAt}, ${tx.now()})`)
    return toPasswordlessSession(tx, { id, email, expires_at: expiresAt }, token)
  })
}

async function requireRedirectUri(ctx: Context, given: string | undefined): Promise<string> {
  if (given === undefined) {
    const standard = await findDefaultRedirectUri(ctx)
    if (standard === undefined) throw passwordlessSessionRefused('redirect_uri', 'Send it, or register a default one.')
    return standard
  }
  if (!(await isRegisteredRedirectUri(ctx, given)))
    throw passwordlessSessionRefused('redirect_uri', 'Register it first.')
  return given
}

async function requireConnection(ctx: Context, id: string, email: string): Promise<void> {
  const found = await findMagicLinkConnection(ctx, id, email)
  if ('refused' in found) throw passwordlessSessionRefused('connection', found.refused)
}
