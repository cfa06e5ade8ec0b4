import { Type } from 'typebox'
import { isSignUpOpen } from '#access/waitlists/index.ts'
import { readSettings } from '#environment/environments/index.ts'
import { radarSettings } from '#people/radar/index.ts'
import { malformedEmail, parseEmailAddress } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import {
  acceptSocialProof,
  checkSocialProfile,
  originOf,
  registrationErrors,
  socialErrors,
} from '../../authentication/index.ts'
import { findEnabledProvider } from '../../social-providers/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import {
  dropEmailCompletion,
  exchangeForCompletionToken,
  findEmailCompletion,
  findProofWithoutEmail,
  spendCompletionToken,
} from '../email-completions.ts'
import { emailCompletionRequired, invalidEmailCompletionToken } from '../errors.ts'
import { codeRefused, isRightVerifier, requireClientProof } from './code-proof.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** The email of a user whose social provider gave none. A code proves it, because the provider doesn't speak for it. */
export const emailCompletionGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:email-completion'),
    email_completion_token: Type.String({ ...secret, maxLength: 255 }),
    email: Type.String({ maxLength: 254 }),
    ...originFields,
    signals_id: Type.Optional(Type.String()),
  }),
  needsSecret: true,
  errors: [invalidEmailCompletionToken, ...socialErrors, ...registrationErrors, ...progressErrors],
  async run(ctx, body) {
    const proof = await findProofWithoutEmail(ctx, body.email_completion_token)
    const configured = proof && (await findEnabledProvider(ctx, proof.provider))
    if (proof === undefined || configured === undefined) throw invalidEmailCompletionToken()
    if (parseEmailAddress(body.email) === undefined) throw malformedEmail()
    const settings = await readSettings(ctx)
    const { organizationId, invitation, tokens } = proof
    const options = { isSignUpOpen: invitation !== undefined || isSignUpOpen(settings), organizationId, invitation }
    const origin = originOf(ctx, body)
    const profile = { ...proof.profile, email: body.email, isEmailProven: false }
    const radar = radarSettings.of(settings)
    const checked = await checkSocialProfile(ctx, configured.definition, profile, { ...options, origin, radar })
    return ctx.transaction(async (tx) => {
      if (!(await spendCompletionToken(tx, body.email_completion_token))) throw invalidEmailCompletionToken()
      const { attempt } = await acceptSocialProof(tx, { ...checked, ...defined({ tokens }) }, origin, options)
      // Nothing is decided before the email is verified.
      return answerProgress(tx, attempt, undefined)
    })
  },
})

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
