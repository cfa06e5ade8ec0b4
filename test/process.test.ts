import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { createDatabase } from './database.ts'
import { databaseUrl } from './database-url.ts'
import { freePort } from './free-port.ts'
import { send } from './samples.ts'
import { startOwnServer } from './server.ts'
import { oneInTurn } from './turns.ts'

const masterKey = 'a master key for tests that is long enough'
const production = {
  NODE_ENV: 'production',
  GATEHOUSE_URL: 'https://auth.example.com',
  GATEHOUSE_API_KEY: 'sk_live_of_this_test',
  GATEHOUSE_CLIENT_ID: 'client_of_this_test',
  GATEHOUSE_SECRET_KEY: masterKey,
}

/** Starting processes takes long on a busy machine. */
const patient = { timeout: 90_000 }

interface Process {
  url: string
  child: ChildProcess
  /** All that it wrote so far, to either stream. */
  output(): string
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
}

/** Runs the server as an operator would. It is killed with the test, should it still run. */
function run(variables: Record<string, string>, flags: string[] = [], url = ''): Process {
  const child = spawn(process.execPath, ['dist/main.js', ...flags], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { url, child, output: () => output, ended }
}

/** Runs the server on a free port and a migrated database of its own, and waits until it says that it is ready. */
async function start(variables: Record<string, string> = {}, flags: string[] = []): Promise<Process> {
  const port = await freePort()
  const started = run(
    {
      PORT: String(port),
      ...('DATABASE_URL' in variables || 'GATEHOUSE_DATA_DIR' in variables
        ? {}
        : { DATABASE_URL: await createDatabase() }),
      ...(variables.NODE_ENV === 'production' ? {} : { GATEHOUSE_SECRET_KEY: masterKey }),
      ...variables,
    },
    flags,
    `http://127.0.0.1:${port}`,
  )
  const early = started.ended.then((code) => {
    throw new Error(`The server ended with ${code}:\n${started.output()}`)
  })
  early.catch(() => undefined)
  await Promise.race([early, expect.poll(started.output, { timeout: 60_000 }).toContain('is ready after')])
  return started
}

let made = 0

/** A database that nothing has been done to. Dropped when the run ends. */
async function emptyDatabase(): Promise<string> {
  const name = `${inject('template')}_process_${process.pid}_${made++}`
  await withClient(inject('postgresUrl'), (client) => client.query(`create database ${name}`))
  return databaseUrl(inject('postgresUrl'), name)
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A request of which a part was sent. */
function begin(url: string, path: string, body: object, key: string) {
  const bytes = JSON.stringify(body)
  const outgoing = httpRequest(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': bytes.length },
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => outgoing.on('response', resolve).on('error', reject))
  outgoing.write(bytes.slice(0, 5))
  return { answer, finish: () => outgoing.end(bytes.slice(5)) }
}

test(
  'a start says where everything is and what of a seed file is not served yet, serves, and at a signal finishes what it was asked, and ends with 0',
  patient,
  async () => {
    const file = join(newFolder(), 'seed.yml')
    writeFileSync(file, 'organizations: [{ name: Acme }]\npipeConnections: [{ slug: github }]\n')
    const database = await createDatabase()
    const { url, child, output, ended } = await start({ DATABASE_URL: database }, ['--seed', file])
    const { port } = new URL(url)

    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(output()).toContain(`Gatehouse ${version} is ready after`)
    for (const line of [
      `API                 http://localhost:${port}`,
      `Reference           http://localhost:${port}/docs`,
      `Console             http://localhost:${port}/console`,
      `Outbox              http://localhost:${port}/_dev/outbox`,
      `Requests            http://localhost:${port}/_dev/requests`,
      'WORKOS_CLIENT_ID    client_test_default',
      'WORKOS_API_KEY      sk_test_default',
      `Next: open http://localhost:${port}, which has the code that connects your application.`,
      `WORKOS_API_PORT ${port}, WORKOS_API_HTTPS false`,
      `Note: ${file}, line 2: \`pipeConnections\` is not served yet and was left out.`,
    ])
      expect(output()).toContain(line)
    expect(await send(url, '/health')).toMatchObject({ status: 200, json: { status: 'ok' } })
    expect(await send(url, '/ready')).toMatchObject({ status: 200, json: { status: 'ok' } })
    expect((await send(url, '/environments/current', { key: 'sk_test_default' })).json).toMatchObject({
      client_id: 'client_test_default',
    })
    const { text } = await send(url, '/metrics')
    expect(text).toMatch(
      /^gatehouse_http_request_duration_seconds_count\{operation="gatehouse\.ready",status="2xx"\} 1$/m,
    )
    expect(text).toContain('process_cpu_seconds_total')

    const key = 'sk_test_default'
    const half = begin(url, '/organizations', { name: 'Half sent' }, key)
    // Hashing passwords takes a while: these are under way when the signal comes.
    const signUps = Array.from({ length: 12 }, (_, i) =>
      send(url, '/user_management/users', {
        method: 'POST',
        key,
        body: { email: `user${i}@example.com`, password: 'a sturdy long passphrase' },
      }).catch(() => undefined),
    )
    await Promise.race(signUps)
    child.kill('SIGTERM')
    child.kill('SIGTERM')
    await expect.poll(() => send(url, '/health').catch(() => 'gone'), { timeout: 10_000 }).toBe('gone')
    half.finish()

    expect((await half.answer).statusCode).toBe(201)
    const answered = (await Promise.all(signUps)).filter((answer) => answer?.status === 201).length
    expect(await ended).toBe(0)
    // What was answered is there.
    expect(answered).toBeGreaterThanOrEqual(1)
    const { rows } = await withClient(database, (client) =>
      client.query(`
        select (select count(*)::int from organizations where name = 'Half sent') as organizations,
          (select count(*)::int from users) as users, (select count(*)::int from events where event = 'user.created') as events`),
    )
    expect(rows).toEqual([{ organizations: 1, users: answered, events: answered }])
  },
)

test(
  'in production nothing that is written or shown holds a secret, and the conveniences of development are not there',
  patient,
  async () => {
    const database = await createDatabase()
    const { url, output, child, ended } = await start({
      ...production,
      DATABASE_URL: database,
      LOG_LEVEL: 'debug',
      GATEHOUSE_METRICS_TOKEN: 'a-token-for-metrics',
    })
    const key = production.GATEHOUSE_API_KEY
    const password = 'a sturdy long passphrase'
    const user = { email: 'ada@example.com', password, email_verified: true }
    const post = (path: string, body: object) => send(url, path, { method: 'POST', key, body })
    await post('/user_management/users', user)
    const { json } = await post('/user_management/authenticate', {
      grant_type: 'password',
      client_id: production.GATEHOUSE_CLIENT_ID,
      client_secret: key,
      ...user,
    })

    for (const path of ['/_dev/messages', '/_dev/outbox', '/_dev/requests', '/_dev/reset'])
      for (const method of ['GET', 'POST'])
        expect((await send(url, path, { method, key })).json).toMatchObject({ code: 'route_not_found' })
    expect((await send(url, '/metrics')).status).toBe(401)
    expect((await send(url, '/metrics', { key })).status).toBe(401)
    expect((await send(url, '/metrics', { key: 'a-token-for-metrics' })).status).toBe(200)
    child.kill('SIGINT')
    expect(await ended).toBe(0)

    const { rows } = await withClient(database, (client) => client.query('select password_hash from users'))
    expect(rows).toEqual([{ password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) }])
    expect(output()).toContain('as set in GATEHOUSE_API_KEY')
    expect(output()).toContain('"path":"/user_management/authenticate"')
    expect(json).toMatchObject({ access_token: expect.any(String) })
    for (const secret of [key, masterKey, password, 'a-token-for-metrics', json?.access_token, json?.refresh_token])
      expect(output()).not.toContain(secret)
  },
)

test(
  'two processes that start at once on an empty database both come up; a worker serves no operations and delivers what the api queued; what workers that start at once missed by the clock is done once',
  patient,
  async () => {
    const received: string[] = []
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 50,
      onData(stream, session, callback) {
        stream.resume()
        stream.on('end', () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address))
          callback()
        })
      },
    })
    smtp.on('error', () => undefined)
    const port = await freePort()
    await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', () => resolve()))
    onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
    const settings = { DATABASE_URL: await emptyDatabase(), SMTP_URL: `smtp://127.0.0.1:${port}` }
    const query = (text: string) => withClient(settings.DATABASE_URL, (client) => client.query<{ n: number }>(text))
    const count = async (from: string) => (await query(`select count(*)::int as n from ${from}`)).rows[0]?.n
    const end = async ({ child, ended }: Process) => {
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
    const key = 'sk_test_default'

    const [api, whole] = await Promise.all([start({ ...settings, GATEHOUSE_ROLE: 'api' }), start(settings)])
    for (const { url } of [api, whole]) expect((await send(url, '/ready')).status).toBe(200)
    await end(whole)
    await query(`
      create table clean_ups (at timestamptz default now());
      create function note_clean_up() returns trigger language plpgsql as
        'begin insert into clean_ups default values; return null; end';
      create trigger clean_up after delete on saml_keys for each statement execute function note_clean_up();
      update graphile_worker._private_known_crontabs
      set known_since = now() - interval '30 days', last_execution = now() - interval '2 days'
      where identifier = 'delete_retired_saml_keys'`)
    const { status } = await send(api.url, '/user_management/magic_auth', {
      method: 'POST',
      key,
      body: { email: 'ada@example.com' },
    })
    expect(status).toBe(201)
    const queued = () => count('graphile_worker._private_jobs')
    expect(await queued()).toBe(1)
    expect([received, await count('clean_ups')]).toEqual([[], 0])

    const workers = await Promise.all([0, 1].map(() => start({ ...settings, GATEHOUSE_ROLE: 'worker' })))
    await expect.poll(() => received, { timeout: 15_000 }).toEqual(['ada@example.com'])
    await expect.poll(() => count('clean_ups'), { timeout: 15_000 }).toBe(1)
    // Nothing is left that would do it again.
    await expect.poll(queued, { timeout: 15_000 }).toBe(0)
    for (const { url } of workers) {
      for (const path of ['/health', '/ready']) expect((await send(url, path)).status).toBe(200)
      expect((await send(url, '/organizations', { key })).json).toMatchObject({ code: 'route_not_found' })
    }

    await Promise.all([api, ...workers].map(end))
    expect([received, await count('clean_ups')]).toEqual([['ada@example.com'], 1])
  },
)

