import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { startOwnServer } from '../../test/server.ts'

/** A mail server that refuses the first `refusals` messages for now and keeps the rest. */
async function startMailServer(refusals: number) {
  const received: { to: string[]; text: string }[] = []
  let refused = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refused < refusals) {
          refused += 1
          return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        }
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

test('a mail server that refuses for now delays a code and never the request; it is delivered once', async () => {
  const mail = await startMailServer(1)
  const server = await startOwnServer({ secrets: { smtpUrl: mail.url } })
  try {
    const magicAuth = await server.workos.userManagement.createMagicAuth({ email: 'ada@northwind.example' })

    await expect.poll(() => mail.received.length, { timeout: 20_000 }).toBe(1)
    expect(mail.received[0]?.to).toEqual(['ada@northwind.example'])
    expect(mail.received[0]?.text).toContain(magicAuth.code)
    expect(mail.received[0]?.text).toContain('multipart/alternative')
  } finally {
    await server.close()
    await mail.close()
  }
})
