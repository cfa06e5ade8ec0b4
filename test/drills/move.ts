import { execFile } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { databaseUrl as urlOf } from '../database-url.ts'
import { type CallAnswer, caller } from './call.ts'
import { secretKey, startGatehouse } from './process.ts'
import { startTraffic } from './traffic.ts'

const run = promisify(execFile)

const users = Number(process.env.USERS ?? 100_000)
const writesPerSecond = 20
const password = 'a long password of the drill'

/**
 * An environment with 100,000 users moves to another cluster and back while an application writes, reads and refreshes a session: no
 * acknowledged write may be lost, and no event missing, there twice or in another place.
 */
export async function moveUnderLoad(databaseUrl: string) {
  const euUrl = urlOf(databaseUrl, 'eu')
  await query(databaseUrl, ['create database eu'])
  const settings = { DATABASES: `eu=${euUrl}` }
  const server = await startGatehouse({ databaseUrl, settings })
  const command = async (...words: string[]) => {
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      GATEHOUSE_SECRET_KEY: secretKey,
      NODE_ENV: 'development',
      ...settings,
    }
    return (await run(process.execPath, ['dist/cli.js', ...words], { env })).stdout
  }
  try {
    const created = await command('environments', 'create', 'Drill')
    const [clientId = '', key = ''] = [...created.matchAll(/=(\S+)/g)].map(([, value]) => value)
    const call = caller(server.url, key)
    const ada = await call('POST', '/user_management/users', {
      email: 'ada@drill.example',
      password,
      email_verified: true,
    })
    await query(databaseUrl, addUsers(String(ada.body.id)))
    const authenticate = (body: object) =>
      call('POST', '/user_management/authenticate', { client_id: clientId, client_secret: key, ...body })
    const session = await authenticate({ grant_type: 'password', email: 'ada@drill.example', password })
    const environment = (await command('environments', 'list')).split('\n').find((line) => line.includes(clientId))
    const [id = ''] = environment?.split(' ') ?? []

    const reads = startReads(() => call('GET', `/user_management/users/${ada.body.id}`))
    const traffic = await startTraffic(server.url, writesPerSecond, key)
    await delay(2_000)
    const forth = await command('environments', 'move', id, '--to', 'eu')
    await delay(2_000)
    const refreshed = await authenticate({ grant_type: 'refresh_token', refresh_token: session.body.refresh_token })
    const back = await command('environments', 'move', id, '--back')
    await delay(2_000)
    const report = await traffic.finish()
    const read = await reads.finish()
    const { failed } = report
    const unexpected = Object.keys(failed).filter((how) => how !== '503 environment_moving')
    return {
      users,
      forth: forth.trim().split('\n'),
      back: back.trim().split('\n'),
      session: refreshed.status,
      reads: read,
      ...report,
      passed:
        report.faults.length === 0 &&
        unexpected.length === 0 &&
        read.failed.length === 0 &&
        refreshed.status === 200 &&
        report.repeated === 0,
    }
  } finally {
    await server.end()
  }
}

/** Users like the one that there is, with an event for each. */
function addUsers(id: string): string[] {
  const likeAda = (content: string, table: string, where: string) => `
    insert into ${table} select (jsonb_populate_record(t, ${content})).* from ${table} t, generate_series(1, ${users}) n where ${where}`
  const newId = `'_01J' || lpad(n::text, 23, '0')`
  return [
    likeAda(
      `jsonb_build_object('id', 'user' || ${newId}, 'email', 'u' || n || '@drill.example', 'canonical_email', 'u' || n || '@drill.example')`,
      'users',
      `t.id = '${id}'`,
    ),
    likeAda(`jsonb_build_object('id', 'event' || ${newId}, 'position', null)`, 'events', `t.event = 'user.created'`),
  ]
}

async function query(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Reads one after the other, and counts those that were not answered. */
function startReads(read: () => Promise<CallAnswer>) {
  let [answered, longestMs, isOver] = [0, 0, false]
  const failed: string[] = []
  const reading = (async () => {
    while (!isOver) {
      const began = performance.now()
      const how = await read().then(
        ({ status, body }) => (status === 200 ? undefined : `${status} ${body.code}`),
        (error: unknown) => String(error),
      )
      if (how === undefined) answered += 1
      else failed.push(how)
      longestMs = Math.max(longestMs, performance.now() - began)
      await delay(10)
    }
  })()
  return {
    async finish() {
      isOver = true
      await reading
      return { answered, failed, longestMs: Math.round(longestMs) }
    },
  }
}