test(
  'without a database of its own the server brings one along, in which the command line creates environments that it serves at once, and takes it down again',
  patient,
  async () => {
    const folder = newFolder()
    const first = await start({ GATEHOUSE_DATA_DIR: folder })
    const { json } = await send(first.url, '/organizations', {
      method: 'POST',
      key: 'sk_test_default',
      body: { name: 'Kept' },
    })
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const { url, child, ended } = await start({ GATEHOUSE_DATA_DIR: folder })
    expect((await send(url, `/organizations/${json?.id}`, { key: 'sk_test_default' })).status).toBe(200)
    const env = { PATH: process.env.PATH ?? '', GATEHOUSE_DATA_DIR: folder, GATEHOUSE_SECRET_KEY: masterKey }
    const gatehouse = (...words: string[]) =>
      new Promise<string>((resolve) =>
        execFile(process.execPath, ['dist/cli.js', ...words], { env }, (error, stdout, stderr) =>
          resolve(`${error?.code ?? 0} ${stdout}${stderr}`),
        ),
      )

    const created = await gatehouse('environments', 'create', 'Staging')
    const [, clientId = '', key = ''] =
      /^0 WORKOS_CLIENT_ID=(client_\w+)\nWORKOS_API_KEY=(sk_\w+)\n$/.exec(created) ?? []

    expect((await send(url, '/environments/current', { key })).json).toMatchObject({
      client_id: clientId,
      name: 'Staging',
    })
    expect((await send(url, '/user_management/redirect_uris', { key })).json).not.toMatchObject({ data: [] })
    expect(await gatehouse('environments', 'list')).toMatch(/^0 .*client_test_default {2}Gatehouse\n.* {2}Staging\n$/)

    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  },
)

