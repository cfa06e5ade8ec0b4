import { createHash } from 'node:crypto'
import { unauthorizedClient } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { codeChallengeNotFound, invalidGrant } from '../errors.ts'

/** The members of a stored code that decide who may use it. */
interface IssuedCode {
  code_challenge: string | null
  expires_at: string
}

export const codeRefused = () => invalidGrant('The code is invalid, has expired or was already used.')

/**
 * Refuses a code that has expired, and a client that has not proven itself by its secret or a verifier. Neither concerns the
 * code, so it is not used up.
 *
 * @throws invalidGrant, unauthorizedClient, codeChallengeNotFound
 */
export function requireClientProof(ctx: Context, row: IssuedCode, codeVerifier: string | undefined): void {
  if (Date.parse(row.expires_at) <= ctx.now().getTime()) throw codeRefused()
  if (ctx.actor.type !== 'api_key' && codeVerifier === undefined) throw unauthorizedClient()
  if (row.code_challenge === null && codeVerifier !== undefined) throw codeChallengeNotFound()
}

/** Whether the verifier is that of the challenge (RFC 7636 §4.6). A wrong one spends the code (security rule A-3). */
export function isRightVerifier({ code_challenge }: IssuedCode, codeVerifier = ''): boolean {
  if (code_challenge === null) return true
  return isSame(createHash('sha256').update(codeVerifier).digest('base64url'), code_challenge)
}
