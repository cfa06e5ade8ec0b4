import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import { onTestFinished } from 'vitest'

/** A person with an account at the provider. They sign in with the first part of their email. */
export interface Account {
  email: string
  given_name: string
  family_name: string
  groups?: string[]
}

/** OpenID Connect as someone else wrote it: the npm package `oidc-provider`, with its own pages, on loopback. */
export interface OidcProvider {
  issuer: string
  /** The paths that were asked for. */
  asked: readonly string[]
  /** Begins to serve these clients. Before that, it is down. */
  serve(...clients: ClientMetadata[]): void
}

/** @param settings of the package, in place of ours. */
export async function startOidcProvider(
  accounts: readonly Account[],
  settings: Configuration = {},
): Promise<OidcProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end()
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url?.split('?')[0] ?? '')
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const configuration: Configuration = {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of the provider'] },
    claims: { email: ['email', 'email_verified'], profile: ['given_name', 'family_name'], groups: ['groups'] },
    // The ID token has the claims of its scopes, as those of Okta, Entra ID and Google have.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true }, revocation: { enabled: true, allowedPolicy: () => true } },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    // Its dispatcher refuses loopback, where our keys are.
    fetch: (url, options) => fetch(url, { method: options?.method ?? 'GET', headers: options?.headers ?? {} }),
    findAccount(_ctx, id) {
      const account = accounts.find(({ email }) => email.startsWith(`${id}@`))
      return account && { accountId: id, claims: () => ({ sub: id, email_verified: true, ...account }) }
    },
    ...settings,
  }
  return {
    issuer,
    asked,
    serve(...clients) {
      answer = new Provider(issuer, { ...configuration, clients }).callback()
    },
  }
}
