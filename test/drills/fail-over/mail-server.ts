import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { isSuccess } from '../clients/calls.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { freePort, startGatehouse, until } from '../process.ts'

/** The mail server accepts connections and says nothing, then refuses them. Codes wait, and are sent when it is back. */
export async function mailServerAway({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  const port = await freePort()
  const arrived = new Set<string>()
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}` }
  const silent = await startSilentServer(port)
  const server = await startGatehouse({ databaseUrl, settings })
  const mail = startMailServer(arrived)
  try {
    const clients = await startClients(server.url)
    const asked: string[] = []
    const askFor = async (seconds: number) => {
      for (let i = 0; i < 2 * seconds; i++) {
        const email = `code${asked.length}@drill.example`
        const path = '/user_management/magic_auth'
        const { call } = await clients.recorder.send({ kind: 'extra', method: 'POST', path, body: { email } })
        if (isSuccess(call)) asked.push(email)
        await delay(500)
      }
    }
    await askFor(6)
    await silent.close()
    await askFor(6)
    mail.listen(port, '127.0.0.1')
    await once(mail.server, 'listening')
    const backAt = performance.now()
    const missing = () => asked.filter((email) => !arrived.has(email))
    await until(
      () => missing().length === 0,
      () => 'mails',
    ).catch(() => undefined)
    const caughtUpMs = Math.round(performance.now() - backAt)
    const judgement = await clients.finish({ refused: [], longestSeconds: 10 })
    return {
      ...judgement,
      caughtUpMs,
      faults: [...judgement.faults, ...missing().map((email) => `a mail never came: ${email}`)],
    }
  } finally {
    await server.end()
    await silent.close()
    await new Promise<void>((resolve) => mail.close(() => resolve()))
  }
}

function startMailServer(arrived: Set<string>): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) arrived.add(address)
        done()
      })
      stream.resume()
    },
  })
}

async function startSilentServer(port: number): Promise<{ close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    async close() {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
