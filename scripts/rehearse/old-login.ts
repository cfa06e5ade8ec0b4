import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { password } from '../../src/imports/known-hashes.fixture.ts'
import type { Person } from './person.ts'

/** The old product's login behind a migration endpoint, which knows everyone's password. */
export interface OldLogin {
  url: string
  /** How often it was asked for a sign-in. */
  asked(): number
  close(): void
}

export async function startOldLogin(people: readonly Person[]): Promise<OldLogin> {
  const addresses = new Set(people.filter(({ isBlocked }) => !isBlocked).map(({ email }) => email))
  let asked = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const given = JSON.parse(Buffer.concat(chunks).toString()) as { type: string; email: string; password?: string }
    if (given.type === 'sign_in') asked += 1
    const isRight = addresses.has(given.email) && (given.type === 'reset' || given.password === password)
    const answer = isRight ? { verdict: 'Allow', user: { email_verified: true } } : { verdict: 'Deny' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked: () => asked, close: () => void server.close() }
}
