import { Type } from 'typebox'
import { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { findAddressedConnection, publishedOidcKeys } from '../../connections/index.ts'

/** A new key is one of a new client, so nothing waits for this to pass. */
const cacheSeconds = 300

export const getClientKeysOperation = defineOperation({
  id: 'gatehouse.connections.oidc_keys',
  method: 'GET',
  path: '/sso/oidc/jwks/{key}',
  summary: 'Get the key set of a connection',
  description:
    'The provider uses these keys to verify the client authentication of the connection (`private_key_jwt`).',
  surface: 'api',
  access: 'public',
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  success: { status: 200, body: Type.Object({ keys: Type.Array(JsonWebKey) }) },
  errors: [notFound],
  async handler({ params }, context) {
    const found = await findAddressedConnection(context, params.key)
    if (found === undefined) throw notFound('Connection', params.key)
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': `public, max-age=${cacheSeconds}`,
    }
    const keys = await publishedOidcKeys(found.ctx, found.connection.id)
    return new HttpReply(200, headers, JSON.stringify({ keys }))
  },
})
