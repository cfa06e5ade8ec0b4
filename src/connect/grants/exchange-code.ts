import { createHash } from 'node:crypto'
import { revokeSession } from '../../people/sessions/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import { isSame } from '../../platform/crypto/is-same.ts'
import { type CommittedError, commitWith } from '../../platform/http/errors.ts'
import type { Client } from '../applications/index.ts'
import { beginGrant } from './begin-grant.ts'
import { bindCode, type ConnectCodeRow, findCode, spendCode } from './codes.ts'
import { grantRefused } from './errors.ts'
import type { LiveGrant } from './live-grants.ts'

/** What the application sends with a code. */
export interface CodeProof {
  code: string
  codeVerifier: string
  /** Compared where it is sent: the verifier has the place that it had before PKCE (OAuth 2.1 §10.2). */
  redirectUri?: string | undefined
  /** The thumbprint of the key that the request proves (RFC 9449). */
  jkt?: string | undefined
  /** Whether refresh tokens are bound to that key. */
  bindsRefreshTokens?: boolean
}

const refused = () => grantRefused('The code is invalid, has expired or was already used.')

/**
 * Begins the grant of a code. A wrong proof spends the code; a second use, which means that the code was copied, ends the grant of
 * the first (security rule A-3).
 *
 * @throws grantRefused for a code that is not this application's
 */
export async function exchangeCode(
  tx: TransactionContext,
  client: Pick<Client, 'id'>,
  proof: CodeProof,
): Promise<{ grant: LiveGrant; nonce: string | null } | CommittedError> {
  const row = await findCode(tx, client.id, proof.code)
  if (row === undefined) throw refused()
  if (!(await spendCode(tx, proof.code))) {
    // Read again, after the lock of the first use.
    const used = await findCode(tx, client.id, proof.code)
    if (used?.session_id != null) await revokeSession(tx, used.session_id)
    return commitWith(refused())
  }
  const isLate = Date.parse(row.expires_at) <= tx.now().getTime()
  if (isLate || !isProven(row, proof)) return commitWith(refused())
  const grant = await beginGrant(tx, {
    consent: { id: row.consent_id, organization_id: row.attempt.organizationId },
    scopes: row.scopes,
    attempt: row.attempt,
    redirectUri: row.redirect_uri,
    browserSessionId: row.browser_session_id,
    dpopJkt: proof.bindsRefreshTokens ? (proof.jkt ?? null) : null,
  })
  if (grant === undefined) return commitWith(refused())
  bindCode(tx, proof.code, grant.session_id)
  return { grant, nonce: row.nonce }
}

function isProven(row: ConnectCodeRow, { codeVerifier, redirectUri, jkt }: CodeProof): boolean {
  const isVerified = isSame(createHash('sha256').update(codeVerifier).digest('base64url'), row.code_challenge)
  const isSameAddress = redirectUri === undefined || redirectUri === row.redirect_uri
  return isVerified && isSameAddress && (row.dpop_jkt === null || row.dpop_jkt === jkt)
}
