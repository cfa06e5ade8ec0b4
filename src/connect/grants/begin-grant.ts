import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type Attempt, proceed } from '#sign-in/authentication/index.ts'
import { startSession } from '#sign-in/session-grants/index.ts'
import { acrOf, readLevels } from './authentication-levels.ts'
import { authenticationMethodsOf } from './authentication-methods.ts'
import type { ConsentRow } from './consents.ts'
import { grantRefused } from './errors.ts'
import { findLiveGrant, type TokenGrant } from './live-grants.ts'
import type { RequestedClaims } from './requested-claims.ts'

export interface NewGrant {
  consent: Pick<ConsentRow, 'id' | 'organization_id'>
  scopes: readonly string[]
  attempt: Attempt
  redirectUri?: string
  browserSessionId?: string | null
  /** The key that its refresh tokens are bound to. */
  dpopJkt?: string | null
  requestedClaims?: RequestedClaims | null
  /** The connection whose provider asserted the user, who did not sign in here. */
  connectionId?: string
}

/**
 * Begins a grant with a session of its own. The sign-in may no longer be complete, because a membership may have ended
 * since the user authenticated.
 *
 * @returns `undefined` if it is not
 * @throws grantRefused if the invitation of the sign-in is no longer valid
 */
export async function beginGrant(
  tx: TransactionContext,
  {
    consent,
    scopes,
    attempt,
    redirectUri,
    browserSessionId = null,
    dpopJkt = null,
    requestedClaims = null,
    connectionId,
  }: NewGrant,
): Promise<TokenGrant | undefined> {
  const [levels, progress] = await Promise.all([readLevels(tx), proceed(tx, attempt)])
  if (progress?.kind !== 'complete' || progress.attempt.organizationId !== consent.organization_id) return undefined
  const session = await startSession(tx, progress, {
    ...defined({ redirectUri }),
    ...(browserSessionId === null ? {} : { browserSessionId }),
  }).catch(refuseEnded)
  const id = tx.newId('connect_grant')
  const amr = authenticationMethodsOf(attempt)
  tx.db.send(sql`
    insert into connect_grants (environment_id, id, consent_id, session_id, browser_session_id, scopes, dpop_jkt,
      requested_claims, amr, acr, sid, connection_id, created_at)
    values (${tx.environmentId}, ${id}, ${consent.id}, ${session.id}, ${browserSessionId}, ${[...scopes]}, ${dpopJkt},
      ${requestedClaims && { ...requestedClaims }}, ${amr},
      ${acrOf(levels, amr, requestedClaims?.acrs) ?? null},
      ${sidOf(tx, consent, session.id)}, ${connectionId ?? null}, ${tx.now()})`)
  const grant = await findLiveGrant(tx, id)
  return grant && { ...grant, secret: session.secret }
}

/** An application that learns of the ends of sessions gets their ids. For others, the consent is the `sid`. */
function sidOf({ environmentId }: TransactionContext, consent: Pick<ConsentRow, 'id'>, sessionId: string): Statement {
  return sql`
    (select ${sessionId} from connect_consents c
      join connect_applications a on a.environment_id = c.environment_id and a.id = c.application_id
      where c.environment_id = ${environmentId} and c.id = ${consent.id} and a.backchannel_logout_uri is not null)`
}

/** The token endpoint has one word for what has ended in the meantime. */
function refuseEnded(error: unknown): never {
  const isRefusal = error instanceof DomainError && error.definition.status < 500
  throw isRefusal ? grantRefused(error.message) : error
}
