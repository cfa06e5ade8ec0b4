import { onTestFinished } from 'vitest'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpPeriodSeconds, totpStep } from '#protocol/totp/totp.ts'
import { type ServerOptions, startOwnServer, startServerWithClock, type TestServer } from '#test/server.ts'

/** The members of the answers that tests look into. */
export interface Answered {
  id?: string
  code?: string
  valid?: boolean
  totp?: { secret: string }
}

export interface MfaServer extends TestServer {
  /** Moves the server's clock on. */
  pass(seconds: number): void
  /** The code of an authenticator app, `offset` steps from the server's present one. */
  codeOf(secret: string, offset?: number): string
  post(path: string, body?: object): Promise<{ status: number; body: Answered }>
}

/** A server whose clock a test sets: codes depend on it. One of its own if options are given. */
export async function startMfaServer(options?: ServerOptions): Promise<MfaServer> {
  let time = Math.floor(Date.now() / (totpPeriodSeconds * 1_000)) * totpPeriodSeconds * 1_000
  const now = () => new Date(time)
  const server = options === undefined ? await startServerWithClock(now) : await startOwn({ ...options, now })
  return {
    ...server,
    pass(seconds) {
      time += seconds * 1_000
    },
    codeOf(secret, offset = 0) {
      const bytes = fromBase32(secret)
      if (bytes === undefined) throw new Error('The secret is no Base32.')
      return totpCode(bytes, totpStep(new Date(time)) + offset)
    },
    async post(path, body) {
      const answer = await server.api.post<Answered>(path, body)
      return { status: answer.status, body: answer.body }
    },
  }
}

async function startOwn(options: ServerOptions): Promise<TestServer> {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}

export const wrongCode = (code: string | undefined) => (code === '000000' ? '000001' : '000000')
