// `oidc-provider` with its own memory: one client, and opaque tokens, which are the ones that it introspects.

import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const resource = (accessTokenFormat) => ({
  scope: 'orders:read',
  audience: 'https://api.example',
  accessTokenTTL: 3_600,
  accessTokenFormat,
  jwt: { sign: { alg: 'RS256' } },
})
const provider = new Provider('http://localhost', {
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'k1' }] },
  scopes: ['orders:read'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'https://signed.example',
      getResourceServerInfo: (_ctx, name) => resource(name === 'https://opaque.example' ? 'opaque' : 'jwt'),
    },
  },
  clients: [
    {
      client_id: 'machine',
      client_secret: 'a-secret-of-the-machine',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: 'orders:read',
    },
  ],
})

export async function start() {
  const server = createServer(provider.callback())
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port }
}
