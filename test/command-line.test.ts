import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createDatabase } from './database.ts'
import { databaseUrl } from './database-url.ts'
import { gatehouse, streamsOf } from './run-command.ts'
import { startOwnServer, startServer } from './server.ts'

async function startMailServer(options: SMTPServerOptions = {}) {
  const received: { to: string[]; content: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      let content = ''
      stream.on('data', (chunk: Buffer) => {
        content += chunk.toString()
      })
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), content })
        done(null, 'queued as 4711')
      })
    },
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, received }
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

test('migrate brings an empty database up to date, and says so of one that is', async () => {
  const name = `${inject('template')}_migrated_${process.pid}`
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const variables = { DATABASE_URL: databaseUrl(inject('postgresUrl'), name) }

  const [code, output] = await gatehouse(['migrate'], variables)

  expect(output).toMatch(/^0001_\w+\.sql is applied\.$/m)
  expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'The database has all migrations of this version.'])
  expect(await gatehouse(['migrate'], variables)).toEqual([0, 'The database has all migrations of this version.\n'])
}, 90_000)

test('without words, with --help and with half of a command, it says which commands there are', async () => {
  const [code, all] = await gatehouse(['--help'])
  expect(code).toBe(0)
  for (const usage of [
    'api METHOD PATH [JSON]',
    'environments create NAME',
    'mail test ADDRESS',
    'mail resend ID|failed',
    'audit verify [HEADS]',
  ])
    expect(all).toContain(`gatehouse ${usage}`)
  expect(await gatehouse([])).toEqual([0, all])

  const [ofMail, mail] = await gatehouse(['mail', 'test', '--help'])
  expect(ofMail).toBe(0)
  expect(mail).toContain('gatehouse mail list')
  expect(mail).not.toContain('gatehouse vault')
  expect(await gatehouse(['mail'])).toEqual([1, expect.stringContaining('Choose a command:')])
  expect(await gatehouse(['mail', 'send'])).toEqual([1, expect.stringContaining('There is no command "mail send":')])
  expect(await gatehouse(['mails', 'test'])).toEqual([1, 'There is no command "mails". See: gatehouse --help\n'])
})

test('without a database it says how to have one, and leaves no folder behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-command-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const data = join(folder, 'data')

  const [code, output] = await gatehouse(['environments', 'list'], {
    GATEHOUSE_DATA_DIR: data,
    GATEHOUSE_SECRET_KEY: '',
  })

  expect(code).toBe(1)
  expect(output).toContain(`No server runs on the data folder ${data}. Start it first (npm start)`)
  expect(() => rmSync(data)).toThrow('ENOENT')
})

test('a command says in one line what the server refuses, and what it cannot find', async () => {
  const variables = { DATABASE_URL: await createDatabase() }
  const isAnswered = async (words: string[], line: string) =>
    expect(await gatehouse(words, variables), words.join(' ')).toEqual([1, `${line}\n`])

  await isAnswered(
    ['environments', 'create', 'Europe', '--cluster', 'eu'],
    'There is no cluster "eu". Give one of: main.',
  )
  await isAnswered(
    ['environments', 'delete', 'environment_gone'],
    'There is no environment environment_gone. See: gatehouse environments list',
  )
  await isAnswered(
    ['operators', 'invite', 'ada', '--role', 'owner'],
    '`email` is not an email address. Send one plain address such as jane@example.com.',
  )
  await isAnswered(['plan', 'nowhere.yaml'], 'Nothing was done:\n  nowhere.yaml, there is no such file.')
}, 180_000)

test('the log of a command is apart from what it prints, which another program may read', async () => {
  const variables = { DATABASE_URL: await createDatabase(), GATEHOUSE_SLOW_STATEMENT_MS: '1' }

  expect(await streamsOf(['environments', 'list'], variables)).toEqual({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('"msg":"slow statement"'),
  })
})

