import { type AddressInfo, createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import type { Mail } from './mail.ts'
import { SmtpError } from './smtp-error.ts'
import type { SmtpTransportOptions } from './smtp-options.ts'
import { createSmtpTransport } from './transport.ts'

const mail: Mail = {
  from: 'Gatehouse <no-reply@gatehouse.example>',
  to: 'ada@example.com',
  subject: 'Your code',
  text: 'The code is 123456.',
  html: '<p>The code is <b>123456</b>.</p>',
}

const cleanUps: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

interface Received {
  from: string
  to: string[]
  content: string
  session: string
}

async function smtpServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const content = Buffer.concat(chunks).toString()
        const from = mailFrom === false ? '' : mailFrom.address
        received.push({ from, to: rcptTo.map(({ address }) => address), content, session: session.id })
        callback()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  cleanUps.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { received, port, url: `smtp://127.0.0.1:${port}` }
}

/** A server whose every connection is handled by the test, for what a correct server does not do. */
async function rawServer(onConnection: (socket: Socket) => void) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function transportFor(options: SmtpTransportOptions) {
  const transport = createSmtpTransport(options)
  cleanUps.push(() => transport.close())
  return transport
}

function replyWith(responseCode: number) {
  return Object.assign(new Error('as the test says'), { responseCode })
}

function decodeSubject(content: string): string {
  const [, header = ''] = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(content) ?? []
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_match, coding: string, text: string) =>
      coding.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : decodeURIComponent(text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, '%$1')),
    )
}

test('a mail arrives with both parts, its headers and a subject in any script', async () => {
  const { url, received } = await smtpServer()
  const subject = 'Zoë, dein Code für «Ünïcode» ist da: 認証コード 🔑'
  await transportFor({ url }).send({ ...mail, subject, headers: { 'Reply-To': 'help@gatehouse.example' } })
  const [arrived] = received
  expect(arrived).toMatchObject({ from: 'no-reply@gatehouse.example', to: ['ada@example.com'] })
  const content = arrived?.content ?? ''
  expect(decodeSubject(content)).toBe(subject)
  expect(content).toMatch(/^From: Gatehouse <no-reply@gatehouse\.example>\r$/m)
  expect(content).toMatch(/^To: ada@example\.com\r$/m)
  expect(content).toMatch(/^Reply-To: help@gatehouse\.example\r$/m)
  expect(content).toMatch(/^Content-Type: multipart\/alternative;/m)
  expect(content).toMatch(/Content-Type: text\/plain; charset=utf-8[\s\S]*The code is 123456\./)
  expect(content).toMatch(/Content-Type: text\/html; charset=utf-8[\s\S]*<b>123456<\/b>/)
})

test('line breaks in the text are no line breaks of SMTP: a lone dot does not end the mail', async () => {
  const { url, received } = await smtpServer()
  await transportFor({ url }).send({ ...mail, text: 'one\n.\nMAIL FROM:<evil@example.com>\n' })
  expect(received).toHaveLength(1)
  expect(received[0]?.content).toContain('MAIL FROM')
})

test('mails share a connection', async () => {
  const { url, received } = await smtpServer()
  const transport = transportFor({ url })
  await transport.send(mail)
  await transport.send(mail)
  expect(new Set(received.map(({ session }) => session)).size).toBe(1)
})

test.each([
  [550, true],
  [552, true],
  [450, false],
  [421, false],
  [503, false],
])('a recipient refused with %d: permanent is %s', async (code, permanent) => {
  const { url, received } = await smtpServer({ onRcptTo: (_address, _session, callback) => callback(replyWith(code)) })
  const failure = await transportFor({ url })
    .send(mail)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(SmtpError)
  expect(failure).toMatchObject({ permanent, responseCode: code })
  expect((failure as Error).message).not.toMatch(/ada|as the test says/)
  expect(received).toEqual([])
})

test.each([
  [554, true],
  [451, false],
])('a content refused with %d: permanent is %s', async (code, permanent) => {
  const { url } = await smtpServer({
    onData: (stream, _session, callback) => stream.resume().on('end', () => callback(replyWith(code))),
  })
  await expect(transportFor({ url }).send(mail)).rejects.toMatchObject({ permanent, responseCode: code })
})

