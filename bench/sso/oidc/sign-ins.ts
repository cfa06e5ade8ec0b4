import type { World } from '../../kit/world.ts'
import { type Answer, ask } from '../ask.ts'
import type { OidcConnection } from './connection.ts'

/** A person on the way: at the provider, and then with its answer. */
export interface AtProvider {
  state: string
  nonce: string
  cookie: string
}

/** The browser of a person goes from the application to the provider. */
export async function begin(
  port: number,
  { clientId }: World,
  { id, redirectUri }: OidcConnection,
): Promise<AtProvider> {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    connection: id,
    state: 'a state',
  })
  const { status, headers, body } = await ask(port, 'GET', `/sso/authorize?${query}`)
  if (status !== 302) throw new Error(`The start was answered with ${status}: ${body}`)
  const { searchParams } = new URL(headers.location ?? '')
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  return { state: searchParams.get('state') ?? '', nonce: searchParams.get('nonce') ?? '', cookie }
}

/** The browser returns and continues to the application, which exchanges its code. @returns the answer with the profile */
export async function finish(
  port: number,
  { clientId, apiKey }: World,
  { callbackPath }: OidcConnection,
  { state, cookie, code }: AtProvider & { code: string },
): Promise<string> {
  const back = await ask(port, 'GET', `${callbackPath}?${new URLSearchParams({ code, state })}`, { cookie })
  const onward = await ask(port, 'GET', pathOf(back), { cookie })
  const ours = new URL(onward.headers.location ?? '').searchParams.get('code')
  if (ours === null) throw new Error(`The browser came to ${onward.headers.location}.`)
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: apiKey,
    grant_type: 'authorization_code',
    code: ours,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(form.length) }
  const { status, body } = await ask(port, 'POST', '/sso/token', headers, form)
  if (status !== 200) throw new Error(`The exchange was answered with ${status}: ${body}`)
  return body
}

function pathOf({ status, headers, body }: Answer): string {
  if (status !== 303 || headers.location === undefined) throw new Error(`An answer ${status}: ${body}`)
  const { pathname, search } = new URL(headers.location)
  return pathname + search
}