test('mail test sends a mail to the configured mail server and prints each step', async () => {
  const mail = await startMailServer({
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      password === 'hunter2' ? done(null, { user: username }) : done(refusal(535, 'who are you')),
  })
  const MAIL_FROM = 'Acme <hello@acme.example>'
  const send = (user: string) =>
    gatehouse(['mail', 'test', 'ada@example.com'], { SMTP_URL: `smtp://${user}@${mail.address}`, MAIL_FROM })

  const [code, output] = await send('acme:hunter2')
  expect(output.split('\n').slice(0, 5)).toEqual([
    `From        ${MAIL_FROM}`,
    'Host        127.0.0.1 is 127.0.0.1',
    `Connection  ${mail.address}, not encrypted`,
    'Sign-in     as acme',
    'Mail        accepted: 250 queued as 4711',
  ])
  expect(code).toBe(0)
  expect(mail.received).toMatchObject([{ to: ['ada@example.com'] }])
  expect(mail.received[0]?.content).toContain('Subject: Test mail from Gatehouse')
  expect(mail.received[0]?.content).toContain('From: Acme <hello@acme.example>')

  const [refused, why] = await send('acme:wrong')
  expect(refused).toBe(1)
  expect(why).toContain('The mail server refuses the user name or password in SMTP_URL:')
  expect(why).toContain('535 who are you')
  expect(why).not.toContain('wrong')
})

test('mail test names the step that failed, and what to check', async () => {
  const refusing = await startMailServer({ onRcptTo: (_address, _session, done) => done(refusal(550, 'no such user')) })
  const noSender = await startMailServer({ onMailFrom: (_address, _session, done) => done(refusal(553, 'not yours')) })
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))

  for (const [SMTP_URL, failure] of [
    [`smtp://${refusing.address}`, /The mail server refuses the recipient: .*550 no such user/],
    [`smtp://${noSender.address}`, /The mail server refuses the sender in MAIL_FROM: .*553 not yours/],
    [`smtp://127.0.0.1:${port}`, /refuses the connection\. Check the host and port in SMTP_URL/],
    ['smtp://mail.invalid', /host isn't found\. Check the host in SMTP_URL/],
    [`smtps://${refusing.address}`, /doesn't speak TLS from the start on this port/],
    ['', /SMTP_URL is not set/],
  ] as const)
    expect(await gatehouse(['mail', 'test', 'ada@example.com'], { SMTP_URL })).toEqual([
      1,
      expect.stringMatching(failure),
    ])
  expect(await gatehouse(['mail', 'test'])).toEqual([1, expect.stringContaining('gatehouse mail test ADDRESS')])
}, 60_000)

test('a mail that was refused for good is listed with the reply, and is delivered once when it is sent again', async () => {
  let isRefusing = true
  const mail = await startMailServer({
    onRcptTo: ({ address }, _session, done) => done(isRefusing ? refusal(550, `no mailbox ${address}`) : null),
  })
  const databaseUrl = await createDatabase()
  const smtpUrl = `smtp://${mail.address}`
  const server = await startOwnServer({ secrets: { databaseUrl, smtpUrl } })
  onTestFinished(() => server.close())
  const onIt = { DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl }
  const listed = async (filter: string) =>
    (await server.api.get<{ data: { id: string; state: string; failure: string | null }[] }>(`/messages?${filter}`))
      .body.data
  await server.workos.userManagement.createMagicAuth({ email: 'ada@example.com' })

  await expect
    .poll(() => listed('state=failed'), { timeout: 20_000 })
    .toMatchObject([
      {
        object: 'message',
        channel: 'email',
        to: 'ada@example.com',
        subject: 'Your Test sign-in code',
        failure: expect.stringMatching(/^The mail server refuses the recipient: .*550 no mailbox ada@example\.com$/),
        sent_at: null,
      },
    ])
  const [{ id } = { id: '' }] = await listed('to=ADA@example.com')
  expect(await listed('state=sent')).toEqual([])
  const [code, output] = await gatehouse(['mail', 'list'], onIt)
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(new RegExp(`^${id}  failed  ada@example\\.com  The mail server`)),
  ])

  isRefusing = false
  const again = await Promise.all([1, 2].map(() => server.api.post(`/messages/${id}/resend`, {})))
  expect(again.map(({ status }) => status)).toEqual([202, 202])
  await expect
    .poll(() => listed('state=sent'), { timeout: 20_000 })
    .toMatchObject([{ id, failure: null, failed_at: null }])
  expect(mail.received).toHaveLength(1)

  expect(await server.api.post(`/messages/${id}/resend`, {})).toMatchObject({
    status: 409,
    body: { code: 'message_already_sent' },
  })
  expect(await gatehouse(['mail', 'resend', id], onIt)).toEqual([1, expect.stringContaining('already sent')])
  expect(await gatehouse(['mail', 'resend', 'message_unknown'], onIt)).toEqual([
    1,
    expect.stringContaining('There is no message'),
  ])
  expect(await gatehouse(['mail', 'resend', 'failed'], onIt)).toEqual([0, 'No message has failed.\n'])
}, 60_000)