test('a sender refused with 550 is for the operator to repair, so it is temporary', async () => {
  const { url } = await smtpServer({ onMailFrom: (_address, _session, callback) => callback(replyWith(550)) })
  await expect(transportFor({ url }).send(mail)).rejects.toMatchObject({ permanent: false, responseCode: 550 })
})

test('a refused mail does not spoil the connection for the next one', async () => {
  const { url, received } = await smtpServer({
    onRcptTo: ({ address }, _session, callback) => callback(address === 'ada@example.com' ? replyWith(550) : null),
  })
  const transport = transportFor({ url })
  await expect(transport.send(mail)).rejects.toMatchObject({ permanent: true })
  await transport.send({ ...mail, to: 'bob@example.com' })
  expect(received.map(({ to }) => to)).toEqual([['bob@example.com']])
})

test('the user name and password of the URL are used', async () => {
  const seen: unknown[] = []
  const { port, received } = await smtpServer({
    authOptional: false,
    onAuth(auth, _session, callback) {
      seen.push([auth.username, auth.password])
      callback(null, { user: 'mailer' })
    },
  })
  await transportFor({ url: `smtp://mailer%40example.com:p%40ss%2Fword@127.0.0.1:${port}` }).send(mail)
  expect(seen).toEqual([['mailer@example.com', 'p@ss/word']])
  expect(received).toHaveLength(1)
})

test('a refused password is for the operator to repair, so it is temporary, and is not in the message', async () => {
  const { port } = await smtpServer({
    authOptional: false,
    onAuth: (_auth, _session, callback) => callback(replyWith(535)),
  })
  const transport = transportFor({ url: `smtp://mailer:hunter2@127.0.0.1:${port}` })
  const failure = await transport.send(mail).catch((error: Error) => error)
  expect(failure).toMatchObject({ permanent: false, responseCode: 535 })
  expect(String(failure)).not.toContain('hunter2')
})

test('a password is not sent unencrypted to another machine', async () => {
  // The name represents another machine; it resolves to this one, whose server offers no STARTTLS.
  const seen: unknown[] = []
  const { port } = await smtpServer({
    onAuth(auth, _session, callback) {
      seen.push(auth.password)
      callback(null, { user: 'mailer' })
    },
  })
  const elsewhere = `smtp://mailer:hunter2@0.0.0.0:${port}`
  await expect(transportFor({ url: elsewhere }).send(mail)).rejects.toMatchObject({ permanent: false })
  expect(seen).toEqual([])
  await transportFor({ url: `${elsewhere}?requireTLS=false` }).send(mail)
  expect(seen).toEqual(['hunter2'])
})

test('a server that is not there is temporary', async () => {
  const url = await rawServer(() => {})
  await cleanUps.pop()?.()
  await expect(transportFor({ url }).send(mail)).rejects.toMatchObject({ permanent: false, responseCode: undefined })
})

test.each([
  ['says nothing', () => {}],
  ['hangs up', (socket: Socket) => socket.end()],
  ['turns away', (socket: Socket) => socket.end('554 no service\r\n')],
  [
    'hangs up in the mail',
    (socket: Socket) => {
      socket.write('220 ready\r\n')
      socket.on('data', (chunk) => {
        const command = String(chunk)
        if (command.startsWith('DATA')) socket.removeAllListeners('data').once('data', () => socket.destroy())
        socket.write(command.startsWith('DATA') ? '354 go\r\n' : '250 ok\r\n')
      })
    },
  ],
])('a server that %s is temporary', async (_what, act) => {
  const url = await rawServer((socket) => void act(socket))
  const transport = transportFor({ url, connectTimeoutMs: 100 })
  await expect(transport.send(mail)).rejects.toMatchObject({ permanent: false })
})

test('a server that falls silent is temporary', async () => {
  const url = await rawServer((socket) => socket.write('220 ready\r\n'))
  await expect(transportFor({ url, socketTimeoutMs: 100 }).send(mail)).rejects.toMatchObject({ permanent: false })
})

test('a server that trickles its replies does not extend the time for a delivery', async () => {
  const url = await rawServer((socket) => {
    socket.write('220 ready\r\n')
    const timer = setInterval(() => socket.writable && socket.write('250-more\r\n'), 10)
    socket.once('close', () => clearInterval(timer))
  })
  await expect(transportFor({ url, deliveryTimeoutMs: 200 }).send(mail)).rejects.toMatchObject({ permanent: false })
})

