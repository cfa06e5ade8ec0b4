import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import type { Config, Secrets } from '#platform/config/config.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { databaseUrl } from '#test/database-url.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { startOwnServer, startServer, testMasterKey } from '#test/server.ts'
import { startTransactionPooler } from '#test/transaction-pooler.ts'
import type { Check, ConnectedSetup, Setup } from './check.ts'
import { publicAddress } from './checks/address.ts'
import { backups } from './checks/backups.ts'
import { clock } from './checks/clock.ts'
import { connections } from './checks/connections.ts'
import { databaseServer, durabilityFindings, standbyFindings } from './checks/database.ts'
import { spaceFinding } from './checks/disk.ts'
import { files } from './checks/files.ts'
import { mail } from './checks/mail.ts'
import { masterKey } from './checks/master-key.ts'
import { migrations } from './checks/migrations.ts'
import { nameServers } from './checks/name-servers.ts'
import { proxyHeaders } from './checks/proxy.ts'
import { faultsOf, rights } from './checks/rights.ts'
import { sessions } from './checks/sessions.ts'
import { textMessages } from './checks/text-messages.ts'
import { upkeep } from './checks/upkeep.ts'
import { vaultKeys } from './checks/vault-keys.ts'
import { type Diagnosis, examine } from './examine.ts'
import { runDoctor } from './index.ts'

const closedPort = 'http://127.0.0.1:9'
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-doctor-'))
const { app, apiKey } = await startServer()
afterAll(() => rmSync(folder, { recursive: true }))

/** A set-up for development with what a test says otherwise. */
function setupOf({
  config,
  secrets,
  ...others
}: { config?: Partial<Config>; secrets?: Partial<Secrets> } & Partial<Omit<Setup, 'config' | 'secrets'>> = {}): Setup {
  const loaded = loadConfig({ GATEHOUSE_SECRET_KEY: testMasterKey, GATEHOUSE_DATA_DIR: folder })
  return {
    config: { ...loaded.config, ...config },
    secrets: { ...loaded.secrets, apiKey, ...secrets },
    backups: undefined,
    now: () => new Date(),
    ...others,
  }
}

const connected = (
  setup: Setup,
  database = app.system.database,
  address: ConnectedSetup['address'] = { url: inject('postgresUrl') },
): ConnectedSetup => ({
  ...setup,
  database,
  address,
  isServing: true,
})

/** @returns the levels and sentences of what is not well. */
async function complaints<Needs extends Setup>(check: Check<Needs>, setup: Needs): Promise<string[]> {
  const found = await check.examine(setup)
  return found
    .filter(({ level }) => level !== 'ok')
    .map(({ level, says, cure }) => `${level}: ${says} ${cure ?? ''}`.trim())
}

/** A database of the test's own, to be spoilt. */
async function spoiltDatabase(...statements: string[]) {
  const url = await createDatabase()
  const database = openDatabase({ url, applicationName: 'test', transactions: 1, readers: 1 })
  onTestFinished(() => database.close())
  for (const statement of statements) await database.pool.query(statement)
  return { url, database }
}

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function report(
  variables: Record<string, string>,
  ...options: string[]
): Promise<{ isWell: boolean; output: string }> {
  const lines: string[] = []
  const isWell = await runDoctor(variables, options, (line) => lines.push(line))
  return { isWell, output: lines.join('\n') }
}

test('a whole set-up is examined, in words and as JSON', async () => {
  const url = await createDatabase()
  const server = await startOwnServer({ secrets: { databaseUrl: url } })
  onTestFinished(() => server.close())
  const variables = {
    DATABASE_URL: url,
    GATEHOUSE_SECRET_KEY: testMasterKey,
    GATEHOUSE_URL: server.url,
    GATEHOUSE_API_KEY: server.apiKey,
    GATEHOUSE_DATA_DIR: folder,
    GATEHOUSE_DATABASE_CONNECTIONS: '10',
    GATEHOUSE_DNS_SERVERS: (await startDnsServer()).address,
  }

  const { isWell, output } = await report(variables)
  const json = JSON.parse((await report(variables, '--json')).output)

  // The PostgreSQL of tests forgets all in a power cut, and nothing else is wrong here.
  expect(json.findings.filter(({ level }: Diagnosis) => level === 'problem')).toEqual([
    expect.objectContaining({ check: 'Database', says: expect.stringContaining('fsync') }),
  ])
  expect(output).toMatch(/1 problem, \d+ warnings?, \d+ checks passed\.$/)
  expect(isWell).toBe(false)
  expect(output).toContain(`Gatehouse answers at ${server.url}.`)
  expect(json).toMatchObject({ problems: 1, version: expect.any(String) })
  expect(json.findings.map(({ check }: Diagnosis) => check)).toEqual(
    expect.arrayContaining([
      'Settings',
      'Database',
      'Sessions',
      'Rights',
      'Connections',
      'Migrations',
      'Master key',
      'Clock',
      'Public address',
      'Proxy',
      'Background work',
      'Mail',
      'Text messages',
      'Files',
      'Vault keys',
      'Name servers',
      'Disk',
      'Backups',
    ]),
  )
})

