import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { redirectUri, startConnect } from '#hosted-sign-in/connect/connect.fixture.ts'

export { redirectUri }

/** An authorization server with the same clients and one user, whom a driver signs in. */
export interface Party {
  issuer: string
  metadata: Record<string, string>
  /** With a secret. They may sign users in. */
  client: Credentials
  other: Credentials
  /** Without one. */
  publicId: string
  machine: Credentials
  /** Opens an address in the browser in which the user is signed in, or in a new one, and answers what it asks. */
  visit(url: URL, how: { decision: 'allow' | 'deny' | 'look'; fresh?: boolean }): Promise<Visited>
  decideDevice(url: string, userCode: string, decision: 'allow' | 'deny'): Promise<void>
}

export interface Credentials {
  id: string
  secret: string
}

/** Where a visit ended. */
export interface Visited {
  location: URL
  status: number
}

export const form = 'application/x-www-form-urlencoded'
export const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
const anything = () => randomBytes(24).toString('base64url')

export async function startOurs(): Promise<Party> {
  const server = await startConnect()
  const { workos, api, issuer, organizationId } = server
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { dynamic_client_registration: true },
  })
  const make = async (isPublic: boolean) => {
    const { id, clientId } = await workos.connect.createOAuthApplication(
      ...(['Reports', false, undefined, undefined] as const),
      [{ uri: redirectUri }],
      ...([isPublic, organizationId] as const),
    )
    const secret = isPublic ? '' : (await workos.connect.createApplicationClientSecret({ id })).secret
    return { id: clientId, secret }
  }
  const robot = await workos.connect.createM2MApplication('Robot', organizationId, undefined, ['orders:read'])
  const { secret } = await workos.connect.createApplicationClientSecret({ id: robot.id })
  const signedIn = server.browser()
  const open = async (url: string, { fresh = false }) => {
    const browser = fresh ? server.browser() : signedIn
    await browser.open(url)
    if (browser.location.pathname === '/sign-in' && !fresh) await server.signIn(browser)
    return browser
  }
  return {
    issuer,
    metadata: await metadataOf(issuer),
    client: await make(false),
    other: await make(false),
    publicId: (await make(true)).id,
    machine: { id: robot.clientId, secret },
    async visit(url, { decision, fresh }) {
      const browser = await open(url.href, { fresh: fresh ?? false })
      if (browser.location.pathname === '/application-authorization' && decision !== 'look')
        await browser.submit({ decision })
      return browser
    },
    async decideDevice(url, user_code, decision) {
      const browser = server.browser()
      await browser.open(url)
      await browser.submit({ user_code })
      await server.signIn(browser)
      await browser.submit({ decision })
    },
  }
}

/** The npm package `oidc-provider`, with its own pages, set up for what both serve. */
export async function startTheirs(onEnd: (end: () => void) => void): Promise<Party> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const [client, other, machine] = [0, 1, 2].map(() => ({ id: anything(), secret: anything() })) as [
    Credentials,
    Credentials,
    Credentials,
  ]
  const publicId = anything()
  const grant_types = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code']
  const user = { redirect_uris: [redirectUri], response_types: ['code' as const], grant_types }
  answer = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [anything()] },
    scopes: ['openid', 'offline_access', 'orders:read'],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: (_ctx, { tokenEndpointAuthMethod }) => tokenEndpointAuthMethod === 'none' },
    rotateRefreshToken: true,
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: 'ada@example.com', email_verified: true }),
    }),
    ttl: { AccessToken: 300, AuthorizationCode: 60, ClientCredentials: 300, DeviceCode: 300, Grant: 600, IdToken: 600 },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      registration: { enabled: true },
      registrationManagement: { enabled: true },
    },
    clients: [
      ...[client, other].map(({ id, secret }) => ({ ...user, client_id: id, client_secret: secret })),
      { ...user, client_id: publicId, token_endpoint_auth_method: 'none' as const },
      {
        client_id: machine.id,
        client_secret: machine.secret,
        scope: 'orders:read',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
  }).callback()
  const signedIn = new Visitor(issuer)
  return {
    issuer,
    client,
    other,
    publicId,
    machine,
    metadata: await metadataOf(issuer),
    async visit(url, { decision, fresh = false }) {
      const visitor = fresh ? new Visitor(issuer) : signedIn
      await visitor.open(url.href)
      if (!fresh) await visitor.answer(decision)
      return visitor
    },
    async decideDevice(url, user_code, decision) {
      const visitor = new Visitor(issuer)
      await visitor.open(url)
      await visitor.submit({ user_code })
      await visitor.submit(decision === 'deny' ? { abort: 'yes' } : {})
      if (decision === 'allow') await visitor.answer(decision)
    },
  }
}

async function metadataOf(issuer: string): Promise<Record<string, string>> {
  return (await fetch(`${issuer}/.well-known/openid-configuration`)).json() as Promise<Record<string, string>>
}

/** A browser on the pages of the package. */
class Visitor {
  readonly #origin: string
  #cookies = new Map<string, string>()
  #html = ''
  location: URL
  status = 0

  constructor(origin: string) {
    this.#origin = origin
    this.location = new URL(origin)
  }

  async open(url: string, init: RequestInit = {}): Promise<void> {
    this.location = new URL(url, this.#origin)
    if (this.location.origin !== this.#origin) return
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.location, {
      ...init,
      redirect: 'manual',
      headers: { cookie, 'content-type': form },
    })
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const next = response.headers.get('location')
    this.status = response.status
    this.#html = await response.text()
    if (next !== null) await this.open(next)
  }

  /** Its only form. */
  async submit(entries: Record<string, string>): Promise<void> {
    const action = /<form[^>]* action="([^"]*)"/.exec(this.#html)?.[1] ?? ''
    const hidden = [...this.#html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) =>
      ['name', 'value'].map((each) => new RegExp(`${each}="([^"]*)"`).exec(input)?.[1] ?? ''),
    )
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...entries }).toString()
    await this.open(action, { method: 'POST', body })
  }

  /** Signs in, and decides. */
  async answer(decision: 'allow' | 'deny' | 'look'): Promise<void> {
    for (;;) {
      if (this.#html.includes('name="login"')) await this.submit({ login: 'ada', password: 'any' })
      else if (this.location.pathname.startsWith('/interaction/') && decision === 'allow') await this.submit({})
      else if (this.location.pathname.startsWith('/interaction/') && decision === 'deny')
        await this.open(`${this.location.pathname}/abort`)
      else return
      if (this.location.origin !== this.#origin) return
    }
  }
}
