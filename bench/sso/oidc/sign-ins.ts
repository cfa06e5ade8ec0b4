import { Agent, type IncomingHttpHeaders, request as send } from 'node:http'
import type { World } from '../../kit/world.ts'
import type { OidcConnection } from './connection.ts'

const agent = new Agent({ keepAlive: true })

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

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

function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  text = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ agent, host: '127.0.0.1', port, method, path, headers: { host: 'localhost', ...headers } })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.end(text)
  })
}
