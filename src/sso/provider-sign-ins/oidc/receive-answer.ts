import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { ProviderAnswer } from '#protocol/oidc/index.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import { type ReadAnswer, readAnswer } from '../../oidc-client/index.ts'
import { identityFromClaims } from '../../provided-identities/index.ts'
import { ssoRefused } from '../errors.ts'
import { ownVisit } from '../own-visit.ts'
import { requireUsable } from '../require-usable.ts'
import { takeAnswer } from '../take-answer.ts'
import type { OidcTokens, OpenedVisit } from '../visits.ts'
import { bindingOf } from './prepare.ts'

/**
 * Takes the answer of an OpenID Connect provider, which the browser that was sent there brings (O-1): another one spends
 * nothing.
 *
 * @param brought the visit that the answer names, if it belongs to the browser.
 * @throws ssoRefused for an answer to no request of this connection and browser.
 */
export async function receiveOidcAnswer(
  ctx: Context,
  connection: ConnectionRow,
  answer: ProviderAnswer,
  brought: OpenedVisit | undefined,
): Promise<HttpReply> {
  const visit = ownVisit(ctx, connection, brought)
  if (visit === undefined) throw ssoRefused(null)
  return takeAnswer(ctx, connection, visit, answer, async (secrets) => {
    requireUsable(connection, secrets.purpose)
    const { forcedAt } = secrets
    const { claims, tokens, canEndSession } = await readAnswer(ctx, connection, answer, {
      ...bindingOf(secrets),
      authenticatedSince: forcedAt === undefined ? undefined : new Date(forcedAt),
    })
    return {
      attributes: { ...claims },
      async identify() {
        const identity = identityFromClaims(connection, claims)
        return { identity, isUnsolicited: false, ...(canEndSession ? { tokens: sessionTokens(tokens) } : {}) }
      },
    }
  })
}

function sessionTokens({ idToken, accessToken, refreshToken }: ReadAnswer['tokens']): OidcTokens {
  return { idToken, accessToken, ...defined({ refreshToken }) }
}