test('all that failed are sent again with one command; a server without mail says that it has none', async () => {
  let isRefusing = true
  const mail = await startMailServer({
    onRcptTo: (_address, _session, done) => done(isRefusing ? refusal(550, 'no') : null),
  })
  const databaseUrl = await createDatabase()
  const smtpUrl = `smtp://${mail.address}`
  const server = await startOwnServer({ secrets: { databaseUrl, smtpUrl } })
  onTestFinished(() => server.close())
  const emails = ['ada@example.com', 'bob@example.com']
  for (const email of emails) await server.workos.userManagement.createMagicAuth({ email })
  const failed = async () => (await server.api.get<{ data: { id: string }[] }>('/messages?state=failed')).body.data
  await expect.poll(failed, { timeout: 20_000 }).toHaveLength(2)

  const production = { NODE_ENV: 'production', DATABASE_URL: databaseUrl }
  expect(await gatehouse(['mail', 'resend', 'failed'], production)).toEqual([
    1,
    expect.stringContaining("The server can't send mail. Set SMTP_URL"),
  ])

  isRefusing = false
  const [code, output] = await gatehouse(['mail', 'resend', 'failed'], { DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl })
  expect([code, output.match(/is queued/g)]).toEqual([0, ['is queued', 'is queued']])
  await expect.poll(() => mail.received.flatMap(({ to }) => to).sort(), { timeout: 20_000 }).toEqual(emails)
  expect(await failed()).toEqual([])
}, 60_000)

test('the keys of the database are listed with what they are used for, and are rotated only when that is confirmed', async () => {
  const databaseUrl = await createDatabase()
  const server = await startOwnServer({ secrets: { databaseUrl } })
  onTestFinished(() => server.close())
  const variables = { DATABASE_URL: databaseUrl }

  const [code, listed] = await gatehouse(['keys'], variables)
  expect([code, listed]).toEqual([
    0,
    expect.stringMatching(/^version 1 {2}0 days old {2}seals \d+ values {2}hashes \d+ values\n$/),
  ])

  expect(await gatehouse(['keys', 'rotate'], variables)).toEqual([
    1,
    expect.stringContaining('gatehouse keys rotate --yes'),
  ])
  expect(await gatehouse(['keys', 'rotate', '--all'], variables)).toEqual([
    1,
    expect.stringContaining('The options are --compromised and --yes'),
  ])
  expect((await gatehouse(['keys'], variables))[1]).toBe(listed)
  expect((await gatehouse(['keys', '--help']))[1]).toContain('gatehouse keys rotate [--compromised] [--yes]')
})

test('api calls an operation of the running server with its key, and fails with what the server refuses', async () => {
  const server = await startServer()
  const variables = { GATEHOUSE_URL: server.url, GATEHOUSE_API_KEY: server.apiKey, NODE_ENV: 'development' }

  const [created, text] = await gatehouse(['api', 'POST', '/organizations', '{"name":"Globex"}'], variables)
  const [refused, why] = await gatehouse(['api', 'GET', '/organizations/org_unknown'], variables)
  const [mistyped, advice] = await gatehouse(['api', 'organizations'], variables)

  expect([created, JSON.parse(text)]).toMatchObject([0, { name: 'Globex' }])
  expect([refused, why]).toEqual([1, expect.stringMatching(/not found[\s\S]*404/i)])
  expect([mistyped, advice]).toEqual([1, expect.stringContaining('gatehouse api GET /organizations')])
})
