// `better-auth` over PostgreSQL, with one user who is signed in. It checks a session by its cookie, and passwords by argon2id with
// the parameters that Gatehouse has, since its own scrypt would decide the comparison.
import { createServer } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import pg from 'pg'

const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const credentials = { email: 'ada@bench.example', password: 'a sturdy long passphrase' }

export async function start({ databaseUrl }) {
  const server = createServer((request, response) => handle(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  const options = {
    baseURL: `http://127.0.0.1:${port}`,
    secret: 'a secret for benches that is long enough',
    database: new pg.Pool({ connectionString: databaseUrl, max: 16 }),
    emailAndPassword: {
      enabled: true,
      password: {
        hash: (password) => hash(password, argon2id),
        verify: ({ hash: known, password }) => verify(known, password),
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  }
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const handle = toNodeHandler(betterAuth(options))
  const body = JSON.stringify({ name: 'Ada', ...credentials })
  const headers = { 'content-type': 'application/json', origin: options.baseURL }
  const answer = await fetch(`${options.baseURL}/api/auth/sign-up/email`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`better-auth refused its user: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return { port, cookie, origin: options.baseURL, credentials }
}
