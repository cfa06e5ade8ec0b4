import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { CleanUp } from '../../kit/clean-up.ts'

/** Not in its document, so that no one has to ask it. */
const userinfoPath = '/userinfo'
export const providerClient = { id: 'bench', secret: 'a secret of the provider' }

/** A provider on loopback whose ID tokens are signed before anything is measured: what it then costs is one look-up. */
export interface BenchProvider {
  issuer: string
  /** What its document of metadata says, and where it serves claims, which are in its ID tokens as well. */
  metadata: Record<string, string>
  /** Signs someone in. @returns the code that is exchanged for their token */
  signIn(person: number, nonce: string): Promise<string>
}

export async function startBenchProvider(cleanUp: CleanUp): Promise<BenchProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] })
  const answers = new Map<string, string>()
  /** What the userinfo endpoint says, by the header that asks for it. */
  const people = new Map<string, string>()
  let codes = 0

  const server = createServer((request, response) => void respond(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUp.later(async () => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  }
  const discovery = JSON.stringify(metadata)

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    if (request.url === '/.well-known/openid-configuration') return void send(200, discovery)
    if (request.url === '/jwks') return void send(200, keys)
    if (request.url === userinfoPath) return void send(200, people.get(request.headers.authorization ?? '') ?? '{}')
    const code = new URLSearchParams(await textOf(request)).get('code') ?? ''
    const answer = answers.get(code)
    answers.delete(code)
    send(answer === undefined ? 400 : 200, answer ?? '{"error":"invalid_grant"}')
  }

  return {
    issuer,
    metadata: { ...metadata, userinfo_endpoint: `${issuer}${userinfoPath}` },
    async signIn(person, nonce) {
      const code = `code-${codes++}`
      const [email, now] = [`person-${person}@northwind.example`, Math.floor(Date.now() / 1_000)]
      const claims = {
        sub: `p${person}`,
        email,
        given_name: 'Ada',
        family_name: 'Lovelace',
        name: 'Ada Lovelace',
        nonce,
      }
      const id_token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(issuer)
        .setAudience(providerClient.id)
        .setIssuedAt(now)
        .setExpirationTime(now + 3_600)
        .sign(privateKey)
      people.set(`Bearer of-${code}`, JSON.stringify({ sub: claims.sub, email }))
      answers.set(
        code,
        JSON.stringify({ access_token: `of-${code}`, token_type: 'Bearer', expires_in: 3_600, id_token }),
      )
      return code
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
