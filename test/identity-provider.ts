import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import type { RsaKeyPair } from '#platform/crypto/rsa-key-pair.ts'
import { nextKeyPair } from './key-pairs.ts'

/** An account at the provider: OpenID Connect claims, also returned by the provider's API. */
export interface Person {
  sub: string
  email?: string
  email_verified?: boolean
  given_name?: string
  family_name?: string
  name?: string
  picture?: string
  hd?: string
}

/**
 * A provider on loopback: discovery, keys, signed ID tokens and PKCE, and an API like that of a plain OAuth 2.0
 * provider.
 */
export interface TestProvider {
  url: string
  /** What `endpoints` of a provider of the table are set to. */
  oidc: { issuer: string }
  oauth: { authorization_endpoint: string; token_endpoint: string; api_url: string }
  clientSecret: string
  isRightSecret: (secret: string) => boolean | Promise<boolean>
  /** Whether it decodes credentials of HTTP Basic before it compares them. Some do not. */
  decodesBasic: boolean
  /** The person who signs in there. */
  person: Person
  /** Changes the ID token before it is signed. */
  changeClaims: (claims: JWTPayload) => JWTPayload
  /** Changes the discovery document. */
  changeMetadata: (metadata: Record<string, unknown>) => Record<string, unknown>
  /** The header of ID tokens; with HS256 they are signed with the client secret. */
  header: { alg: 'RS256' | 'HS256'; kid: string }
  /** Answers instead of the provider, by path. */
  intercept: ((path: string, response: ServerResponse) => boolean) | undefined
  /** Answers like Apple: as a form, with the person's name in addition to the code. */
  formAnswer(authorizationUrl: URL): { action: string; fields: URLSearchParams }
  /** Signs ID tokens with a key that is not published. */
  useOtherKey: boolean
  /** Its own key, published as `k1`. */
  keys: RsaKeyPair
  /** Changes the published keys. */
  changeKeys: (keys: JWK[]) => JWK[]
  /** Signs ID tokens in the provider's place. */
  signIdToken: ((claims: JWTPayload) => string | Promise<string>) | undefined
  /** Changes what the token endpoint answers. */
  changeTokens: (answer: Record<string, unknown>) => Record<string, unknown>
  /** Changes what the userinfo endpoint answers: a text is a signed answer. */
  changeUserinfo: (person: Person) => unknown
  /** The parameters of the authorization requests that came. */
  requests: URLSearchParams[]
  /** The form bodies that came to the token endpoint. */
  tokenRequests: URLSearchParams[]
  /** Consents at the provider and returns the callback URL. */
  allow(authorizationUrl: URL): string
  /** Turns back. */
  deny(authorizationUrl: URL): string
}

interface Grant {
  person: Person
  clientId: string
  redirectUri: string
  nonce: string | null
  challenge: string | null
}