// `load-config.test.ts` has all that settings are refused for. Each start takes a second: what is refused for its settings or its
// database takes turns.
describe('a server that cannot start ends with 1 and says why, without a trace', () => {
  const bySettings: [string, Record<string, string>, string[], string[]][] = [
    [
      'production without its settings',
      { NODE_ENV: 'production' },
      [],
      ['GATEHOUSE_API_KEY is not set.', 'GATEHOUSE_CLIENT_ID is not set.', 'GATEHOUSE_SECRET_KEY is not set.'],
    ],
    [
      'a host that others reach, over plain http, without limits',
      { ...production, HOST: '0.0.0.0', NODE_ENV: '', GATEHOUSE_URL: 'http://a.example', GATEHOUSE_RATE_LIMITS: 'off' },
      [],
      ['A public address must use https.', 'GATEHOUSE_RATE_LIMITS=off is for load tests and is refused in production.'],
    ],
    [
      'settings that mean nothing',
      {
        DATABASE_URL: 'not-to-be-shown',
        PORT: 'http',
        GATEHOUSE_URL: 'not-to-be-shown',
        SMTP_URL: 'not-to-be-shown',
        GATEHOUSE_TRUSTED_PROXIES: 'all',
        GATEHOUSE_ALLOWED_NETWORKS: '0.0.0.0/0',
        GATEHOUSE_DATA_DIR: '/dev/null/data',
      },
      [],
      [
        'PORT is',
        'DATABASE_URL cannot be read',
        'SMTP_URL is',
        'GATEHOUSE_TRUSTED_PROXIES holds',
        'GATEHOUSE_ALLOWED_NETWORKS holds',
      ],
    ],
    [
      'a database that is not there; its password is not shown',
      { DATABASE_URL: 'postgres://gatehouse:not-to-be-shown@127.0.0.1:1/gatehouse', GATEHOUSE_SECRET_KEY: masterKey },
      [],
      [
        'The database of DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1. Check the host and port in DATABASE_URL',
      ],
    ],
    [
      'a data folder that cannot be one',
      { GATEHOUSE_DATA_DIR: '/dev/null/data' },
      [],
      ['GATEHOUSE_DATA_DIR, /dev/null/data, cannot be used: ENOTDIR'],
    ],
    ['an unknown flag', {}, ['--verbose'], ["Unknown option '--verbose'"]],
  ]
  test.each(oneInTurn(bySettings))('%s', async (_what, variables, flags, messages) => {
    const { output, ended } = run(variables, flags)

    expect(await ended).toBe(1)
    expect(output()).toContain('Gatehouse did not start.')
    for (const message of messages) expect(output()).toContain(message)
    expect(output().replaceAll('"not-to-be-shown"', '')).not.toMatch(/\n\s+at |not-to-be-shown/)
  })

  const byDatabase: [string, () => Promise<{ variables: Record<string, string>; message: RegExp }>][] = [
    [
      'a port that another process has',
      async () => {
        const taken = createServer().listen(0, '127.0.0.1')
        onTestFinished(() => void taken.close())
        await new Promise((resolve) => taken.on('listening', resolve))
        const { port } = taken.address() as AddressInfo
        return {
          variables: { PORT: String(port), DATABASE_URL: await createDatabase() },
          message: new RegExp(
            `127\\.0\\.0\\.1:${port} cannot be listened on: another process uses the port\\. .* set PORT`,
          ),
        }
      },
    ],
    [
      'a database that does not exist',
      async () => ({
        variables: { DATABASE_URL: databaseUrl(inject('postgresUrl'), 'nowhere') },
        message: /The database of DATABASE_URL cannot be used: database "nowhere" does not exist\./,
      }),
    ],
    [
      'a database of a newer version',
      async () => {
        const DATABASE_URL = await emptyDatabase()
        await withClient(DATABASE_URL, (client) =>
          client.query(
            `create table schema_migrations (name text); insert into schema_migrations values ('9999_later.sql')`,
          ),
        )
        return {
          variables: { DATABASE_URL },
          message: /migrations that this version does not know \(9999_later\.sql\)/,
        }
      },
    ],
  ]
  test.each(oneInTurn(byDatabase))('%s', async (_what, arrange) => {
    const { variables, message } = await arrange()
    const { output, ended } = run({ GATEHOUSE_SECRET_KEY: masterKey, ...variables })

    expect(await ended).toBe(1)
    expect(output()).toMatch(/Gatehouse did not start\./)
    expect(output()).toMatch(message)
    expect(output()).not.toMatch(/\n\s+at /)
  })

  const seeds: [string, () => string, RegExp][] = [
    ['that is not there', () => '/nowhere/seed.yml', /The seed file \/nowhere\/seed\.yml could not be read/],
    [
      'that is wrong; each line is named',
      () => {
        const file = join(newFolder(), 'seed.yml')
        writeFileSync(file, 'users: []\norganisations: []\n')
        return file
      },
      /line 2: unknown member `organisations`; did you mean `organizations`\?/,
    ],
  ]
  test.each(oneInTurn(seeds))('a seed file %s', async (_what, fileOf, message) => {
    const settings = { DATABASE_URL: await createDatabase(), GATEHOUSE_SECRET_KEY: masterKey, PORT: '0' }
    const { output, ended } = run(settings, ['--seed', fileOf()])

    expect(await ended).toBe(1)
    expect(output()).toMatch(message)
    expect(output()).not.toMatch(/\n\s+at /)
  })
})

