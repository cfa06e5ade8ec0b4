import type { TransactionContext } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import type { AnyConnection } from '#sso/connections/index.ts'
import { rolesOf, saveProfile } from '#sso/profiles/index.ts'
import type { ProvidedIdentity } from '#sso/provided-identities/index.ts'
import {
  type Admission,
  completeVisit,
  type KeptAnswer,
  type Purpose,
  traceFailure,
} from '#sso/provider-sign-ins/index.ts'
import { keepProviderSession } from '#sso/provider-sign-outs/index.ts'
import { createSsoCode } from '#sso/single-sign-on/index.ts'
import { completeSsoSession, SsoFailure } from '#sso/sso-sessions/index.ts'
import { callbackUrl, findFlow } from '../flow/index.ts'
import { finishFailed } from './finish-failed.ts'
import { finishSsoSignIn } from './step/finish.ts'
import { connectionOfOrganization, type SsoVisit } from './visit.ts'

/** Gives a person who was proven by a provider what they came for. */
export async function finish(visit: SsoVisit, answer: KeptAnswer, admission: Admission): Promise<HttpReply> {
  const { purpose } = visit
  switch (purpose.kind) {
    case 'application':
      return finishForApplication(visit, purpose, answer, admission)
    case 'user_management':
      return finishForUserManagement(visit, purpose, answer)
    case 'test':
      return finishTest(visit, purpose)
  }
}

async function finishForApplication(
  visit: SsoVisit,
  purpose: Purpose & { kind: 'application' },
  { identity, tokens, sessionEndsAt, oauthTokens }: KeptAnswer,
  { isInside }: Admission,
): Promise<HttpReply> {
  const { ctx, connection, row } = visit
  if (!isInside) {
    const failure = new SsoFailure('outside_organization', { email_domain: identity.email.split('@').at(-1) ?? '' })
    await traceFailure(ctx, connection, row.session_id, failure)
    return finishFailed(visit, failure.reason)
  }
  const code = await ctx.transaction(async (tx) => {
    const [isOpen, roles] = await Promise.all([completeVisit(tx, row), rolesAt(tx, connection, identity)])
    if (!isOpen) throw signInExpired()
    const profile = await saveProfile(tx, connection, identity, roles)
    if (tokens !== undefined) keepProviderSession(tx, row.session_id, profile, tokens)
    return createSsoCode(tx, {
      sessionId: row.session_id,
      profileId: profile.id,
      codeChallenge: purpose.codeChallenge,
      startsAtProvider: purpose.startsAtProvider ?? false,
      providerSessionEndsAt: sessionEndsAt,
      oauthTokens,
    })
  })
  return redirect(callbackUrl(purpose.redirectUri, { code, state: purpose.state }), 303)
}

/** Roles exist only within an organization. */
function rolesAt(tx: TransactionContext, connection: AnyConnection, { groups }: ProvidedIdentity): Promise<string[]> {
  return connection.organization_id === null ? Promise.resolve([]) : rolesOf(tx, connection, groups)
}

/** Continues the sign-in of the hosted pages. @throws signInExpired when it is over, or belongs to another browser */
async function finishForUserManagement(
  visit: SsoVisit,
  { token, isAskedFor }: Purpose & { kind: 'user_management' },
  { identity, tokens, sessionEndsAt }: KeptAnswer,
): Promise<HttpReply> {
  const flow = await findFlow({ system: visit.ctx.system, request: visit.request }, token)
  const connection = connectionOfOrganization(visit)
  return finishSsoSignIn(flow, { connection, visit: visit.row, identity, tokens, sessionEndsAt, isAskedFor })
}

/** A test ends with the answer: no one is signed in, and no profile is made. */
async function finishTest({ ctx, row }: SsoVisit, { returnPath }: Purpose & { kind: 'test' }): Promise<HttpReply> {
  await ctx.transaction(async (tx) => {
    if (await completeVisit(tx, row)) await completeSsoSession(tx, row.session_id, null)
  })
  return redirect(`${ctx.system.config.url}${returnPath}`, 303)
}
