import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { type Claims, type KeySet, OidcFailure, readKeySet, verifySignature } from '#protocol/oidc/index.ts'
import type { Provider } from './provider.ts'
import { getDocument } from './provider-requests.ts'

/** Published keys by address, for ten minutes in each process. */
const keySets = createKeptAnswers<KeySet>({ ms: 600_000 })

/** What a token says, and the algorithm that it is signed with. */
export interface VerifiedClaims {
  claims: Claims
  algorithm: string
}

/**
 * What a token of a provider says, once its signature is verified. For a key that is not known the keys are read again, once:
 * providers change keys without notice (O-2). That is why this is not left to `openid-client`, which reads them again only when
 * those that it has are a minute old.
 *
 * @throws OidcFailure
 */
export async function readVerified(
  ctx: Context,
  provider: Provider,
  token: string,
  algorithms: string[],
): Promise<VerifiedClaims> {
  const { jwks_uri } = provider.metadata
  const keys = () => keySets.get(ctx, jwks_uri, async () => readKeySet(await getDocument(provider.send, jwks_uri)))
  const { payload, algorithm } = await keys()
    .then((known) => verifySignature(token, known, algorithms))
    .catch(async (error: unknown) => {
      if (!(error instanceof OidcFailure && error.reason === 'unknown_key')) throw error
      keySets.forget(ctx, jwks_uri)
      return verifySignature(token, await keys(), algorithms)
    })
  const claims = parseInnerObject(Buffer.from(payload).toString('utf8'))
  if (claims === undefined) throw new OidcFailure('malformed_id_token')
  return { claims, algorithm }
}
