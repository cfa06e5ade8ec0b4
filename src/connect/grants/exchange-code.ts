import { createHash } from 'node:crypto'
import { revokeSession } from '#people/sessions/index.ts'
import { holdUser } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import type { Client } from '../applications/index.ts'
import { beginGrant } from './begin-grant.ts'
import { bindCode, type ConnectCodeRow, findCode, spendCode } from './codes.ts'
import { grantRefused, proofMissing } from './errors.ts'
import type { TokenGrant } from './live-grants.ts'

/** What the application sends with a code. */
export interface CodeProof {
  code: string
  codeVerifier?: string | undefined
  /** Compared if it is sent. With PKCE it is not required, because the verifier takes its place (OAuth 2.1 §10.2). */
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
 * @throws grantRefused for a code that is not this application's; proofMissing, which spends nothing, where what the code
 * needs was not sent
 */
export async function exchangeCode(
  tx: TransactionContext,
  client: Pick<Client, 'id' | 'is_public'>,
  proof: CodeProof,
): Promise<{ grant: TokenGrant; nonce: string | null } | CommittedError> {
  const row = await findCode(tx, client.id, proof.code)
  if (row === undefined) throw refused()
  const missing = missingOf(row, client, proof)
  if (missing !== undefined) throw proofMissing(missing)
  holdUser(tx, row.attempt.userId)
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
    requestedClaims: row.requested_claims,
    dpopJkt: proof.bindsRefreshTokens ? (proof.jkt ?? null) : null,
  })
  if (grant === undefined) return commitWith(refused())
  bindCode(tx, proof.code, grant.session_id)
  return { grant, nonce: row.nonce }
}

function missingOf(
  { code_challenge }: ConnectCodeRow,
  { is_public }: Pick<Client, 'is_public'>,
  { codeVerifier, redirectUri }: CodeProof,
): string | undefined {
  if (codeVerifier === undefined && (code_challenge !== null || is_public)) return 'code_verifier'
  return redirectUri === undefined && code_challenge === null ? 'redirect_uri' : undefined
}

function isProven(row: ConnectCodeRow, { codeVerifier, redirectUri, jkt }: CodeProof): boolean {
  const isSameAddress = redirectUri === undefined || redirectUri === row.redirect_uri
  return isVerified(row, codeVerifier) && isSameAddress && (row.dpop_jkt === null || row.dpop_jkt === jkt)
}

/** A verifier without a challenge is refused: the challenge may have been taken out of the request (RFC 9700 §2.1.1). */
function isVerified({ code_challenge }: ConnectCodeRow, codeVerifier: string | undefined): boolean {
  if (code_challenge === null || codeVerifier === undefined)
    return code_challenge === null && codeVerifier === undefined
  return isSame(createHash('sha256').update(codeVerifier).digest('base64url'), code_challenge)
}
