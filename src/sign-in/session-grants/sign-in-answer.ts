import { type Static, Type } from 'typebox'
import { carriedInvitationErrors, redeemInvitation } from '#access/invitations/index.ts'
import { holdActiveMembershipOf } from '#access/organization-memberships/index.ts'
import { identityProviders } from '#people/identities/index.ts'
import { createSession, Impersonator, type NewSession, type TokenSession } from '#people/sessions/index.ts'
import { stampSignIn, toUser, User, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { secret } from '#platform/marks.ts'
import { completeSsoSession, holdUsableConnectionOf } from '#sso/sso-sessions/index.ts'
import { mintAccessToken } from '../access-tokens/index.ts'
import {
  type Attempt,
  authMethodOf,
  endAssessment,
  openProviderTokens,
  type SignInState,
} from '../authentication/index.ts'
import type { AuthenticationMethod } from '../browser-sign-ins/index.ts'
import { templateErrors } from '../jwt-templates/index.ts'
import { invalidGrant } from './errors.ts'
import { refreshTokens } from './refresh-tokens.ts'
import { claimsOf, type LikelyTokenInput, readTokenInput, type TokenInput } from './token-input.ts'

/** What {@link beginSession} throws. */
export const beginSessionErrors = [invalidGrant, ...carriedInvitationErrors, ...templateErrors]

const officialMethods = [
  'SSO',
  'Password',
  'Passkey',
  ...identityProviders,
  'CrossAppAuth',
  'ExternalAuth',
  'MagicAuth',
  'Impersonation',
  'MigratedSession',
] as const

/** What every grant of the authenticate operation answers with. */
export const SignInAnswer = Type.Object({
  user: User,
  organization_id: Type.Optional(Type.String()),
  access_token: Type.String(secret),
  refresh_token: Type.String(secret),
  authentication_method: Type.Optional(Type.Enum([...officialMethods], { description: 'How the user signed in.' })),
  impersonator: Type.Optional(Impersonator),
  authkit_authorization_code: Type.Optional(Type.String(secret)),
  oauth_tokens: Type.Optional(
    Type.Object({
      provider: Type.String(),
      refresh_token: Type.String(secret),
      access_token: Type.String(secret),
      expires_at: Type.Integer(),
      scopes: Type.Array(Type.String()),
    }),
  ),
})
export type SignInAnswer = Static<typeof SignInAnswer>

/** A sign-in that misses nothing. */
interface CompleteSignIn {
  attempt: Attempt
  state: SignInState
}

type SessionOrigin = Pick<NewSession, 'browserSessionId' | 'redirectUri'>

/**
 * Ends a sign-in that misses nothing: accepts the invitation that it carries, creates the session and answers with its
 * first tokens.
 *
 * @throws invalidGrant, invitationInvalid, invitationForOtherEmail, tokenTooBig, templateFailed
 */
export async function beginSession(
  tx: TransactionContext,
  signIn: CompleteSignIn,
  { likely, ...origin }: SessionOrigin & { likely?: LikelyTokenInput } = {},
): Promise<{ session: TokenSession; answer: SignInAnswer }> {
  const { attempt, state } = signIn
  await settle(tx, signIn)
  const { organizationId } = attempt
  // An invitation that was just accepted made the user a member.
  const isRead = attempt.invitation === undefined && likely?.isFor(organizationId) === true
  const [{ session, user }, input] = await Promise.all([
    storeSession(tx, signIn, origin),
    isRead ? likely : readTokenInput(tx, state.user.id, organizationId),
  ])
  const tokens = openProviderTokens(tx, attempt)
  const answer = await answerFor(tx, session, user, input, attempt.method)
  return { session, answer: tokens === undefined ? answer : { ...answer, oauth_tokens: tokens } }
}

/**
 * As {@link beginSession}, without a response: for later slices that issue tokens of their own.
 *
 * @throws invalidGrant, invitationInvalid, invitationForOtherEmail
 */
export async function startSession(
  tx: TransactionContext,
  signIn: CompleteSignIn,
  origin: SessionOrigin = {},
): Promise<TokenSession> {
  await settle(tx, signIn)
  return (await storeSession(tx, signIn, origin)).session
}

/**
 * The state of the sign-in ends with it.
 *
 * @throws invalidGrant if the session at the provider has ended in the meantime, or its connection
 */
async function settle(tx: TransactionContext, { attempt, state }: CompleteSignIn): Promise<void> {
  const { user } = state
  const endsAt = attempt.sso?.endsAt
  if (endsAt !== undefined && Date.parse(endsAt) <= tx.now().getTime()) {
    throw invalidGrant('The session at the identity provider has ended. Start the sign-in again.')
  }
  if (attempt.sso?.sessionId !== undefined && !(await holdUsableConnectionOf(tx, attempt.sso.sessionId))) {
    throw invalidGrant('The connection that the user signed in through is switched off or deleted.')
  }
  if (attempt.invitation !== undefined) await redeemInvitation(tx, attempt.invitation, user)
  await endAssessment(tx, attempt, state)
  if (attempt.sso?.sessionId !== undefined) await completeSsoSession(tx, attempt.sso.sessionId, user.id)
}

async function storeSession(
  tx: TransactionContext,
  { attempt, state }: CompleteSignIn,
  origin: SessionOrigin,
): Promise<{ session: TokenSession; user: UserRow }> {
  const { organizationId } = attempt
  // Sent together with the next statements. If the membership ends at this moment, the session ends with it or is never created.
  const isMember =
    organizationId === null || holdActiveMembershipOf(tx, { user_id: attempt.userId, organization_id: organizationId })
  // Where an operator signs in, the user did not.
  const user = attempt.impersonator === undefined ? stampSignIn(tx, state.user) : state.user
  const session = await createSession(tx, {
    userId: user.id,
    organizationId,
    authMethod: authMethodOf(attempt.method),
    ipAddress: attempt.ipAddress,
    userAgent: attempt.userAgent,
    authenticatedAt: new Date(attempt.authenticatedAt),
    ...defined({ impersonator: attempt.impersonator, ssoOrganizationId: attempt.sso?.organizationId }),
    ...(attempt.sso?.sessionId === undefined ? {} : { ssoSessionId: attempt.sso.sessionId }),
    ...(attempt.sso?.endsAt === undefined ? {} : { ssoEndsAt: new Date(attempt.sso.endsAt) }),
    ...origin,
  })
  if (!(await isMember))
    throw invalidGrant('The user is no longer a member of the organization. Start the sign-in again.')
  return { session, user }
}

/** Tokens for a session at its present generation. @throws tokenTooBig, templateFailed */
export async function answerFor(
  ctx: Context,
  session: TokenSession,
  user: UserRow,
  input: TokenInput,
  method?: AuthenticationMethod,
): Promise<SignInAnswer> {
  const { organization, ...claims } = await claimsOf(ctx, user, input)
  const accessToken = await mintAccessToken(ctx, input.signingKey, {
    userId: user.id,
    sessionId: session.id,
    authenticatedAt: session.authenticated_at,
    sessionExpiresAt: session.expires_at,
    ...claims,
    ...defined({ organization }),
    ...(session.impersonator === null ? {} : { impersonatorEmail: session.impersonator.email }),
  })
  return {
    user: toUser(user),
    ...defined({ organization_id: organization?.id }),
    access_token: accessToken,
    refresh_token: refreshTokens.make(ctx, session),
    ...defined({ authentication_method: method }),
    ...(session.impersonator === null ? {} : { impersonator: session.impersonator }),
  }
}
