import type { TestServer } from '#test/server.ts'
import { type CodeWishes, makeCode, redirectUri, type Signer, verifier } from '../grants/grant.fixture.ts'
import { type OAuthAnswer, postForm } from './machine.fixture.ts'

/** Exchanges a code, with fields that replace or add to those of a right request. */
export function exchange(
  url: string,
  { application }: Signer,
  code: string,
  more: Record<string, string> = {},
): Promise<OAuthAnswer> {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...more }
  return postForm(`${url}/oauth2/token`, fields, { by: application })
}

export function refresh(
  url: string,
  { application }: Signer,
  refreshToken: unknown,
  more: Record<string, string> = {},
): Promise<OAuthAnswer> {
  const fields = { grant_type: 'refresh_token', refresh_token: String(refreshToken), ...more }
  return postForm(`${url}/oauth2/token`, fields, { by: application })
}

export interface UserTokens {
  access_token: string
  refresh_token: string
  id_token: string
}

/** What an application has after someone has signed in with it. */
export async function getUserTokens(server: TestServer, signer: Signer, wishes: CodeWishes = {}): Promise<UserTokens> {
  const { status, body } = await exchange(server.url, signer, await makeCode(server, signer, wishes))
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return body as unknown as UserTokens
}

/** The answer of the userinfo endpoint. */
export async function userinfo(url: string, token: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${url}/oauth2/userinfo`, { headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
