import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'

/** A mail server that refuses the first `refusals` messages for now and keeps the rest. */
async function startMailServer(refusals: number, port = 0) {
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
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  const opened = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${opened}`,
    port: opened,
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

test('while there is no mail server at all, everything that mails works; each mail comes once when there is one', async () => {
  const gone = await startMailServer(0)
  await gone.close()
  const server = await startOwnServer({ secrets: { smtpUrl: gone.url } })
  const { userManagement } = server.workos
  const email = 'ada@northwind.example'
  const user = await userManagement.createUser({ email })
  const { code } = await userManagement.createMagicAuth({ email })
  await userManagement.sendVerificationEmail({ userId: user.id })
  await userManagement.createPasswordReset({ email })
  await userManagement.sendInvitation({ email: 'bob@northwind.example' })
  const change = { new_email: 'countess@northwind.example' }
  expect((await server.api.post(`/user_management/users/${user.id}/email_change/send`, change)).status).toBe(200)

  const mail = await startMailServer(0, gone.port)
  // Ours first: a mail server that closes waits for the connections that are kept.
  onTestFinished(() => server.close().then(() => mail.close()))
  await expect.poll(() => mail.received.length, { timeout: 50_000 }).toBe(5)
  const to = mail.received.flatMap((message) => message.to).sort()
  expect(to).toEqual([email, email, email, 'bob@northwind.example', 'countess@northwind.example'])
  expect(mail.received.filter(({ text }) => text.includes(code))).toHaveLength(1)
  // Waits between tries grow: 3, 7, 20 seconds.
}, 60_000)
