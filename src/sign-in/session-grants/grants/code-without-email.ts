import type { Context } from '#platform/context.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { dropEmailCompletion, exchangeForCompletionToken, findEmailCompletion } from '../email-completions.ts'
import { emailCompletionRequired } from '../errors.ts'
import { codeRefused, isRightVerifier, requireClientProof } from './code-proof.ts'

/**
 * Exchanges the code of a sign-in whose provider gave no email for the token that takes one.
 *
 * @returns `undefined` if the code is of another sign-in.
 * @throws invalidGrant, unauthorizedClient, codeChallengeNotFound
 */
export async function exchangeCodeWithoutEmail(
  ctx: Context,
  { code, code_verifier }: { code: string; code_verifier?: string },
): Promise<CommittedError | undefined> {
  const row = await findEmailCompletion(ctx, code)
  if (row === undefined) return undefined
  requireClientProof(ctx, row, code_verifier)
  return ctx.transaction(async (tx) => {
    const token = isRightVerifier(row, code_verifier) ? await exchangeForCompletionToken(tx, code) : undefined
    if (token !== undefined) return commitWith(emailCompletionRequired({ email_completion_token: token }))
    await dropEmailCompletion(tx, code)
    return commitWith(codeRefused())
  })
}