test('without a database that runs there are only notes', async () => {
  const dns = await startDnsServer()
  onTestFinished(() => dns.close())
  const variables = {
    GATEHOUSE_SECRET_KEY: testMasterKey,
    GATEHOUSE_DATA_DIR: folder,
    GATEHOUSE_DNS_SERVERS: dns.address,
  }

  const { isWell, output } = await report(variables)

  expect(isWell).toBe(true)
  expect(output).toMatch(/0 problems, 0 warnings, \d+ checks passed\.$/)
})

test('each refused setting is a problem of its own, and nothing else is examined', async () => {
  const { isWell, output } = await report(
    { NODE_ENV: 'production', GATEHOUSE_URL: 'http://auth.example.com', PORT: 'x' },
    '--json',
  )

  const { findings } = JSON.parse(output)
  expect(isWell).toBe(false)
  expect(findings.every(({ check, level }: Diagnosis) => check === 'Settings' && level === 'problem')).toBe(true)
  expect(output).toContain('GATEHOUSE_SECRET_KEY is not set.')
  expect(output).toContain('A public address must use https.')
  await expect(report({}, '--jsn')).rejects.toThrow('gatehouse doctor [--json] [--backups FOLDER]')
})

test('each further cluster is examined under its name, and what to do names its setting', async () => {
  const found: string[] = []
  const { config, secrets } = loadConfig({
    DATABASE_URL: 'postgres://gatehouse@127.0.0.1:9/gatehouse',
    DATABASES: 'eu=postgres://gatehouse@127.0.0.1:9/gatehouse',
    GATEHOUSE_SECRET_KEY: testMasterKey,
  })
  for await (const { check, cure } of examine(
    { config, secrets, backups: undefined, now: () => new Date() },
    secrets.databaseUrl,
  )) {
    if (check.startsWith('Database')) found.push(`${check}: ${cure}`)
    if (found.length === 2) break
  }
  expect(found).toEqual([
    expect.stringMatching(/^Database: .* in DATABASE_URL,/),
    expect.stringMatching(/^Database \(eu\): .* in DATABASES,/),
  ])
})

test.each([
  [
    'refuses connections',
    (): string => 'postgres://gatehouse@127.0.0.1:9/gatehouse',
    'ECONNREFUSED',
    'PostgreSQL runs and listens',
  ],
  ['is not there', (): string => databaseUrl(inject('postgresUrl'), 'not_there'), 'does not exist', 'createdb'],
] as const)('of a database that %s it says why, and examines the rest', async (_what, url, says, cure) => {
  const dns = await startDnsServer()
  onTestFinished(() => dns.close())
  const { isWell, output } = await report({
    DATABASE_URL: url(),
    GATEHOUSE_SECRET_KEY: testMasterKey,
    GATEHOUSE_DATA_DIR: folder,
    GATEHOUSE_DNS_SERVERS: dns.address,
  })

  expect(isWell).toBe(false)
  expect(output).toContain(says)
  expect(output).toContain(cure)
  expect(output).toContain('Backups')
})

test('a database that loses acknowledged changes or is reached in the clear is named', async () => {
  const far = setupOf({ secrets: { databaseUrl: 'postgres://db.example.com/gatehouse' } })

  expect(await complaints(databaseServer, connected(far))).toEqual([
    expect.stringContaining('fsync and full_page_writes of PostgreSQL are off'),
    expect.stringContaining('db.example.com is not encrypted'),
  ])
  const safe = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
  expect(durabilityFindings({ ...safe, synchronous_commit: 'off' })).toEqual([
    expect.objectContaining({ level: 'problem', says: expect.stringContaining('loses changes') }),
  ])
  expect(durabilityFindings(safe)).toEqual([expect.objectContaining({ level: 'ok' })])
  const required = { requiresStandby: true }
  expect(standbyFindings({ commits_wait: false }, required)).toEqual([
    expect.objectContaining({ level: 'problem', says: expect.stringContaining('wait for no standby') }),
  ])
  expect(standbyFindings({ commits_wait: true }, required)).toEqual([expect.objectContaining({ level: 'ok' })])
  expect(standbyFindings({ commits_wait: false }, { requiresStandby: false })).toEqual([])
})

