import { setTimeout as delay } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { apiKey, type Gatehouse, startGatehouse, startProgram, until } from './process.ts'
import { startTraffic } from './traffic.ts'

const perSecond = 40
const people = 20
const clientId = 'client_test_default'
const password = 'a sturdy long passphrase'

/**
 * The keys of the database are rotated as compromised while two servers are under load, and the command is killed in the middle.
 * No session ends, no request fails, and a server finishes the rotation.
 */
export async function compromisedKeys(databaseUrl: string) {
  const servers = [await startGatehouse({ databaseUrl }), await startGatehouse({ databaseUrl })]
  try {
    const [one] = servers as [Gatehouse, Gatehouse]
    const sessions = await Promise.all(Array.from({ length: people }, (_, i) => signIn(one.url, i)))
    const before = sessions.map(({ access_token }) => decodeJwt(access_token).sid)
    const traffic = await startTraffic(one.url, perSecond)
    const refreshes = startRefreshes(servers, sessions)

    const first = rotate(databaseUrl)
    await until(
      () => first.output().includes('storing'),
      () => `the rotation to begin:\n${first.output()}`,
    )
    await first.end()
    await until(
      async () => (await list(databaseUrl)).includes('stored'),
      () => 'a server to finish the rotation',
    )
    await delay(5_000)

    const refreshed = await refreshes.finish()
    const report = await traffic.finish()
    const ended = sessions.filter(({ access_token }, i) => decodeJwt(access_token).sid !== before[i]).length
    return {
      ...report,
      ...refreshed,
      sessionsEnded: ended,
      passed:
        Object.keys(report.failed).length === 0 &&
        report.faults.length === 0 &&
        ended === 0 &&
        Object.keys(refreshed.refusedRefreshes).length === 0,
    }
  } finally {
    for (const server of servers) await server.end()
  }
}

interface Tokens {
  access_token: string
  refresh_token: string
}

async function signIn(url: string, number: number): Promise<Tokens> {
  const email = `person${number}@drill.example`
  await post(`${url}/user_management/users`, { email, password, email_verified: true })
  const body = { client_id: clientId, client_secret: apiKey, grant_type: 'password', email, password }
  const { status, body: tokens } = await post(`${url}/user_management/authenticate`, body)
  if (status !== 200) throw new Error(`A person could not sign in: ${status} ${JSON.stringify(tokens)}`)
  return tokens
}

/** Refreshes every session again and again, at either server. */
function startRefreshes(servers: readonly Gatehouse[], sessions: Tokens[]) {
  const refusedRefreshes: Record<string, number> = {}
  let refreshes = 0
  let isOver = false
  const loops = sessions.map(async (_, i) => {
    while (!isOver) {
      const { url } = servers[refreshes++ % servers.length] ?? { url: '' }
      const body = { client_id: clientId, grant_type: 'refresh_token', refresh_token: sessions[i]?.refresh_token }
      const { status, body: tokens } = await post(`${url}/user_management/authenticate`, body)
      if (status === 200) sessions[i] = tokens
      else refusedRefreshes[status] = (refusedRefreshes[status] ?? 0) + 1
      await delay(200)
    }
  })
  return {
    async finish() {
      isOver = true
      await Promise.all(loops)
      return { refreshes, refusedRefreshes }
    },
  }
}

async function post(url: string, body: object): Promise<{ status: number; body: Tokens }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Tokens }
}

const commandSettings = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: 'development',
  GATEHOUSE_SECRET_KEY: 'vQ3mB8rT1xWk6ZpN4sYd9LhJ7cGf2uEa0RiOqXyV5wM=',
})

function rotate(databaseUrl: string) {
  const words = ['dist/cli.js', 'keys', 'rotate', '--compromised', '--yes']
  return startProgram(process.execPath, words, commandSettings(databaseUrl))
}

async function list(databaseUrl: string): Promise<string> {
  const listing = startProgram(process.execPath, ['dist/cli.js', 'keys'], commandSettings(databaseUrl))
  await listing.ended
  return listing.output()
}
