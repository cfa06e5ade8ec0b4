import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import type { App } from '../../src/app.ts'
import { findEnvironment } from './grown.ts'
import type { Drills } from './results.ts'
import type { SizeName } from './sizes.ts'

/** A mail server that takes everything, and says when a mail for an address has come. */
export async function startMailServer() {
  const waiting = new Map<string, () => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      waiting.get(address)?.()
      done()
    },
    onData(stream, _session, done) {
      stream.on('end', () => done())
      stream.resume()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mailTo: (address: string) => new Promise<void>((resolve) => waiting.set(address, resolve)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** The person with the most events is erased while others sign in by code. */
export async function drill(
  app: App,
  databaseUrl: string,
  size: SizeName,
  mails: MailServer,
  report: (line: string) => void,
): Promise<Drills> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { environmentId, apiKey } = await findEnvironment(app, client, size)
    return { size, erasure: await eraseBesideSignIns(app, client, { environmentId, apiKey }, mails, report) }
  } finally {
    await client.end()
  }
}

export async function eraseBesideSignIns(
  app: App,
  client: Client,
  { environmentId, apiKey }: { environmentId: string; apiKey: string },
  mails: MailServer,
  report: (line: string) => void,
): Promise<Drills['erasure']> {
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${apiKey}`, host: new URL(app.system.config.url).host }
    const answer = await app.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    if (answer.statusCode >= 300) throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.payload}`)
    return JSON.parse(answer.payload) as Record<string, unknown>
  }
  const { rows } = await client.query<{ id: string }>(
    'select id from users where environment_id = $1 order by id offset 7 limit 1',
    [environmentId],
  )
  const [person] = rows
  if (person === undefined) throw new Error('There is no one to erase.')
  const { rows: counted } = await client.query<{ n: number }>(
    `select count(*)::int as n from events where environment_id = $1 and data ->> 'user_id' = $2 or data ->> 'id' = $2`,
    [environmentId, person.id],
  )

  const began = performance.now()
  const { id } = await call('POST', `/user_management/users/${person.id}/erase`, {})
  report(`The user was deleted after ${Math.round(performance.now() - began)} ms.`)
  const codeMs: number[] = []
  for (let i = 0; ; i++) {
    const { status, progress } = await call('GET', `/user_management/erasures/${String(id)}`)
    if (status !== 'in_progress') break
    const email = `drill-${i}@drill.example`
    const sent = performance.now()
    const arrived = mails.mailTo(email)
    await call('POST', '/user_management/magic_auth', { email })
    await arrived
    codeMs.push(performance.now() - sent)
    if (i % 20 === 0) report(`${JSON.stringify(progress)}, a code took ${Math.round(codeMs.at(-1) ?? 0)} ms`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const erasureSeconds = Math.round((performance.now() - began) / 1_000)
  codeMs.sort((one, other) => one - other)
  report(`Erased in ${erasureSeconds} s.`)
  const at = (share: number) => Math.round(codeMs[Math.ceil(codeMs.length * share) - 1] ?? 0)
  return {
    events: counted[0]?.n ?? 0,
    seconds: erasureSeconds,
    codes: codeMs.length,
    codeMsMedian: at(0.5),
    codeMsMost: at(1),
  }
}