test('a pooler is examined with the way past it, and one without such a way is named', async () => {
  const directUrl = await createDatabase()
  const pooler = await startTransactionPooler(directUrl)
  onTestFinished(() => pooler.close())
  const database = openDatabase({ url: pooler.url, directUrl, applicationName: 'test', transactions: 1, readers: 1 })
  onTestFinished(() => database.close())
  const address = { url: pooler.url, directUrl }
  const variables = { GATEHOUSE_SECRET_KEY: testMasterKey, GATEHOUSE_DATA_DIR: folder, DATABASE_URL: pooler.url }

  expect(await complaints(sessions, connected(setupOf(), database, address))).toEqual([])
  expect(await complaints(connections, connected(setupOf(), database, address))).toEqual([])
  const { output } = await report(variables)
  expect(output).toContain('The database does not answer: unsupported startup parameter')
  expect(output).toContain('set DATABASE_DIRECT_URL to the address of PostgreSQL itself')
  const lost = { ...variables, DATABASE_DIRECT_URL: await createDatabase() }
  expect((await report(lost)).output).toContain('DATABASE_URL and DATABASE_DIRECT_URL lead to different databases.')
})

test('a role that may not migrate learns what it lacks', async () => {
  const { database } = await spoiltDatabase()
  const { name } = await database.one<{ name: string }>(sql`select current_database() as name`)
  await database.pool.query(`revoke create on database ${name} from current_user, public`)

  expect(await complaints(rights, connected(setupOf(), database))).toEqual([
    expect.stringMatching(
      /^problem: The role \w+ may not create schemas in the database \w+. Make it the owner: alter database/,
    ),
  ])
  expect(await complaints(rights, connected(setupOf()))).toEqual([])
  const seen = { role: 'gatehouse', database: 'gatehouse', creates_schemas: true, creates_tables: false }
  expect(
    faultsOf({ ...seen, foreign_table: 'users', missing_extensions: ['pg_trgm'] }).map(({ says }) => says),
  ).toEqual([
    'The role gatehouse may not create tables in the database gatehouse.',
    'The table users belongs to another role, so migrations cannot change it.',
    'PostgreSQL has no extension pg_trgm.',
  ])
})

test('connections are counted for all processes, and for twice as many during a deployment', async () => {
  const { max } = await app.system.database.one<{ max: number }>(sql`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as max`)
  const { taken } = await app.system.database.one<{ taken: number }>(sql`
    select count(*)::int as taken from pg_stat_activity where backend_type = 'client backend' and application_name not like 'gatehouse%'`)
  const alone = await spoiltDatabase()
  const complain = (databaseConnections: number) =>
    complaints(connections, connected(setupOf({ config: { databaseConnections } }), alone.database))

  expect(await complain(max)).toEqual([
    expect.stringMatching(/^problem: .*Set max_connections of PostgreSQL to \d+50|00 or more/),
  ])
  expect(await complain(Math.floor((max - taken) * 0.6))).toEqual([expect.stringContaining('during a deployment')])
  expect(await complain(10)).toEqual([])
})

test('migrations that are missing or unknown, and a master key of another database, are named', async () => {
  const { database } = await spoiltDatabase(`insert into schema_migrations (name) values ('9999_of_the_future.sql')`)
  expect(await complaints(migrations, connected(setupOf(), database))).toEqual([
    expect.stringMatching(
      /^problem: The database has migrations that this version does not know \(9999_of_the_future\.sql\)/,
    ),
  ])
  await database.run(sql`update schema_migrations set oldest_release = '0.1.0' where name = '9999_of_the_future.sql'`)
  expect(await complaints(migrations, connected(setupOf(), database))).toEqual([])
  await database.run(sql`delete from schema_migrations where name = '9999_of_the_future.sql' or name like '0130%'`)
  expect(await complaints(migrations, connected(setupOf(), database))).toEqual([
    expect.stringMatching(/^problem: 1 migrations .*while a server runs/),
  ])
  expect(await complaints(migrations, { ...connected(setupOf(), database), isServing: false })).toEqual([
    expect.stringMatching(/^note: .*The next start applies them/),
  ])

  const other = setupOf({ secrets: { masterKeys: ['another master key, long enough to be taken'] } })
  expect(await complaints(masterKey, connected(other))).toEqual([
    expect.stringMatching(/^problem: .*does not open.*NEW,OLD/),
  ])
})

