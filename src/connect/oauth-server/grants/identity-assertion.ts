import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { acceptDecision, decideSignIn, denialMessage, newAttempt } from '#sign-in/authentication/index.ts'
import { ownsDomainOf } from '#tenancy/organization-domains/index.ts'
import type { Client } from '../../applications/index.ts'
import { findAssertedGrant, findConsent } from '../../grants/index.ts'
import { findResource } from '../../resources/index.ts'
import { spendAssertion } from '../client-assertions/spend-assertion.ts'
import {
  clientMayNot,
  identityAssertionRefused,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyDocuments,
} from '../errors.ts'
import { type AssertedClaims, checkClaims } from '../identity-assertions/check-claims.ts'
import { AssertionFailure } from '../identity-assertions/failures.ts'
import { findNamedProfile, type NamedProfile } from '../identity-assertions/find-profile.ts'
import { holdAssertedGrant } from '../identity-assertions/hold-grant.ts'
import { traceRefusal } from '../identity-assertions/trace-refusal.ts'
import { verifiedClaims } from '../identity-assertions/verify.ts'
import { userScopes } from '../issuers/authorization-metadata.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { issueAccessToken, tokenErrors } from '../tokens/issue-tokens.ts'
import type { IssuedToken, TokenRequest } from './grant.ts'
import { narrowScopes, required } from './requirements.ts'

export const identityAssertionErrors = [
  clientMayNot,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  identityAssertionRefused,
  tooManyDocuments,
  ...tokenErrors,
]

/**
 * RFC 7523 §2.1 with an Identity Assertion Authorization Grant: an access token for a user whom the provider of an organization's
 * connection asserts, if the connection takes its assertions. What the token is for is bounded by the assertion and by the application.
 * There is no refresh token, so the provider can refuse each time.
 *
 * @throws clientMayNot, invalidOAuthRequest, invalidScope, invalidTarget, identityAssertionRefused, grantRefused, tokenTooBig,
 * templateFailed
 */
export async function identityAssertion(client: Client, request: TokenRequest): Promise<IssuedToken | CommittedError> {
  // The assertion names its client, and only the client proves that it is the one (the draft, in "Client Authentication").
  if (client.application_type !== 'oauth' || client.is_public)
    throw clientMayNot('Only applications that sign users in with a secret or key present assertions about them.')
  const assertion = required('assertion', request.assertion)
  const profile = await findNamedProfile(client.ctx, assertion).catch(answerFailure)
  try {
    return await exchange(client, request, profile, assertion)
  } catch (error) {
    if (error instanceof AssertionFailure) await traceRefusal(client, profile, error)
    return answerFailure(error)
  }
}

async function exchange(
  client: Client,
  request: TokenRequest,
  profile: NamedProfile,
  assertion: string,
): Promise<IssuedToken | CommittedError> {
  const { ctx, id: applicationId, client_id: clientId } = client
  const claims = await verifiedClaims(ctx, profile, assertion)
  const { cnf } = request
  const { tenant, organization_id: organizationId } = profile
  const expected = { audience: issuerOf(ctx), clientId, tenant, cnf, now: ctx.now() }
  const asserted = checkClaims(claims, expected)
  const [user, resource] = await Promise.all([requireUser(ctx, profile), resourceOf(ctx, request, asserted)])
  const scopes = narrowScopes(scopesOf(client, asserted), request.scope)
  const subject = { userId: user.id, applicationId, organizationId, resource: resource ?? null }
  const attempt = {
    // Where the user is, is not known: the request comes from the application.
    ...newAttempt(ctx, user, 'CrossAppAuth', { ipAddress: null, userAgent: null }, organizationId),
    sso: { organizationId },
    radar: null,
  }
  // A session that goes on was decided about when it began.
  const consent = await findConsent(ctx, subject)
  const known = consent && (await findAssertedGrant(ctx, consent, profile.connection_id))
  const decided = known === undefined ? await decideSignIn(ctx, attempt) : undefined
  return ctx.transaction(async (tx) => {
    const name = JSON.stringify(['id-jag', profile.issuer, asserted.jti])
    if (!(await spendAssertion(tx, applicationId, name, asserted.countsUntil))) throw new AssertionFailure('replayed')
    const allowed = acceptDecision(tx, attempt, decided)
    if (allowed === undefined)
      return commitWith(identityAssertionRefused(denialMessage(decided) ?? 'The sign-in was denied.'))
    const grant = await holdAssertedGrant(tx, { profile, subject, scopes, attempt: allowed, claims })
    const issued = await issueAccessToken(tx, grant, { scopes, cnf, authTime: asserted.authTime })
    return resource === undefined ? issued : { ...issued, resource }
  })
}

/** The user of the profile. Of a guest, whose email is elsewhere, the provider does not say who they are (U-7). */
async function requireUser(ctx: Context, { user_id, organization_id }: NamedProfile): Promise<UserRow> {
  const user = user_id === null ? undefined : await findUser(ctx, user_id)
  if (user === undefined) throw new AssertionFailure('unknown_subject')
  if (!(await ownsDomainOf(ctx, organization_id, user.email))) throw new AssertionFailure('guest')
  return user
}

/** Of what the assertion allows, what the application may ask for, apart from a refresh token. */
function scopesOf({ scopes }: Client, asserted: AssertedClaims): string[] {
  const allowed = new Set<string>([...userScopes.filter((scope) => scope !== 'offline_access'), ...scopes])
  return [...new Set(asserted.scopes)].filter((scope) => allowed.has(scope))
}

/**
 * The registered resource that the token is for: the requested one, if the assertion does not name others; else the one that the
 * assertion names; else the default of the environment, if it has one.
 *
 * @throws invalidTarget, also for an assertion about several of which the request names none
 */
async function resourceOf(
  ctx: Context,
  { resource: requested }: TokenRequest,
  { resources }: AssertedClaims,
): Promise<string | undefined> {
  const isBeyond = requested !== undefined && resources.length > 0 && !resources.includes(requested)
  if (isBeyond || (requested === undefined && resources.length > 1)) throw invalidTarget()
  const named = requested ?? resources[0]
  const resource = await findResource(ctx, named)
  if (named !== undefined && resource === undefined) throw invalidTarget()
  return resource
}

/** @throws identityAssertionRefused for a failure, or else the error itself */
function answerFailure(error: unknown): never {
  throw error instanceof AssertionFailure ? identityAssertionRefused(error.message) : error
}
