import { Type } from 'typebox'
import { findContextByClientId } from '../../environments/index.ts'
import { notFound } from '../../platform/http/errors.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { publishedKeys } from '../signing-keys.ts'

export const getKeySetOperation = defineOperation({
  id: 'SsoController_jsonWebKeySet',
  method: 'GET',
  path: '/sso/jwks/{clientId}',
  summary: 'The keys that verify access tokens',
  surface: 'api',
  access: 'public',
  params: Type.Object({ clientId: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({
      keys: Type.Array(
        Type.Object({
          alg: Type.Literal('RS256'),
          kty: Type.Literal('RSA'),
          use: Type.Literal('sig'),
          x5c: Type.Array(Type.String()),
          n: Type.String(),
          e: Type.String(),
          kid: Type.String(),
          'x5t#S256': Type.String(),
        }),
      ),
    }),
  },
  errors: [notFound],
  async handler({ params }, { system }) {
    const ctx = await findContextByClientId(system, params.clientId)
    if (ctx === undefined) throw notFound('Client', params.clientId)
    return { keys: await publishedKeys(ctx) }
  },
})