test('a clock that differs by seconds is a problem, by half a second a warning', async () => {
  const complain = (ms: number) => complaints(clock, connected(setupOf({ now: () => new Date(Date.now() + ms) })))

  expect(await complain(10_000)).toEqual([expect.stringMatching(/^problem: .* 9|10\.\d s ahead of/)])
  expect(await complain(-60_000)).toEqual([expect.stringMatching(/^problem: .* s behind .*takes no work/)])
  expect(await complain(0)).toEqual([])
})

test('the public address is asked as a visitor does', async () => {
  const complain = (url: string, isServing = true) =>
    complaints(publicAddress, { ...connected(setupOf({ config: { url } })), isServing })
  const answering = (status: number) =>
    listen((_request, response) => response.writeHead(status, { location: 'https://www.example.com/' }).end('hello'))

  expect(await complain(closedPort)).toEqual([expect.stringMatching(/^problem: .*does not answer.*Start the proxy/)])
  expect(await complain(closedPort, false)).toEqual([expect.stringMatching(/^note: .*Start it, and examine it again/)])
  expect(await complain(await answering(502))).toEqual([
    expect.stringMatching(/^problem: .*it does not reach Gatehouse/),
  ])
  expect(await complain(await answering(200))).toEqual([
    expect.stringMatching(/^problem: Something else than Gatehouse/),
  ])
  expect(await complain(await answering(301))).toEqual([expect.stringContaining('leads to https://www.example.com/')])
})

test('a proxy that hides clients, lets them choose their address or is not trusted is found by asking through it', async () => {
  const server = await startOwnServer({ config: { trustedProxies: ['127.0.0.1', '::1'] } })
  onTestFinished(() => server.close())
  const untrusting = await startServer()
  const proxyTo = (target: { url: string }, forward: (given: string) => string | undefined) =>
    listen(async ({ url, headers }, response) => {
      const forwarded = forward(String(headers['x-forwarded-for'] ?? ''))
      const answer = await fetch(`${target.url}${url}`, {
        headers: {
          authorization: String(headers.authorization),
          ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
        },
      })
      response.writeHead(answer.status).end(await answer.text())
    })
  const complain = async (target: { url: string; apiKey: string }, forward: (given: string) => string | undefined) =>
    complaints(
      proxyHeaders,
      connected(setupOf({ config: { url: await proxyTo(target, forward) }, secrets: { apiKey: target.apiKey } })),
    )

  expect(await complain(server, (given) => given)).toEqual([
    expect.stringMatching(/^problem: .*anyone can choose the address/),
  ])
  expect(await complain(untrusting, (given) => `${given}, 203.0.113.7`)).toEqual([
    expect.stringMatching(
      /^problem: The server does not trust the proxy at [\d.:a-f]+, .*Set GATEHOUSE_TRUSTED_PROXIES to/,
    ),
  ])
  expect(await complain(server, (given) => `${given}, 203.0.113.7, 198.51.100.9`)).toEqual([
    expect.stringMatching(/^warning: .*several proxies/),
  ])
  expect(await complain(server, (given) => `${given}, 203.0.113.7`)).toEqual([])
  expect(await complain(server, () => '203.0.113.7')).toEqual([])
  expect(await complain({ ...server, apiKey: 'sk_wrong_key' }, () => undefined)).toEqual([
    expect.stringMatching(/^problem: .*refuses GATEHOUSE_API_KEY/),
  ])
})

test('the mail server is tried without a mail, and SPF and DMARC of the sender are looked up', async () => {
  const received: string[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'acme' }) : done(new Error('no such user')),
    onMailFrom: ({ address }, _session, done) => {
      received.push(address)
      done()
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
  const { port } = smtp.server.address() as AddressInfo
  const dns = await startDnsServer()
  onTestFinished(() => dns.close())
  const complain = (password: string) =>
    complaints(
      mail,
      setupOf({
        config: { mailFrom: 'Acme <no-reply@acme.example>', dnsServers: [dns.address] },
        secrets: { smtpUrl: `smtp://acme:${password}@127.0.0.1:${port}` },
      }),
    )

  expect(await complain('wrong')).toEqual([
    expect.stringMatching(/^problem: The mail server refuses the user name or password/),
    expect.stringMatching(/^warning: acme.example, .*has no SPF record/),
    expect.stringMatching(/^warning: acme.example, .*has no DMARC record.*_dmarc.acme.example/),
  ])
  dns.set('acme.example', ['v=spf1 include:one.example -all', 'v=spf1 -all'])
  dns.set('_dmarc.acme.example', ['v=DMARC1; p=none'])
  expect(await complain('right')).toEqual([expect.stringMatching(/^warning: acme.example has 2 SPF records/)])
  dns.set('acme.example', ['v=spf1 -all'])
  expect(await complain('right')).toEqual([])
  expect(received).toEqual([])
})

