import {
  findActiveSession,
  revokeSession,
  rotateSession,
  type SessionRow,
  touchSession,
} from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import type { Client } from '../applications/index.ts'
import { grantRefused } from './errors.ts'
import { findLiveGrant, type LiveGrant, type TokenGrant } from './live-grants.ts'
import { grantTokens } from './refresh-tokens.ts'

/** How long the token just replaced still gets the same successor: two processes, or a retry after a lost answer. */
const graceMs = 30_000

const ended = () => grantRefused('The refresh token is invalid, or its grant has ended.')

/**
 * Counts a refresh, as for sessions (security rule A-4): parallel uses of one token get the same successor for 30
 * seconds; a later use, or the use of an older token, ends the grant. An application of the FAPI 2.0 profile keeps its token.
 *
 * @param jkt the thumbprint of the key that the request proves
 * @throws grantRefused, without an effect on the grant, for a token of another application or key
 */
export async function refreshGrant(
  tx: TransactionContext,
  client: Pick<Client, 'id' | 'security_profile'>,
  { refreshToken, jkt }: { refreshToken: string; jkt?: string | undefined },
): Promise<TokenGrant | CommittedError> {
  const opened = grantTokens.read(tx, refreshToken)
  const grant = opened && (await findLiveGrant(tx, opened.id))
  if (opened === undefined || grant === undefined || grant.application_id !== client.id || !opened.isOf(grant))
    throw ended()
  if (grant.dpop_jkt !== null && grant.dpop_jkt !== jkt) throw ended()
  // FAPI 2.0 §5.3.2.1: a token that only its application can use stays the same, so a lost answer costs it nothing.
  const isKept = client.security_profile === 'fapi2' && opened.generation === grant.generation
  const session = isKept ? await noteRefresh(tx, grant) : await rotate(tx, grant, opened.generation)
  return 'id' in session ? { ...grant, generation: session.generation, secret: opened.secret } : session
}

async function noteRefresh(
  tx: TransactionContext,
  { session_id, generation }: LiveGrant,
): Promise<SessionRow | CommittedError> {
  return (await touchSession(tx, session_id, generation)) ?? commitWith(ended())
}

async function rotate(
  tx: TransactionContext,
  { session_id, organization_id }: LiveGrant,
  generation: number,
): Promise<SessionRow | CommittedError> {
  const rotated = await rotateSession(tx, session_id, generation, organization_id)
  if (rotated !== undefined) return rotated
  const session = await findActiveSession(tx, session_id)
  if (session === undefined) return commitWith(ended())
  const isPredecessor = session.generation === generation + 1
  const isRecent = tx.now().getTime() - Date.parse(session.refreshed_at) <= graceMs
  if (isPredecessor && isRecent) return session
  await revokeSession(tx, session.id)
  return commitWith(grantRefused('Refresh token already exchanged.'))
}
