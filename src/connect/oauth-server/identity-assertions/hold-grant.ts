import { touchSession } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { holdConnection, isUsable } from '#sso/connections/index.ts'
import { authorizeSsoSession, startSsoSession, traceStep } from '#sso/sso-sessions/index.ts'
import {
  beginGrant,
  type ConsentSubject,
  findAssertedGrant,
  holdConsent,
  type LiveGrant,
  type NewGrant,
} from '../../grants/index.ts'
import { AssertionFailure } from './failures.ts'
import type { NamedProfile } from './find-profile.ts'

export interface AssertedSignIn {
  profile: NamedProfile
  subject: ConsentSubject
  scopes: readonly string[]
  attempt: Attempt
  claims: Readonly<Record<string, unknown>>
}

/**
 * The grant of a user whom a provider asserts: the one that an earlier assertion began, as if it were refreshed, or another one. So a
 * user has one session for an application, organization and resource, however often the application comes.
 *
 * @throws AssertionFailure
 */
export async function holdAssertedGrant(tx: TransactionContext, signIn: AssertedSignIn): Promise<LiveGrant> {
  const { profile, subject } = signIn
  // The connection first, so that it isn't deleted meanwhile; then the consent, so that of two assertions at once one waits.
  const connection = await holdConnection(tx, profile.connection_id)
  if (connection === undefined || !isUsable(connection)) throw new AssertionFailure('unknown_issuer')
  const consent = await holdConsent(tx, subject)
  const known = await findAssertedGrant(tx, consent, profile.connection_id)
  if (known !== undefined && (await touchSession(tx, known.session_id, known.generation)) !== undefined) return known
  return begin(tx, signIn, consent)
}

/** With a trace, as every sign-in through a connection leaves one. */
async function begin(
  tx: TransactionContext,
  { profile, scopes, attempt, claims }: AssertedSignIn,
  consent: NewGrant['consent'],
): Promise<LiveGrant> {
  const { connection_id, organization_id: organizationId, profile_id, email } = profile
  const exchange = { request: null, response: null, attributes: { ...claims } }
  const connection = { id: connection_id, organization_id: organizationId }
  const expiresAt = new Date(tx.now().getTime() + 60_000)
  const sessionId = startSsoSession(tx, { connection, origin: 'identity_provider', expiresAt })
  authorizeSsoSession(tx, sessionId, { email: email ?? '', exchange, expiresAt })
  traceStep(tx, sessionId, 'signed_in', { ...defined({ profileId: profile_id ?? undefined }) })
  const grant = await beginGrant(tx, {
    consent,
    scopes,
    attempt: { ...attempt, sso: { organizationId, sessionId } },
    connectionId: connection_id,
  })
  if (grant === undefined) throw new AssertionFailure('sign_in_refused')
  return grant
}