test('close lets a running delivery end, and takes no more', async () => {
  const { url, received } = await smtpServer({
    onMailFrom: (_address, _session, callback) => void setTimeout(callback, 100),
  })
  const transport = createSmtpTransport({ url })
  const delivery = transport.send(mail)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await transport.close()
  expect(received).toHaveLength(1)
  await delivery
  await expect(transport.send(mail)).rejects.toMatchObject({ permanent: false })
})

const injections: [string, Partial<Mail>][] = [
  ['CRLF in the subject', { subject: 'Hi\r\nBcc: evil@example.com' }],
  ['LF in the subject', { subject: 'Hi\nBcc: evil@example.com' }],
  ['CR in the subject', { subject: 'Hi\rBcc: evil@example.com' }],
  ['NUL in the subject', { subject: 'Hi\u0000' }],
  ['a line separator in the subject', { subject: 'Hi\u2028Bcc: evil@example.com' }],
  ['CRLF in the recipient', { to: 'ada@example.com\r\nBcc: evil@example.com' }],
  ['a command in the recipient', { to: 'ada@example.com>\r\nRCPT TO:<evil@example.com' }],
  ['two recipients', { to: 'ada@example.com, evil@example.com' }],
  ['two recipients apart by a semicolon', { to: 'ada@example.com;evil@example.com' }],
  ['two recipients apart by a space', { to: 'ada@example.com evil@example.com' }],
  ['a named recipient', { to: 'Ada <evil@example.com>' }],
  ['a quoted recipient', { to: '"ada@example.com "@evil.example' }],
  ['a group', { to: 'all: ada@example.com, evil@example.com;' }],
  ['a comment', { to: 'ada@example.com(evil@example.com)' }],
  ['a route', { to: '@evil.example:ada@example.com' }],
  ['two at signs', { to: 'ada@evil.example@example.com' }],
  ['no recipient', { to: '' }],
  ['no domain', { to: 'ada@' }],
  ['a recipient without end', { to: `${'a'.repeat(64)}@${'b'.repeat(256)}` }],
  ['CRLF in the sender', { from: 'Gatehouse\r\nBcc: evil@example.com <a@example.com>' }],
  ['two senders', { from: 'a@example.com, b@example.com' }],
  ['two bracketed senders', { from: 'A <a@example.com> <b@example.com>' }],
  ['CRLF in a header', { headers: { 'X-A': 'b\r\nBcc: evil@example.com' } }],
  ['CRLF in the name of a header', { headers: { 'X-A: b\r\nBcc': 'evil@example.com' } }],
  ['a colon in the name of a header', { headers: { 'Bcc:': 'evil@example.com' } }],
  ['a Bcc header', { headers: { bcc: 'evil@example.com' } }],
  ['a To header', { headers: { To: 'evil@example.com' } }],
  ['a Content-Type header', { headers: { 'content-type': 'text/plain' } }],
]

test.each(injections)('%s is refused for good and nothing is sent', async (_what, change) => {
  const { url, received } = await smtpServer()
  await expect(transportFor({ url }).send({ ...mail, ...change })).rejects.toMatchObject({
    permanent: true,
    message: expect.stringMatching(/^The mail cannot be sent: /),
  })
  expect(received).toEqual([])
})

test.each([
  ['a bare address', 'no-reply@gatehouse.example', /^From: no-reply@gatehouse\.example\r$/m],
  ['a quoted name', '"Gatehouse, Inc." <no-reply@gatehouse.example>', /^From: "Gatehouse, Inc\." <no-reply@/m],
  ['a name that needs quotes', 'Gatehouse, Inc. <no-reply@gatehouse.example>', /^From: "Gatehouse, Inc\." <no-reply@/m],
])('the sender may be %s', async (_what, from, header) => {
  const { url, received } = await smtpServer()
  await transportFor({ url }).send({ ...mail, from })
  expect(received[0]?.from).toBe('no-reply@gatehouse.example')
  expect(received[0]?.content).toMatch(header)
})

test.each(['http://mail.example.com', 'smtp://', 'mail.example.com:25', ''])(
  '%j is no URL of an SMTP server',
  (url) => {
    expect(() => createSmtpTransport({ url })).toThrow(TypeError)
  },
)
