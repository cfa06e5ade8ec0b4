import { type Static, Type } from 'typebox'
import { mintAccessToken } from '../access-tokens/index.ts'
import { redeemInvitation } from '../invitations/index.ts'
import { templateClaims } from '../jwt-templates/index.ts'
import { type ActiveMembership, findActiveMembership } from '../organization-memberships/index.ts'
import type { Context, TransactionContext } from '../platform/context.ts'
import { permissionsOf } from '../roles/index.ts'
import { createSession, Impersonator, type SessionRow } from '../sessions/index.ts'
import { stampSignIn, toUser, User, type UserRow } from '../users/index.ts'
import { type Attempt, type AuthenticationMethod, authMethodOf } from './attempt.ts'
import { openProviderTokens } from './provider-tokens.ts'
import { makeRefreshToken } from './refresh-tokens.ts'
import type { Standing } from './standing.ts'

const officialMethods = [
  'SSO',
  'Password',
  'Passkey',
  'AppleOAuth',
  'BitbucketOAuth',
  'CrossAppAuth',
  'DiscordOAuth',
  'ExternalAuth',
  'GitHubOAuth',
  'GitLabOAuth',
  'GoogleOAuth',
  'GrokOAuth',
  'XOAuth',
  'IntuitOAuth',
  'LinkedInOAuth',
  'MicrosoftOAuth',
  'SalesforceOAuth',
  'SlackOAuth',
  'VercelMarketplaceOAuth',
  'VercelOAuth',
  'XeroOAuth',
  'MagicAuth',
  'Impersonation',
  'MigratedSession',
] as const

/** What every grant of the authenticate operation answers with. */
export const SignInAnswer = Type.Object({
  user: User,
  organization_id: Type.Optional(Type.String()),
  access_token: Type.String(),
  refresh_token: Type.String(),
  authentication_method: Type.Optional(Type.Enum([...officialMethods])),
  impersonator: Type.Optional(Impersonator),
  authkit_authorization_code: Type.Optional(Type.String()),
  oauth_tokens: Type.Optional(
    Type.Object({
      provider: Type.String(),
      refresh_token: Type.String(),
      access_token: Type.String(),
      expires_at: Type.Integer(),
      scopes: Type.Array(Type.String()),
    }),
  ),
})
export type SignInAnswer = Static<typeof SignInAnswer>

/**
 * Ends a sign-in that misses nothing: accepts the invitation that it carries, creates the session and answers with its
 * first tokens.
 *
 * @throws invitationInvalid, invitationForOtherEmail, tokenTooBig, templateFailed
 */
export async function beginSession(
  tx: TransactionContext,
  { attempt, standing: { user, memberships } }: { attempt: Attempt; standing: Standing },
  browserSessionId?: string,
): Promise<{ session: SessionRow; answer: SignInAnswer }> {
  if (attempt.invitation !== undefined) await redeemInvitation(tx, attempt.invitation, user)
  const [session, signedIn, membership] = await Promise.all([
    createSession(tx, {
      userId: user.id,
      organizationId: attempt.organizationId,
      authMethod: authMethodOf(attempt.method),
      ipAddress: attempt.ipAddress,
      userAgent: attempt.userAgent,
      authenticatedAt: new Date(attempt.authenticatedAt),
      ...(attempt.impersonator === undefined ? {} : { impersonator: attempt.impersonator }),
      ...(browserSessionId === undefined ? {} : { browserSessionId }),
    }),
    // It was not the user who signed in.
    attempt.impersonator === undefined ? stampSignIn(tx, user.id) : user,
    // An invitation that was just accepted made the user a member.
    memberships.find(({ organization_id }) => organization_id === attempt.organizationId) ??
      (attempt.organizationId === null ? undefined : findActiveMembership(tx, user.id, attempt.organizationId)),
  ])
  const tokens = openProviderTokens(tx, attempt)
  const answer = await answerFor(tx, session, signedIn, membership, attempt.method)
  return { session, answer: tokens === undefined ? answer : { ...answer, oauth_tokens: tokens } }
}

/**
 * Tokens for a session at its present generation. Roles, permissions and the claims of the template are read anew for
 * every token.
 *
 * @throws tokenTooBig, templateFailed
 */
export async function answerFor(
  ctx: Context,
  session: SessionRow,
  user: UserRow,
  membership: ActiveMembership | undefined,
  method?: AuthenticationMethod,
): Promise<SignInAnswer> {
  const roles = membership?.role_slugs ?? []
  const [permissions, templated] = await Promise.all([
    membership === undefined ? [] : permissionsOf(ctx, membership.organization_id, roles),
    templateClaims(ctx, { user, membership }),
  ])
  const organization = membership && { id: membership.organization_id, role: roles[0] ?? '', roles, permissions }
  const accessToken = await mintAccessToken(ctx, {
    userId: user.id,
    sessionId: session.id,
    authenticatedAt: session.authenticated_at,
    sessionExpiresAt: session.expires_at,
    templateClaims: templated,
    ...(organization === undefined ? {} : { organization }),
    ...(session.impersonator === null ? {} : { impersonatorEmail: session.impersonator.email }),
  })
  return {
    user: toUser(user),
    ...(organization === undefined ? {} : { organization_id: organization.id }),
    access_token: accessToken,
    refresh_token: makeRefreshToken(ctx, { sessionId: session.id, generation: session.generation }),
    ...(method === undefined ? {} : { authentication_method: method }),
    ...(session.impersonator === null ? {} : { impersonator: session.impersonator }),
  }
}
