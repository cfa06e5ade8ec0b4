import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { keySetReply } from '#sign-in/access-tokens/index.ts'
import { findFirstEnvironment } from '../issuers/issuer.ts'
import { serverParts } from '../server-parts.ts'

/** The keys of access tokens, and of what later slices sign. */
const KeySet = Type.Object({
  keys: Type.Array(
    Type.Object({ kid: Type.String(), kty: Type.String(), alg: Type.String(), use: Type.Literal('sig') }),
  ),
})

async function keySet(ctx: Context): Promise<HttpReply> {
  const others = await Promise.all(serverParts.of(ctx.system).map((part) => part.keys(ctx)))
  return keySetReply(ctx, others.flat())
}

export const getFirstKeySetOperation = defineOperation({
  id: 'gatehouse.oauth2.first_key_set',
  method: 'GET',
  path: '/oauth2/jwks',
  summary: 'Get the key set of the first environment',
  surface: 'api',
  access: 'public',
  cors: 'any',
  success: { status: 200, body: KeySet },
  errors: [notFound],
  async handler(_input, { system }) {
    const ctx = await findFirstEnvironment(system)
    if (ctx === undefined) throw notFound('Client', system.config.clientId)
    return keySet(ctx)
  },
})

export const getEnvironmentKeySetOperation = defineOperation({
  id: 'gatehouse.oauth2.key_set',
  method: 'GET',
  path: '/oauth2/{client_id}/jwks',
  summary: 'Get the key set of an environment',
  surface: 'api',
  access: 'public',
  cors: 'any',
  params: Type.Object({ client_id: Type.String() }),
  success: { status: 200, body: KeySet },
  errors: [notFound],
  async handler({ params }, { system }) {
    const ctx = await findContextByClientId(system, params.client_id)
    if (ctx === undefined) throw notFound('Client', params.client_id)
    return keySet(ctx)
  },
})