test('the command line says without a trace that its database is not there, and needs no setting of the API', async () => {
  const environment = { PATH: process.env.PATH ?? '', GATEHOUSE_SECRET_KEY: masterKey }
  const list = (DATABASE_URL: string) =>
    new Promise<string>((resolve) =>
      execFile(
        process.execPath,
        ['dist/cli.js', 'environments', 'list'],
        { env: { ...environment, NODE_ENV: 'production', DATABASE_URL } },
        (error, stdout, stderr) => resolve(`${error?.code ?? 0} ${stdout}${stderr}`),
      ),
    )
  expect(await list(await createDatabase())).toBe('0 ')
  expect(await list('postgres://u:not-to-be-shown@127.0.0.1:1/gatehouse')).toBe(
    '1 The database does not answer: connect ECONNREFUSED 127.0.0.1:1. Check the host and port in DATABASE_URL, and that PostgreSQL runs and listens there.\n',
  )
  expect(await list('not-to-be-shown')).toMatch(
    /^1 DATABASE_URL cannot be read: it does not start with postgres:\/\/\..*\n$/,
  )
})

test.each([
  [['--help'], 'npm start -- --seed FILE'],
  [['--version'], (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version],
])('%j is answered with 0 and starts nothing', async (flags, text) => {
  // Settings that would refuse to start.
  const { output, ended } = run({ NODE_ENV: 'production' }, flags)

  expect(await ended).toBe(0)
  expect(output()).toContain(text)
})

test(
  'a server starts and serves on a database that a newer release has migrated, as long as that one says that it works with it',
  patient,
  async () => {
    const DATABASE_URL = await createDatabase()
    const query = (text: string) => withClient(DATABASE_URL, (client) => client.query(text))
    await query(`create table rooms (id text primary key);
      alter table organizations add column room_id text references rooms;
      insert into schema_migrations (name, oldest_release) values ('9998_rooms.sql', '0.1.0')`)
    const { url } = await start({ DATABASE_URL })

    expect(await send(url, '/ready')).toMatchObject({ status: 200 })
    expect(
      await send(url, '/organizations', { method: 'POST', key: 'sk_test_default', body: { name: 'Acme' } }),
    ).toMatchObject({ status: 201 })

    await query(`insert into schema_migrations (name, oldest_release) values ('9999_later.sql', '99.1.0')`)
    expect(await send(url, '/ready')).toMatchObject({
      status: 503,
      json: { message: 'Not ready: the database was migrated for release 99.1.0 or later.' },
    })
    const late = run({ GATEHOUSE_SECRET_KEY: masterKey, DATABASE_URL })
    expect(await late.ended).toBe(1)
    expect(late.output()).toContain('works with release 99.1.0 or later; this is')
  },
)

describe('/ready', () => {
  test('is a 503 while the clock is away from the database’s, and while migrations are missing, which it names; and recovers', async () => {
    let skewMs = 0
    const { url, app, close } = await startOwnServer({ now: () => new Date(Date.now() + skewMs) })
    onTestFinished(close)
    const { pool } = app.system.database
    const ready = () => send(url, '/ready')
    for (skewMs of [-2_500, 2_500]) {
      expect(await ready()).toMatchObject({
        status: 503,
        json: { message: expect.stringMatching(/^Not ready: the clock is \d+ ms away from the database's\.$/) },
      })
    }
    skewMs = 0
    expect((await ready()).status).toBe(200)

    const { rows } = await pool.query<{ name: string }>(
      'delete from schema_migrations where name = (select max(name) from schema_migrations) returning name',
    )
    expect(await ready()).toMatchObject({
      status: 503,
      json: { code: 'not_ready', message: `Not ready: migrations are missing: ${rows[0]?.name}.` },
    })
    expect((await send(url, '/health')).status).toBe(200)
    await pool.query('insert into schema_migrations (name) values ($1)', [rows[0]?.name])
    expect((await ready()).status).toBe(200)
    await pool.query('delete from schema_migrations')
    expect((await ready()).status).toBe(503)
  })

  test('is a 503 while the database does not answer, and recovers', async () => {
    const { url, app, apiKey, close } = await startOwnServer({})
    onTestFinished(close)
    const { rows } = await app.system.database.pool.query<{ name: string }>('select current_database() as name')
    const name = rows[0]?.name
    await withClient(inject('postgresUrl'), async (admin) => {
      await admin.query(`alter database ${name} allow_connections false`)
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
      await expect.poll(async () => (await send(url, '/ready')).status, { timeout: 10_000 }).toBe(503)
      expect((await send(url, '/ready')).json).toEqual({
        code: 'not_ready',
        message: 'Not ready: the database does not answer.',
      })
      expect((await send(url, '/health')).status).toBe(200)
      for (const path of ['/organizations', '/events?events=user.created'])
        expect(await send(url, path, { key: apiKey })).toMatchObject({
          status: 503,
          headers: { 'retry-after': '1' },
          json: { code: 'database_unavailable' },
        })
      await admin.query(`alter database ${name} allow_connections true`)
    })
    await expect.poll(async () => (await send(url, '/ready')).status, { timeout: 10_000 }).toBe(200)
  })
})

test(
  '[T-1] a process that was stopped while a key was revoked elsewhere refuses the key when it goes on',
  patient,
  async () => {
    const DATABASE_URL = await createDatabase()
    const elsewhere = await startOwnServer({ secrets: { databaseUrl: DATABASE_URL } })
    onTestFinished(() => elsewhere.close())
    const { url, child } = await start({ DATABASE_URL })
    const read = async (key: string) => (await send(url, '/user_management/users?limit=1', { key })).status

    for (let i = 0; i < 6; i++) {
      const path = '/environments/current/keys'
      const { body: key } = await elsewhere.api.post<{ id: string; value: string }>(path, { name: 'Soon revoked' })
      expect(await read(key.value)).toBe(200)
      child.kill('SIGSTOP')
      expect((await elsewhere.api.delete(`${path}/${key.id}`)).status).toBe(204)
      const answered = read(key.value)
      child.kill('SIGCONT')
      expect(await answered).toBe(401)
    }
  },
)
