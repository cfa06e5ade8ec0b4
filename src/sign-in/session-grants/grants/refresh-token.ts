import { Type } from 'typebox'
import {
  findActiveSession,
  placeOfSession,
  revokeSession,
  rotateInPlace,
  rotateSession,
  type TokenSession,
} from '#people/sessions/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import type { PresentedToken, RotatingToken } from '#platform/crypto/rotating-tokens.ts'
import { type CommittedError, commitWith, DomainError, platformErrors } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { findSsoDemands } from '#sso/sign-in-policies/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { templateErrors } from '../../jwt-templates/index.ts'
import { invalidGrant, organizationMembershipNotFound, organizationNotFound, ssoRequired } from '../errors.ts'
import { refreshTokens } from '../refresh-tokens.ts'
import { answerFor, type SignInAnswer } from '../sign-in-answer.ts'
import { readTokenInput, readTokenInputOfSession, type TokenInput } from '../token-input.ts'
import { anyClient, defineGrant, originFields } from './grant.ts'

const tokenMissing = {
  field: 'refresh_token',
  code: 'refresh_token_required',
  message: '`refresh_token` is missing. Send the one from the latest response.',
}

/** How long the token just replaced still gets the same successor: two tabs, or a retry after a lost answer. */
const graceMs = 30_000

/**
 * The refresh token of a session. Each use replaces it (security rule A-4): parallel uses get the same successor for 30
 * seconds; a later use, or that of an older token, ends the session.
 */
export const refreshTokenGrant = defineGrant({
  body: Type.Object({
    ...anyClient,
    grant_type: Type.Literal('refresh_token'),
    // Browser kits leave it with the browser, as a cookie.
    refresh_token: Type.Optional(Type.String({ ...secret, maxLength: 255 })),
    organization_id: Type.Optional(Type.String({ maxLength: 255 })),
    ...originFields,
  }),
  needsSecret: false,
  errors: [invalidGrant, organizationMembershipNotFound, organizationNotFound, ssoRequired, ...templateErrors],
  async run(ctx, body) {
    if (body.refresh_token === undefined) throw platformErrors.invalidRequest([tokenMissing])
    const claims = refreshTokens.read(ctx, body.refresh_token)
    if (claims === undefined) throw invalidRefreshToken()
    return ctx.transaction(async (tx) => {
      const inPlace = await refreshInPlace(tx, claims, body.organization_id)
      return inPlace ?? refresh(tx, claims, body.organization_id)
    })
  },
})

function invalidRefreshToken(): DomainError {
  return invalidGrant('The refresh token is invalid, or its session has ended.')
}

/**
 * The usual refresh: by a token of the session's present generation, in the organization that the session is in. It asks for all
 * that it needs at once.
 *
 * @returns `undefined` for any other, of which it has changed nothing
 */
async function refreshInPlace(
  tx: TransactionContext,
  claims: PresentedToken,
  organizationId: string | undefined,
): Promise<SignInAnswer | undefined> {
  const [session, user, input] = await Promise.all([
    rotateInPlace(tx, claims.id, claims.generation, organizationId),
    findUser(tx, placeOfSession(tx, claims.id).userId),
    readTokenInputOfSession(tx, claims.id),
  ])
  if (session === undefined) return undefined
  if (!claims.isOf(session)) throw invalidRefreshToken()
  return answerFor(tx, { ...session, secret: claims.secret }, await requireMember(tx, user, session, input), input)
}

/** A refresh that leads into another organization, or one by a token of another generation. */
async function refresh(
  tx: TransactionContext,
  claims: PresentedToken,
  requested: string | undefined,
): Promise<SignInAnswer | CommittedError> {
  const session = await findActiveSession(tx, claims.id)
  if (session === undefined || !claims.isOf(session)) throw invalidRefreshToken()
  const organization_id = requested ?? session.organization_id
  // It was settled with the reason, as the exchange of the code has it.
  if (session.impersonator !== null && organization_id !== session.organization_id)
    throw invalidGrant('An impersonation stays in the organization that it began in.')
  const [found, input] = await Promise.all([
    findUser(tx, session.user_id),
    readTokenInput(tx, session.user_id, organization_id),
  ])
  const user = await requireMember(tx, found, { organization_id }, input)
  if (organization_id !== null && organization_id !== session.organization_id)
    await requireSsoFor(tx, session, user.email, organization_id)
  const rotated = await rotate(tx, claims, organization_id)
  return 'id' in rotated ? answerFor(tx, rotated, user, input) : rotated
}

/** The user of a session, who must be a member of its organization. @throws invalidGrant, organizationMembershipNotFound, organizationNotFound */
async function requireMember(
  tx: TransactionContext,
  user: UserRow | undefined,
  { organization_id }: Pick<TokenSession, 'organization_id'>,
  { membership }: TokenInput,
): Promise<UserRow> {
  if (user === undefined) throw invalidGrant('The user does not exist any more.')
  if (organization_id !== null && membership === undefined) throw await refuseOrganization(tx, organization_id)
  return user
}

/** An organization that demands single sign-on is not entered by a session that began in another way. @throws ssoRequired */
async function requireSsoFor(
  ctx: Context,
  { sso_organization_id, impersonator }: TokenSession,
  email: string,
  organizationId: string,
): Promise<void> {
  if (sso_organization_id === organizationId || impersonator !== null) return
  const demands = await findSsoDemands(ctx, email, [organizationId])
  const demand = demands.find(({ organization_id }) => organization_id === organizationId)
  if (demand === undefined || !(demand.owns_domain || demand.includes_guests)) return
  throw ssoRequired({ email, connection_ids: demand.connection_ids })
}

/** Distinguishes an unknown organization from one that the user does not belong to: the kits show them differently. */
async function refuseOrganization(ctx: Context, organizationId: string): Promise<DomainError> {
  return getOrganization(ctx, organizationId).then(
    () => organizationMembershipNotFound(organizationId),
    (error: unknown) => {
      if (error instanceof DomainError) return organizationNotFound(organizationId)
      throw error
    },
  )
}

async function rotate(
  tx: TransactionContext,
  claims: RotatingToken,
  organizationId: string | null,
): Promise<TokenSession | CommittedError> {
  const rotated = await rotateSession(tx, claims.id, claims.generation, organizationId)
  if (rotated !== undefined) return { ...rotated, secret: claims.secret }
  const session = await findActiveSession(tx, claims.id)
  if (session === undefined) return commitWith(invalidRefreshToken())
  const isPredecessor = session.generation === claims.generation + 1
  const isRecent = tx.now().getTime() - Date.parse(session.refreshed_at) <= graceMs
  if (isPredecessor && isRecent) return { ...session, organization_id: organizationId, secret: claims.secret }
  await revokeSession(tx, session.id)
  return commitWith(invalidGrant('Refresh token already exchanged.'))
}
