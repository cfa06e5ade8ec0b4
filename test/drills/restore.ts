import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startReceiver } from '../receiver.ts'
import { type DebianPostgres, startDebianPostgres } from './debian-postgres.ts'
import { apiKey, freePort, type Gatehouse, secretKey, startGatehouse, startProgram, until } from './process.ts'
import { readLog } from './traffic.ts'

const people = 30
const latePeople = 5
const clientId = 'client_test_default'
const password = 'a sturdy long passphrase'
const writesPerSecond = 20

/**
 * A dump is taken under load, and the server goes on until its database is lost. The dump is restored, the window opened and the server
 * started again. No one who had a session in the dump has to sign in again, and readers of events and receivers of webhooks lose and
 * invent nothing but the lost time.
 */
export async function restoreUnderLoad() {
  const postgres = await startDebianPostgres()
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-restore-'))
  const port = await freePort()
  const start = () => startGatehouse({ databaseUrl: postgres.url('gatehouse'), port })
  let server: Gatehouse | undefined
  try {
    await postgres.client('psql', '-c', 'create database gatehouse', postgres.url('postgres'))
    server = await start()
    const { url } = server
    const receiver = await startReceiver()
    await call(url, '/webhook_endpoints', { endpoint_url: receiver.url, events: ['organization.created'] })
    const sessions = await signInAll(url, 'person', people)
    const refreshes = startRefreshes(url, sessions)
    const writes = startWrites(url)
    const reader = startReader(url)
    await delay(5_000)

    const dump = join(folder, 'gatehouse.dump')
    await postgres.client('pg_dump', '--format=custom', `--file=${dump}`, postgres.url('gatehouse'))
    const late = await signInAll(url, 'late', latePeople)
    await delay(10_000)

    await server.end()
    const lostAt = performance.now()
    await replaceDatabase(postgres, dump)
    const opening = await command(postgres.url('gatehouse'), 'restore-window', 'open')
    server = await start()
    const readyAt = performance.now()
    await delay(10_000)

    const refused = await refreshes.finish()
    const acknowledged = await writes.finish()
    const log = (await readLog(url)).map(({ id }) => id)
    const read = await reader.finish(log.at(-1))
    const isDelivered = (id: string) => receiver.delivered.some(({ event }) => event.id === id)
    await until(
      () => log.every(isDelivered),
      () => 'the last deliveries',
    ).catch(() => undefined)
    const delivered = receiver.delivered.map(({ event }) => event.id)
    await receiver.close()
    const lateRefused = (await Promise.all(late.map((tokens) => refresh(url, tokens)))).filter(
      ({ status }) => status !== 200,
    ).length
    const known = new Set(log)
    const report = {
      opening: opening.split('\n').slice(0, 2),
      secondsWithoutService: Math.round((readyAt - lostAt) / 100) / 10,
      sessions: people,
      refreshes: refused.refreshes,
      signedOut: refused.signedOut,
      sessionsAfterTheDump: latePeople,
      signedOutAfterTheDump: lateRefused,
      eventsOfTheLostTime: read.ids.filter((id) => !known.has(id)).length,
      eventsMissedByTheReader: log.filter((id) => !read.ids.includes(id)).length,
      eventsReadTwice: read.ids.length - new Set(read.ids).size,
      refusalsOfTheReader: read.refusals,
      webhooksMissed: log.filter((id) => !delivered.includes(id)).length,
      webhooksOfUnknownEvents: delivered.filter((id) => !known.has(id) && !read.ids.includes(id)).length,
      writesLostAfterTheRestore: acknowledged.filter(({ id, at }) => at > readyAt && !read.objects.has(id)).length,
      rehearsals: await rehearse(folder, dump, postgres),
    }
    return { ...report, passed: isPassed(report) }
  } finally {
    await server?.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function isPassed(report: {
  signedOut: number
  eventsMissedByTheReader: number
  eventsReadTwice: number
  refusalsOfTheReader: number
  webhooksMissed: number
  webhooksOfUnknownEvents: number
  writesLostAfterTheRestore: number
  rehearsals: Record<string, Rehearsed>
}): boolean {
  const faults = [
    report.signedOut,
    report.eventsMissedByTheReader,
    report.eventsReadTwice,
    report.refusalsOfTheReader,
    report.webhooksMissed,
    report.webhooksOfUnknownEvents,
    report.writesLostAfterTheRestore,
  ]
  const isWhole = (name: string) => name.startsWith('whole')
  return (
    faults.every((count) => count === 0) &&
    Object.entries(report.rehearsals).every(([name, { code }]) => code === (isWhole(name) ? 0 : 1))
  )
}

/** As the guide says: into a new database, which takes the name of the lost one. */
async function replaceDatabase(postgres: DebianPostgres, dump: string): Promise<void> {
  const admin = (statement: string) => postgres.client('psql', '-c', statement, postgres.url('postgres'))
  await admin('create database restored')
  await postgres.client('pg_restore', '--no-owner', '--exit-on-error', `--dbname=${postgres.url('restored')}`, dump)
  await admin('drop database gatehouse with (force)')
  await admin('alter database restored rename to gatehouse')
}

/** A whole dump, the same with another master key, and dumps that were cut off in two formats. */
async function rehearse(folder: string, dump: string, postgres: DebianPostgres): Promise<Record<string, Rehearsed>> {
  const plain = join(folder, 'gatehouse.sql')
  await postgres.client('pg_dump', `--file=${plain}`, postgres.url('gatehouse'))
  const [cutDump, cutPlain] = [join(folder, 'cut.dump'), join(folder, 'cut.sql')]
  for (const [from, to] of [
    [dump, cutDump],
    [plain, cutPlain],
  ] as const) {
    const bytes = await readFile(from)
    await writeFile(to, bytes.subarray(0, bytes.length * 0.8))
  }
  return {
    whole: await rehearsal(dump),
    wholeAsPlainText: await rehearsal(plain),
    withAnotherMasterKey: await rehearsal(dump, 'mK2cD7pXw9TzR4vYh6BqLs1NfJ8gEa3uOiVx5M0yQrC='),
    cutOff: await rehearsal(cutDump),
    cutOffAsPlainText: await rehearsal(cutPlain),
  }
}

interface Rehearsed {
  code: number | null
  seconds: number
  problems: string[]
}

async function rehearsal(dump: string, key = secretKey): Promise<Rehearsed> {
  const began = performance.now()
  const words = ['dist/cli.js', 'rehearse-restore', '--dump', dump, '--json']
  const program = startProgram(process.execPath, words, { NODE_ENV: 'development', GATEHOUSE_SECRET_KEY: key })
  const code = await program.ended
  const seconds = Math.round((performance.now() - began) / 100) / 10
  if (!program.output().startsWith('{')) throw new Error(program.output())
  const { findings } = JSON.parse(program.output()) as { findings: { check: string; level: string }[] }
  return { code, seconds, problems: findings.filter(({ level }) => level === 'problem').map(({ check }) => check) }
}

async function command(databaseUrl: string, ...words: string[]): Promise<string> {
  const program = startProgram(process.execPath, ['dist/cli.js', ...words], {
    DATABASE_URL: databaseUrl,
    NODE_ENV: 'development',
    GATEHOUSE_SECRET_KEY: secretKey,
  })
  if ((await program.ended) !== 0) throw new Error(program.output())
  return program.output()
}

interface Tokens {
  refresh_token: string
}

const tokensIn = ({ refresh_token }: Record<string, unknown>): Tokens => ({ refresh_token: String(refresh_token) })

/** A few at a time: a sign-in is processor time. */
async function signInAll(url: string, name: string, count: number): Promise<Tokens[]> {
  const all: Tokens[] = []
  while (all.length < count) {
    const names = Array.from({ length: Math.min(3, count - all.length) }, (_, i) => `${name}${all.length + i}`)
    all.push(...(await Promise.all(names.map((each) => signIn(url, each)))))
  }
  return all
}

async function signIn(url: string, name: string): Promise<Tokens> {
  const email = `${name}@drill.example`
  await call(url, '/user_management/users', { email, password, email_verified: true })
  const body = { client_id: clientId, client_secret: apiKey, grant_type: 'password', email, password }
  for (;;) {
    const { status, body: tokens } = await call(url, '/user_management/authenticate', body)
    if (status === 200) return tokensIn(tokens)
    if (status < 500) throw new Error(`${name} could not sign in: ${status} ${JSON.stringify(tokens)}`)
    await delay(1_000)
  }
}

function refresh(url: string, { refresh_token }: Tokens) {
  return call(url, '/user_management/authenticate', { client_id: clientId, grant_type: 'refresh_token', refresh_token })
}

/** Refreshes every session again and again. While no server answers, the token is kept. */
function startRefreshes(url: string, sessions: Tokens[]) {
  const signedOut = new Set<number>()
  let refreshes = 0
  let isOver = false
  const loops = sessions.map(async (_, i) => {
    while (!isOver && !signedOut.has(i)) {
      const answer = await refresh(url, sessions[i] as Tokens).catch(() => undefined)
      if (answer?.status === 200) {
        refreshes += 1
        sessions[i] = tokensIn(answer.body)
      } else if (answer !== undefined && answer.status < 500) signedOut.add(i)
      await delay(500)
    }
  })
  return {
    async finish() {
      isOver = true
      await Promise.all(loops)
      return { refreshes, signedOut: signedOut.size }
    },
  }
}

function startWrites(url: string) {
  const acknowledged: { id: string; at: number }[] = []
  const underWay = new Set<Promise<void>>()
  let made = 0
  const write = async () => {
    const at = performance.now()
    const answer = await call(url, '/organizations', { name: `Drill ${made++}` }).catch(() => undefined)
    if (answer !== undefined && answer.status < 300) acknowledged.push({ id: String(answer.body.id), at })
  }
  const ticking = setInterval(() => {
    const writing = write().finally(() => underWay.delete(writing))
    underWay.add(writing)
  }, 1_000 / writesPerSecond)
  return {
    async finish() {
      clearInterval(ticking)
      await Promise.all(underWay)
      return acknowledged
    },
  }
}

/** Follows the log, as the guide to events says, and knows nothing of a restore. */
function startReader(url: string) {
  const ids: string[] = []
  const objects = new Set<string>()
  let refusals = 0
  let isOver = false
  const loop = (async () => {
    while (!isOver) {
      const after = ids.length === 0 ? '' : `&after=${ids.at(-1)}`
      const answer = await call(url, `/events?events=organization.created&limit=100&order=asc${after}`).catch(
        () => undefined,
      )
      if (answer !== undefined && answer.status >= 400 && answer.status < 500) refusals += 1
      const data = answer?.status === 200 ? (answer.body.data as { id: string; data: { id: string } }[]) : []
      for (const event of data) {
        ids.push(event.id)
        objects.add(event.data.id)
      }
      if (data.length === 0) await delay(200)
    }
  })()
  return {
    /** Once it has read an event, or after a minute. */
    async finish(last: string | undefined) {
      for (let tries = 0; tries < 300 && last !== undefined && !ids.includes(last); tries++) await delay(200)
      isOver = true
      await loop
      return { ids, objects, refusals }
    },
  }
}

async function call(
  url: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