export async function startProvider(person: Person): Promise<TestProvider> {
  const keys = await nextKeyPair()
  const otherKeys = await nextKeyPair()
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, Person>()

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  const url = `http://localhost:${(server.address() as AddressInfo).port}`

  const provider: TestProvider = {
    url,
    oidc: { issuer: url },
    oauth: { authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token`, api_url: `${url}/api` },
    clientSecret: 'a secret of the provider',
    isRightSecret: (secret) => secret === provider.clientSecret,
    decodesBasic: true,
    person,
    changeClaims: (claims) => claims,
    changeMetadata: (metadata) => metadata,
    header: { alg: 'RS256', kid: 'k1' },
    intercept: undefined,
    useOtherKey: false,
    keys,
    changeKeys: (published) => published,
    signIdToken: undefined,
    changeTokens: (answer) => answer,
    changeUserinfo: (claims) => claims,
    requests: [],
    tokenRequests: [],
    allow({ searchParams }) {
      const code = randomUUID()
      codes.set(code, {
        person: provider.person,
        clientId: searchParams.get('client_id') ?? '',
        redirectUri: searchParams.get('redirect_uri') ?? '',
        nonce: searchParams.get('nonce'),
        challenge: searchParams.get('code_challenge'),
      })
      return answerTo(searchParams, { code })
    },
    formAnswer(authorizationUrl) {
      const answered = new URL(provider.allow(authorizationUrl))
      const user = { name: { firstName: 'Ada', lastName: 'Lovelace' }, email: provider.person.email }
      answered.searchParams.set('user', JSON.stringify(user))
      return { action: answered.origin + answered.pathname, fields: answered.searchParams }
    },
    deny: ({ searchParams }) => answerTo(searchParams, { error: 'access_denied', error_description: '<b>no</b>' }),
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams, href } = new URL(request.url ?? '', url)
    if (provider.intercept?.(pathname, response)) return
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
    switch (pathname) {
      case '/.well-known/openid-configuration':
        json(
          provider.changeMetadata({
            issuer: url,
            authorization_endpoint: `${url}/authorize`,
            token_endpoint: `${url}/token`,
            userinfo_endpoint: `${url}/userinfo`,
            jwks_uri: `${url}/jwks`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
          }),
        )
        return
      case '/jwks':
        json({
          keys: provider.changeKeys([{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }]),
        })
        return
      case '/authorize':
        provider.requests.push(searchParams)
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<title>Provider</title><a href="${provider.allow(new URL(href)).replaceAll('&', '&amp;')}">Allow</a>` +
              `<a href="${provider.deny(new URL(href)).replaceAll('&', '&amp;')}">Deny</a>`,
          )
        return
      case '/token':
        json(...(await exchange(await bodyOf(request), request.headers.authorization)))
        return
      case '/userinfo': {
        const answer = provider.changeUserinfo(tokens.get(bearer) ?? { sub: '' })
        if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'application/jwt' }).end(answer)
        else json(answer, tokens.has(bearer) ? 200 : 401)
        return
      }
      case '/api/user': {
        const { sub, name, picture } = tokens.get(bearer) ?? { sub: '' }
        json({ id: Number(sub), name, avatar_url: picture }, tokens.has(bearer) ? 200 : 401)
        return
      }
      case '/api/user/emails': {
        const { email, email_verified } = tokens.get(bearer) ?? {}
        json([
          { email: 'other@elsewhere.example', primary: false, verified: true },
          { email, primary: true, verified: email_verified ?? false },
        ])
        return
      }
      default:
        response.writeHead(404).end()
    }
  }

  async function exchange(body: URLSearchParams, authorization: string | undefined): Promise<[unknown, number]> {
    provider.tokenRequests.push(body)
    const code = body.get('code') ?? ''
    const grant = codes.get(code)
    const [id, secret] = authorization?.startsWith('Basic ')
      ? Buffer.from(authorization.slice(6), 'base64')
          .toString()
          .split(':')
          .map((each) => (provider.decodesBasic ? formDecoded(each) : each))
      : [body.get('client_id'), body.get('client_secret') ?? body.get('client_assertion')]
    if (!(await provider.isRightSecret(secret ?? ''))) return [{ error: 'invalid_client' }, 401]
    const verifier = body.get('code_verifier') ?? ''
    const isProven =
      grant?.challenge == null || createHash('sha256').update(verifier).digest('base64url') === grant.challenge
    if (grant?.clientId !== id || grant?.redirectUri !== body.get('redirect_uri') || !isProven) {
      return [{ error: 'invalid_grant' }, 400]
    }
    codes.delete(code)
    const accessToken = randomUUID()
    tokens.set(accessToken, grant.person)
    const now = Math.floor(Date.now() / 1_000)
    const claims = provider.changeClaims({
      iss: url,
      aud: grant.clientId,
      iat: now,
      exp: now + 300,
      ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
      ...grant.person,
    })
    const key = provider.useOtherKey ? otherKeys.privateKey : keys.privateKey
    const idToken =
      (await provider.signIdToken?.(claims)) ??
      (await new SignJWT(claims)
        .setProtectedHeader(provider.header)
        .sign(provider.header.alg === 'HS256' ? Buffer.from(provider.clientSecret) : key))
    return [
      provider.changeTokens({
        access_token: accessToken,
        refresh_token: `refresh-${accessToken}`,
        token_type: 'Bearer',
        expires_in: 3_600,
        scope: 'openid email',
        ...(grant.nonce === null ? {} : { id_token: idToken }),
      }),
      200,
    ]
  }

  return provider
}

function answerTo(request: URLSearchParams, answer: Record<string, string>): string {
  const url = new URL(request.get('redirect_uri') ?? '')
  for (const [name, value] of Object.entries({ ...answer, state: request.get('state') ?? '' })) {
    url.searchParams.set(name, value)
  }
  return url.href
}

/** RFC 6749 §2.3.1: what stands in the header is encoded as a form's value first. */
function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}
