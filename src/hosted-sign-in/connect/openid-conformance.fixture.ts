import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { expect } from 'vitest'
import { type OAuthAnswer, postForm } from '#connect/oauth-server/machine.fixture.ts'
import { defined } from '#platform/defined.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { answerAt, type ConnectServer, redirectUri, type TestApplication } from './connect.fixture.ts'

/** `response_mode`, as the plans have it. */
export const responseModes = ['query', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

export interface Tokens {
  access_token: string
  id_token: string
  refresh_token?: string
}

/** A client as the conformance suite is one: confidential, without PKCE, with the answers in one mode. */
export interface Suite {
  client: TestApplication
  /** The address of a request with `state` and `nonce`; `null` leaves a parameter out. */
  request(more?: Record<string, string | null>): URL
  /** Opens a request and signs the user in where a page asks for that. @returns the answer */
  authorize(browser: FormBrowser, more?: Record<string, string | null>): Promise<Record<string, string>>
  /** What came back to the application: in the address, or in the form of the page that carries it. */
  answer(browser: FormBrowser): Record<string, string>
  exchange(code: string | undefined, more?: Record<string, string>): Promise<OAuthAnswer>
  /** The whole way, with every check of the ID token that OpenID Connect Core §3.1.3.7 has. */
  run(more?: Record<string, string | null>, browser?: FormBrowser): Promise<Run>
  userinfo(token: string, init?: RequestInit): Promise<{ status: number; body: Record<string, unknown> }>
}

export interface Run {
  answer: Record<string, string>
  tokens: Tokens
  claims: JWTPayload
}

export function createSuite(
  server: ConnectServer,
  client: TestApplication,
  mode: ResponseMode,
  now: () => Date,
): Suite {
  const { url, issuer } = server
  const request: Suite['request'] = (more = {}) => {
    const address = new URL(`${url}/oauth2/authorize`)
    const parameters = {
      client_id: client.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: 'a state',
      nonce: 'a nonce',
      ...defined({ response_mode: mode === 'query' ? undefined : mode }),
      ...more,
    }
    for (const [name, value] of Object.entries(parameters)) if (value !== null) address.searchParams.set(name, value)
    return address
  }
  const answer: Suite['answer'] = (browser) => {
    if (mode === 'query') return answerAt(browser)
    expect([browser.location.pathname, browser.status, browser.form.action]).toEqual([
      '/oauth2/answer',
      200,
      redirectUri,
    ])
    return browser.form.fields
  }
  const authorize: Suite['authorize'] = async (browser, more) => {
    await browser.open(request(more).href)
    if (browser.location.pathname === '/sign-in') await server.signIn(browser)
    return answer(browser)
  }
  const exchange: Suite['exchange'] = (code = '', more = {}) =>
    postForm(
      `${url}/oauth2/token`,
      { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more },
      { by: client },
    )
  return {
    client,
    request,
    answer,
    authorize,
    exchange,
    async run(more = {}, browser = server.browser()) {
      const answered = await authorize(browser, more)
      expect(answered).toEqual({
        code: expect.any(String),
        iss: issuer,
        ...defined({ state: more.state === null ? undefined : 'a state' }),
      })
      const { status, body, headers } = await exchange(answered.code)
      expect([status, headers.get('cache-control'), body.token_type]).toEqual([200, 'no-store', 'bearer'])
      const tokens = body as unknown as Tokens
      return {
        answer: answered,
        tokens,
        claims: await verified(tokens.id_token, more.nonce === null ? undefined : 'a nonce'),
      }
    },
    async userinfo(token, init = { headers: { authorization: `Bearer ${token}` } }) {
      const response = await fetch(`${url}/oauth2/userinfo`, init)
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }

  async function verified(idToken: string, nonce: string | undefined): Promise<JWTPayload> {
    const keys = createLocalJWKSet(await (await fetch(`${issuer === url ? `${url}/oauth2` : issuer}/jwks`)).json())
    const { payload, protectedHeader } = await jwtVerify(idToken, keys, {
      issuer,
      audience: client.clientId,
      algorithms: ['RS256'],
      currentDate: now(),
      requiredClaims: ['sub', 'iat', 'exp'],
    })
    expect(protectedHeader.kid).toEqual(expect.any(String))
    expect(payload.nonce).toBe(nonce)
    return payload
  }
}
