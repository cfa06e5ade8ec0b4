import { Type } from 'typebox'
import { carriedInvitationErrors } from '#access/invitations/index.ts'
import { isSignUpOpen } from '#access/waitlists/index.ts'
import { readSettings } from '#environment/environments/index.ts'
import { tooManyMails } from '#messaging/mails/index.ts'
import { radarSettings } from '#people/radar/index.ts'
import { malformedEmail, parseEmailAddress } from '#people/users/index.ts'
import { defined } from '#platform/defined.ts'
import { secret } from '#platform/marks.ts'
import { acceptSocialProof, checkSocialProfile, originOf, registrationErrors } from '../../authentication/index.ts'
import { findEnabledProvider } from '../../social-providers/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { findProofWithoutEmail, spendCompletionToken } from '../email-completions.ts'
import { invalidEmailCompletionToken } from '../errors.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** The email of a user whose social provider gave none. A code proves it, because the provider doesn't speak for it. */
export const emailCompletionGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:email-completion'),
    email_completion_token: Type.String({
      ...secret,
      maxLength: 255,
      description: 'The token of the error `email_completion_required`.',
    }),
    email: Type.String({ maxLength: 254 }),
    ...originFields,
    signals_id: Type.Optional(Type.String()),
  }),
  needsSecret: true,
  errors: [
    invalidEmailCompletionToken,
    tooManyMails,
    ...carriedInvitationErrors,
    ...registrationErrors,
    ...progressErrors,
  ],
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
