// The limit of client credentials: the package `oidc-provider` with its own memory, which signs the same kind of token.
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { machineClientId, machineCount, machineScope, machineSecret } from './kit/machines.ts'
import { onQuestion } from './kit/questions.ts'
import type { World } from './kit/world.ts'
import './probe.ts'

let answer: RequestListener = (_request, response) => response.writeHead(503).end()
const server = createServer((request, response) => answer(request, response))
const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
})
onQuestion('port', () => listening)

/** Has the machines of a world from then on. */
onQuestion('serve', async ({ clientId }: World) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const provider = new Provider(`http://localhost:${await listening}`, {
    routes: { token: '/oauth2/token' },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'k1' }] },
    scopes: [machineScope],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'https://api.example',
        getResourceServerInfo: () => ({
          scope: machineScope,
          audience: clientId,
          accessTokenTTL: 300,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    clients: Array.from({ length: machineCount }, (_, i) => ({
      client_id: machineClientId(clientId, i + 1),
      client_secret: machineSecret(i + 1),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: machineScope,
    })),
  })
  answer = provider.callback()
})
process.on('SIGTERM', () => process.exit())
