import { Type } from 'typebox'
import { carriedInvitationErrors } from '#access/invitations/index.ts'
import { unauthorizedClient } from '#environment/environments/index.ts'
import { radarSettings } from '#people/radar/index.ts'
import { revokeSession } from '#people/sessions/index.ts'
import { findUser, findUserByEmail, holdUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type CommittedError, commitWith, DomainError } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { findProviderStarted, type ProviderStarted, spendSsoCode } from '#sso/single-sign-on/index.ts'
import { asFailure, failSsoSession } from '#sso/sso-sessions/index.ts'
import { decidesSignIns } from '../../actions/index.ts'
import {
  acceptDecision,
  acceptSsoProof,
  carriedInvitation,
  carrying,
  checkSsoProof,
  decideSignIn,
  type GivenOrigin,
  newAttempt,
  type Origin,
  originOf,
  proceed,
  registrationErrors,
  type SignInDecision,
} from '../../authentication/index.ts'
import { answerProgress, progressErrors, readAhead, signInDenied } from '../answer-progress.ts'
import {
  type AuthorizationCodeRow,
  bindCodeToSession,
  findAuthorizationCode,
  spendAuthorizationCode,
} from '../authorization-codes.ts'
import { accessDenied, codeChallengeNotFound, emailCompletionRequired, invalidGrant } from '../errors.ts'
import { beginSession, type SignInAnswer } from '../sign-in-answer.ts'
import { codeRefused, isRightVerifier, requireClientProof } from './code-proof.ts'
import { exchangeCodeWithoutEmail } from './code-without-email.ts'
import { anyClient, defineGrant, originFields } from './grant.ts'

/** The code of a callback. Proven by the client secret, by the PKCE verifier, or by both (security rules ). */
export const authorizationCodeGrant = defineGrant({
  body: Type.Object({
    ...anyClient,
    grant_type: Type.Literal('authorization_code'),
    code: Type.String({ ...secret, maxLength: 255 }),
    code_verifier: Type.Optional(Type.String({ ...secret, minLength: 43, maxLength: 128 })),
    invitation_token: Type.Optional(Type.String(secret)),
    ...originFields,
    signals_id: Type.Optional(Type.String()),
  }),
  needsSecret: false,
  errors: [
    unauthorizedClient,
    invalidGrant,
    codeChallengeNotFound,
    accessDenied,
    emailCompletionRequired,
    ...carriedInvitationErrors,
    ...registrationErrors,
    ...progressErrors,
  ],
  async run(ctx, body) {
    const [row, isDecidedElsewhere] = await Promise.all([findAuthorizationCode(ctx, body.code), decidesSignIns(ctx)])
    if (row === undefined) return (await exchangeCodeWithoutEmail(ctx, body)) ?? exchangeProviderStarted(ctx, body)
    requireClientProof(ctx, row, body.code_verifier)
    // An impersonator accepts no invitation for the user.
    const isPlain = body.invitation_token === undefined || row.attempt.impersonator !== undefined
    const user = isPlain ? undefined : await findUser(ctx, row.attempt.userId)
    const invitation = user && (await carriedInvitation(ctx, body, user.email))
    const attempt = { ...row.attempt, ...carrying(row.attempt, invitation) }
    return exchange(ctx, body, { ...row, attempt, isDecidedElsewhere })
  },
})

async function exchange(
  ctx: Context,
  { code, code_verifier }: { code: string; code_verifier?: string },
  row: AuthorizationCodeRow & { isDecidedElsewhere: boolean },
): Promise<SignInAnswer | CommittedError> {
  const isProven = isRightVerifier(row, code_verifier)
  const { browserSessionId, ...attempt } = row.attempt
  // The pages have asked already, unless an invitation selects another organization.
  const decided =
    isProven && row.used_at === null && row.isDecidedElsewhere ? await decideSignIn(ctx, attempt) : undefined
  return ctx.transaction(async (tx) => {
    holdUser(tx, attempt.userId)
    const spent = spendAuthorizationCode(tx, code)
    const ahead = readAhead(tx, attempt)
    if (!(await spent)) {
      // The code was copied, so the session of its first use cannot be trusted. Read again, after the lock of the first
      // use.
      const used = await findAuthorizationCode(tx, code)
      if (used?.session_id != null) await revokeSession(tx, used.session_id)
      return commitWith(codeRefused())
    }
    // A wrong verifier spends the code.
    if (!isProven) return commitWith(codeRefused())
    const permitted = acceptDecision(tx, attempt, decided)
    if (permitted === undefined) return commitWith(signInDenied(decided))
    const progress = await proceed(tx, permitted, ahead.state)
    if (progress?.kind !== 'complete') return commitWith(codeRefused())
    // The organization was settled with the reason: an impersonation does not end up in another one.
    const isMoved = progress.attempt.organizationId !== attempt.organizationId
    if (attempt.impersonator !== undefined && isMoved) return commitWith(codeRefused())
    const { session, answer } = await beginSession(tx, progress, {
      likely: await ahead.likely,
      redirectUri: row.redirect_uri,
      ...defined({ browserSessionId }),
    })
    bindCodeToSession(tx, code, session.id)
    return answer
  })
}

/** The code of a sign-in that began at the provider of a connection: its application may be one of either API. */
async function exchangeProviderStarted(
  ctx: Context,
  body: GivenOrigin & { code: string; invitation_token?: string },
): Promise<SignInAnswer | CommittedError> {
  const started = await findProviderStarted(ctx, body.code)
  if (started === undefined || started.isExpired) throw codeRefused()
  if (ctx.actor.type !== 'api_key') throw unauthorizedClient()
  const origin = originOf(ctx, body)
  const invitation = await carriedInvitation(ctx, body, started.identity.email)
  const radar = await radarSettings.read(ctx)
  const checked = await checkSsoProof(ctx, started, { invitation, origin, radar }).catch(async (error: unknown) => {
    if (error instanceof DomainError) throw error
    const failure = asFailure(error)
    await ctx.transaction((tx) => failSsoSession(tx, started.sessionId, failure))
    throw accessDenied(failure.message)
  })
  const decided = await decideAboutKnown(ctx, started, origin)
  return ctx.transaction(async (tx) => {
    if (!(await spendSsoCode(tx, body.code))) return commitWith(codeRefused())
    const { attempt } = await acceptSsoProof(tx, checked, origin, { invitation })
    return answerProgress(tx, attempt, decided)
  })
}

/** The sign-in action decides about existing users. It is called for a user created by this sign-in at the next one. */
async function decideAboutKnown(
  ctx: Context,
  { connection, identity, sessionId }: ProviderStarted,
  origin: Origin,
): Promise<SignInDecision | undefined> {
  const { organization_id: organizationId } = connection
  const user = await findUserByEmail(ctx, identity.email)
  if (user === undefined) return undefined
  return decideSignIn(ctx, {
    ...newAttempt(ctx, user, 'SSO', origin, organizationId),
    sso: { organizationId, sessionId },
  })
}
