import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { publishedForPs256 } from '../ps256.ts'
import { publicCache } from '../public-cache.ts'
import { publishedKeys } from '../signing-keys.ts'

export const KeySet = Type.Object({ keys: Type.Array(JsonWebKey) })

/** A key set as an answer that may be kept for five minutes. */
function reply(keys: readonly object[]): HttpReply {
  return new HttpReply(200, publicCache, JSON.stringify({ keys }))
}

/** The environment's key set, with its keys for PS256 and keys for other uses. */
export async function keySetReply(ctx: Context, others: readonly object[]): Promise<HttpReply> {
  const keys = await publishedKeys(ctx)
  return reply([...keys, ...keys.map(publishedForPs256), ...others])
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
    return reply(await publishedKeys(ctx))
  },
})
