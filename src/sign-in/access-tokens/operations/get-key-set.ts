import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { publicCache } from '../public-cache.ts'
import { publishedKeys } from '../signing-keys.ts'

export const KeySet = Type.Object({ keys: Type.Array(JsonWebKey) })

/** The environment's key set with keys for other uses, as an answer that may be kept for five minutes. */
export async function keySetReply(ctx: Context, others: readonly object[] = []): Promise<HttpReply> {
  return new HttpReply(200, publicCache, JSON.stringify({ keys: [...(await publishedKeys(ctx)), ...others] }))
}

export const getKeySetOperation = defineOperation({
  id: 'SsoController_jsonWebKeySet',
  method: 'GET',
  path: '/sso/jwks/{clientId}',
  summary: 'Get the key set that verifies access tokens',
  surface: 'api',
  access: 'public',
  params: Type.Object({ clientId: Type.String() }),
  success: {
    status: 200,
    body: KeySet,
  },
  errors: [notFound],
  async handler({ params }, { system }) {
    const ctx = await findContextByClientId(system, params.clientId)
    if (ctx === undefined) throw notFound('Client', params.clientId)
    return keySetReply(ctx)
  },
})