test('a sender of text messages, a folder, keys and name servers that cannot be used are named', async () => {
  const notAFolder = join(folder, 'a-file')
  writeFileSync(notAFolder, '')
  const keyFile = join(folder, 'keys.json')
  const key = {
    provider: 'HASHICORP_VAULT',
    address: closedPort,
    mount: 'transit',
    key_name: 'gatehouse',
    role_id: 'gatehouse',
    secret_id: 'of-a-test',
  }
  writeFileSync(keyFile, JSON.stringify({ keys: [key] }))

  expect(await complaints(textMessages, setupOf({ secrets: { sms: { url: closedPort, secret: 'x' } } }))).toEqual([
    expect.stringMatching(/^problem: .*Check SMS_WEBHOOK_URL/),
  ])
  expect(await complaints(files, setupOf({ config: { dataDir: notAFolder } }))).toEqual([
    expect.stringMatching(/^problem: Files cannot be written/),
  ])
  expect(await complaints(files, setupOf())).toEqual([])
  expect(await complaints(vaultKeys, setupOf({ config: { vaultKeysFile: keyFile } }))).toEqual([
    expect.stringMatching(/^problem: .*cannot be used/),
  ])
  expect(await complaints(nameServers, setupOf({ config: { dnsServers: ['127.0.0.1:9'] } }))).toEqual([
    expect.stringMatching(/^problem: .*no domain can be verified/),
  ])
  expect(spaceFinding('/data', 5e7, 0.01).level).toBe('problem')
  expect(spaceFinding('/data', 1e9, 0.05).level).toBe('warning')
  expect(spaceFinding('/data', 1e9, 0.5).level).toBe('ok')
})

test('the newest backup is neither old nor empty', async () => {
  const path = mkdtempSync(join(folder, 'backups-'))
  const complain = () => complaints(backups, setupOf({ backups: path }))
  const add = (name: string, text: string, hoursAgo: number) => {
    writeFileSync(join(path, name), text)
    const at = new Date(Date.now() - hoursAgo * 3_600_000)
    utimesSync(join(path, name), at, at)
  }

  expect(await complain()).toEqual([expect.stringMatching(/^problem: There is no backup/)])
  add('old.dump', 'data', 50)
  expect(await complain()).toEqual([expect.stringMatching(/^problem: .*old.dump, is 50 hours old/)])
  add('new.dump', 'data', 3)
  expect(await complain()).toEqual([])
  add('newest.dump', '', 1)
  expect(await complain()).toEqual([expect.stringMatching(/^problem: .*is empty/)])
  expect(await complaints(backups, setupOf({ backups: join(path, 'none') }))).toEqual([
    expect.stringMatching(/^problem: .*Check the path given to --backups/),
  ])
})

test('work that does not get done is named: events without a place, overdue jobs and deliveries, jobs that were given up', async () => {
  const { database } = await spoiltDatabase(
    `insert into unnumbered_events (environment_id, id) values ('environment_x', 'event_01AAAAAAAAAAAAAAAAAAAAAAAA')`,
    `insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at)
      values ('environment_x', 'delivery_01', 'endpoint_x', 'event_x', 'user.created', 'pending', now() - interval '1 hour', now())`,
    `select graphile_worker.add_job('late', run_at => now() - interval '1 hour')`,
    `select graphile_worker.add_job('failed', max_attempts => 1)`,
    `update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`,
    `insert into clean_up_runs (table_name, deleted, took_ms, finished_at) values ('x', 1, 1, now() - interval '5 hours')`,
  )

  expect(await complaints(upkeep, connected(setupOf(), database))).toEqual([
    expect.stringMatching(/^problem: 1 events wait for their place/),
    expect.stringMatching(/^warning: 1 deliveries of webhooks are overdue/),
    expect.stringMatching(/^warning: 1 jobs wait/),
    expect.stringMatching(/^warning: 1 jobs were given up/),
    expect.stringMatching(/^warning: The last clean-up was 5 hours ago/),
  ])
})
