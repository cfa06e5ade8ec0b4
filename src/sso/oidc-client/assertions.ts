import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { type Claims, type KeySet, OidcFailure, readKeySet, verifySignature } from '#protocol/oidc/index.ts'
import { openProvider } from './provider.ts'
import { getDocument } from './provider-requests.ts'

interface Published {
  keys: KeySet
  algorithms: string[]
}

/**
 * What a provider published last, also when that was nothing. Anyone who has an application can present assertions, so it is asked
 * once a minute at most, for keys that are not known too.
 */
const published = createKeptAnswers<Published | OidcFailure>({ ms: 60_000 })

/**
 * What a provider has signed and handed to someone else than us, once its signature is verified.
 *
 * @param issuer the one of the connection. @throws OidcFailure
 */
export async function readAssertion(
  ctx: Context,
  connection: { id: string; issuer: string },
  text: string,
): Promise<Claims> {
  const found = await published.get(ctx, `${connection.id} ${connection.issuer}`, () => readPublished(ctx, connection))
  if (found instanceof OidcFailure) throw found
  const { payload } = await verifySignature(text, found.keys, found.algorithms)
  const claims = parseInnerObject(Buffer.from(payload).toString('utf8'))
  if (claims === undefined) throw new OidcFailure('malformed_id_token')
  return claims
}

async function readPublished(ctx: Context, connection: { id: string }): Promise<Published | OidcFailure> {
  try {
    const { metadata, send } = await openProvider(ctx, connection)
    return {
      keys: readKeySet(await getDocument(send, metadata.jwks_uri)),
      algorithms: metadata.id_token_signing_alg_values_supported,
    }
  } catch (error) {
    if (!(error instanceof OidcFailure)) throw error
    ctx.log.warn({ connection: connection.id, reason: error.reason }, 'The keys of a provider could not be read')
    return error
  }
}
