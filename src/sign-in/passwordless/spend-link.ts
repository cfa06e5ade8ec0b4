import { isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type AnyConnection, ensureOwnConnection } from '#sso/connections/index.ts'
import { rolesOf, saveProfile } from '#sso/profiles/index.ts'
import type { ProvidedIdentity } from '#sso/provided-identities/index.ts'
import { createSsoCode } from '#sso/single-sign-on/index.ts'
import { authorizeSsoSession, startSsoSession } from '#sso/sso-sessions/index.ts'
import { hashesOfToken } from './links.ts'
import { findMagicLinkConnection } from './magic-link-connection.ts'
import { type PasswordlessSessionRow, passwordlessSessionColumns } from './schemas.ts'

/** Where the browser goes, with what. */
export interface LinkOutcome {
  redirectUri: string
  state: string | null
  answer: { code: string } | { error: string; error_description: string }
}

/** How long the application has to exchange the code. */
const codeSeconds = 600

/**
 * Signs a user in with a link. Of any number of parallel uses, only one succeeds.
 *
 * @returns `undefined` for a link that is unknown, used or expired, or whose redirect URI is no longer registered
 */
export async function spendLink(ctx: Context, token: string): Promise<LinkOutcome | undefined> {
  const own = await ensureOwnConnection(ctx, 'MagicLink')
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<PasswordlessSessionRow>(sql`
      update passwordless_sessions set used_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and token_hash = ${anyOf(hashesOfToken(tx.system, token))}
        and used_at is null and expires_at > ${tx.now()}
      returning ${passwordlessSessionColumns}`)
    // the application may have removed it since.
    if (row === undefined || !(await isRegisteredRedirectUri(tx, row.redirect_uri))) return undefined
    const { email, redirect_uri: redirectUri, state, connection_id } = row
    const connection = connection_id === null ? own : await connectionOf(tx, connection_id, email)
    if (connection === undefined) {
      const error_description = 'The connection does not sign this person in any more.'
      return { redirectUri, state, answer: { error: 'connection_invalid', error_description } }
    }
    return { redirectUri, state, answer: { code: await signIn(tx, connection, email) } }
  })
}

async function connectionOf(tx: TransactionContext, id: string, email: string): Promise<AnyConnection | undefined> {
  const found = await findMagicLinkConnection(tx, id, email).catch(asAbsent)
  return found !== undefined && 'connection' in found ? found.connection : undefined
}

function asAbsent(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error
}

/** An attempt at the connection, a profile and a code, as after the answer of a provider. @returns the code */
async function signIn(tx: TransactionContext, connection: AnyConnection, email: string): Promise<string> {
  const expiresAt = new Date(tx.now().getTime() + codeSeconds * 1_000)
  const sessionId = startSsoSession(tx, { connection, origin: 'service_provider', expiresAt, email })
  const exchange = { request: null, response: null, attributes: null }
  authorizeSsoSession(tx, sessionId, { email, exchange, expiresAt })
  const roles = connection.organization_id === null ? [] : await rolesOf(tx, connection, [])
  const profile = await saveProfile(tx, connection, identityOf(email), roles)
  return createSsoCode(tx, { sessionId, profileId: profile.id, codeChallenge: null, startsAtProvider: false })
}

/** The address is all that is known of the person, in any case of its letters the same. */
function identityOf(email: string): ProvidedIdentity {
  return {
    idpId: canonicalEmailOf(email),
    email,
    firstName: null,
    lastName: null,
    name: null,
    groups: [],
    customAttributes: {},
    rawAttributes: {},
  }
}
