import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { type ClientRow, selectClient } from '#connect/applications/find-client.ts'
import { lookUpToken } from '#connect/oauth-server/tokens/access-token.ts'
import type { AccessTokenClaims } from '#connect/oauth-server/tokens/verify-client-token.ts'
import { basicOf, insertMachines, machineClientId, machineSecret } from '../kit/machines.ts'
import { type BareRequest, type BareSystem, defineBench } from './bench.ts'

const path = '/oauth2/introspection'

export const introspection = defineBench({
  name: 'introspection',
  summary: 'POST /oauth2/introspection: a machine asks about its own token.',
  bar: 0.5,
  cases: [
    {
      label: 'introspection',
      connect: ({ clientId, machineToken }) => ({
        next: () => ({
          method: 'POST',
          path,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            authorization: basicOf(machineClientId(clientId, 1), machineSecret(1)),
          },
          body: `token=${machineToken}`,
        }),
      }),
    },
  ],
  limit: { matches: ({ method, url }) => method === 'POST' && url === path, serve },
  seed: insertMachines,
})

async function serve({ headers, body }: BareRequest, { database, hashCredential, now }: BareSystem) {
  const given = Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()
  const [clientId = '', secret = ''] = given.split(':')
  const token = new URLSearchParams(body).get('token') ?? ''
  const client = await database.one<ClientRow & { public_jwk: { n: string; e: string }; is_live: boolean }>(
    selectClient(clientId, [hashCredential(secret)], null, lookUpToken(token, now())),
  )
  const [header = '', payload = '', signature = ''] = token.split('.')
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    keyOf(kid, client.public_jwk),
    Buffer.from(signature, 'base64url'),
  )
  if (client.secret_id === null || !isSigned || !client.is_live) throw new Error('The secret or the token is wrong.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as AccessTokenClaims
  return { status: 200, body: { active: true, token_type: 'access_token', ...claims } }
}

const keys = new Map<string, KeyObject>()

function keyOf(kid: string, { n, e }: { n: string; e: string }): KeyObject {
  const key = keys.get(kid) ?? createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })
  keys.set(kid, key)
  return key
}
