import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the token endpoint answers the next requests. */
export type TokenEndpointBehavior =
  | 'normal'
  /** Refuses every token. */
  | 'refusing'
  /** Refuses every client. */
  | 'refusing_client'
  | 'down'

export interface OAuthService {
  url: string
  /** How `custom_provider` names it. */
  provider: { name: string; authorization_url: string; token_url: string }
  /** Requests to the token endpoint, with their fields. */
  asked: { grantType: string; fields: Record<string, string>; authorization: string | undefined }[]
  /** All tokens that it has ever given, and codes. */
  given: string[]
  behavior: TokenEndpointBehavior
  /** Whether a refresh token that was exchanged counts for the next request, too, which gets the same successor. */
  isLenient: boolean
  /** How many of the coming answers are lost: it does what it is asked to, and breaks off before it says so. */
  losses: number
  expiresIn: number | undefined
  /** Holds answers back until it is called. */
  hold(): () => void
  /** A person agrees: where the browser is sent back to. */
  agree(authorizeUrl: string): string
  close(): void
}

export const serviceClient = { client_id: 'client of ours', client_secret: 'a-secret: of+our_client/~' }

/** An OAuth 2.0 service as others have it: with PKCE, tokens that end, and refresh tokens that rotate. */
export async function startOAuthService(): Promise<OAuthService> {
  const codes = new Map<string, { challenge: string | null; redirectUri: string; scope: string }>()
  /** The one that counts, by each that was given. */
  const successors = new Map<string, { scope: string; next?: object }>()
  let held: Promise<void> | undefined
  const service: OAuthService = {
    url: '',
    provider: { name: 'Acme', authorization_url: '', token_url: '' },
    asked: [],
    given: [],
    behavior: 'normal',
    isLenient: true,
    losses: 0,
    expiresIn: 3_600,
    hold() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        held = undefined
        release()
      }
    },
    agree(authorizeUrl) {
      const { searchParams } = new URL(authorizeUrl)
      const code = token('code')
      const redirectUri = searchParams.get('redirect_uri') ?? ''
      codes.set(code, {
        challenge: searchParams.get('code_challenge'),
        redirectUri,
        scope: searchParams.get('scope') ?? '',
      })
      const back = new URL(redirectUri)
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      return back.href
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }

  function token(kind: string): string {
    const value = `${kind}-${randomBytes(16).toString('hex')}`
    service.given.push(value)
    return value
  }

  function give(scope: string, withRefreshToken = true): object {
    const refresh_token = withRefreshToken ? token('refresh') : undefined
    if (refresh_token !== undefined) successors.set(refresh_token, { scope })
    return { access_token: token('access'), token_type: 'Bearer', expires_in: service.expiresIn, refresh_token, scope }
  }

  const refusal = (error: string, sent = '') => ({ status: 400, body: { error, error_description: `Not ${sent}` } })

  function answer(fields: Record<string, string>): { status: number; body: object } {
    if (service.behavior === 'down') return { status: 503, body: {} }
    if (service.behavior === 'refusing_client') return { status: 401, body: { error: 'invalid_client' } }
    if (fields.grant_type === 'client_credentials')
      return service.behavior === 'refusing'
        ? { status: 401, body: { error: 'invalid_client' } }
        : { status: 200, body: { ...give(fields.scope ?? '', false), instance_url: 'https://acme.example' } }
    if (fields.grant_type === 'authorization_code') {
      const code = codes.get(fields.code ?? '')
      codes.delete(fields.code ?? '')
      const challenge = createHash('sha256')
        .update(fields.code_verifier ?? '')
        .digest('base64url')
      const isRight = code?.redirectUri === fields.redirect_uri && code?.challenge === challenge
      if (code === undefined || !isRight || service.behavior === 'refusing')
        return refusal('invalid_grant', fields.code)
      return { status: 200, body: give(code.scope) }
    }
    const known = successors.get(fields.refresh_token ?? '')
    if (known === undefined || service.behavior === 'refusing') return refusal('invalid_grant', fields.refresh_token)
    if (known.next !== undefined)
      return service.isLenient ? { status: 200, body: known.next } : refusal('invalid_grant')
    known.next = give(known.scope)
    return { status: 200, body: known.next }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const fields = request.headers['content-type']?.includes('json')
      ? (JSON.parse(text) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(text))
    service.asked.push({ grantType: fields.grant_type ?? '', fields, authorization: request.headers.authorization })
    const { status, body } = answer(fields)
    await held
    if (service.losses > 0) {
      service.losses -= 1
      return void request.socket.destroy()
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  service.provider = { name: 'Acme', authorization_url: `${service.url}/authorize`, token_url: `${service.url}/token` }
  return service
}
