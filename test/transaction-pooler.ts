import { createHash } from 'node:crypto'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Client } from 'pg'
import { proxiedUrl } from './database-proxy.ts'

/** A pooler in transaction mode in front of PostgreSQL, as strict as PgBouncer, and less sparing: it changes sessions at each chance. */
export interface TransactionPooler {
  /** The database through it. */
  readonly url: string
  /** Ends the connections of all clients. */
  cut(): void
  close(): Promise<void>
}

export interface PoolerOptions {
  /** How many sessions of PostgreSQL all clients share. */
  sessions?: number
  /** `false`: statements are prepared where the client happens to be, as with `max_prepared_statements = 0`. */
  keepsNames?: boolean
  /** `false`: drops what it does not know of the start of a connection, as with `ignore_startup_parameters`. */
  isStrict?: boolean
}

const known: ReadonlySet<string> = new Set(['user', 'database', 'application_name', 'client_encoding'])
const startOfSsl = 80_877_103

/** An answer that the session owes. */
type Owed = { is: 'parsed'; isForClient: boolean } | { is: 'ready' }

class Session {
  readonly socket: Socket
  owed: Owed[] = []
  user: PoolerClient | undefined
  #unread: Buffer = Buffer.alloc(0)

  constructor(client: Client) {
    this.socket = client.connection.stream as Socket
    this.socket.removeAllListeners('data')
    this.socket.on('data', (chunk: Buffer) => this.#read(chunk))
  }

  #read(chunk: Buffer): void {
    const [messages, rest] = split(Buffer.concat([this.#unread, chunk]))
    this.#unread = rest
    for (const message of messages) this.#answer(message)
  }

  #answer(message: Buffer): void {
    const type = String.fromCharCode(message[0] ?? 0)
    const { user } = this
    // The driver closes nothing.
    if (type === '3') return
    if (type === '1') {
      const owed = this.owed.shift()
      if (owed?.is === 'parsed' && !owed.isForClient) return
    }
    // After an error, everything up to the next sync is skipped, and what was to be prepared there is not.
    if (type === 'Z') this.owed = this.owed.slice(this.owed.findIndex(({ is }) => is === 'ready') + 1)
    user?.socket.write(message)
    if (type === 'Z' && message[5] === 'I'.charCodeAt(0) && this.owed.length === 0) user?.release()
  }
}

interface PoolerClient {
  readonly socket: Socket
  release(): void
}

export async function startTransactionPooler(
  databaseUrl: string,
  { sessions = 3, keepsNames = true, isStrict = true }: PoolerOptions = {},
): Promise<TransactionPooler> {
  const clients = Array.from({ length: sessions }, () => new Client({ connectionString: databaseUrl }))
  for (const client of clients) {
    client.on('error', () => undefined)
    await client.connect()
  }
  const all = clients.map((client) => new Session(client))
  const free = [...all]
  const waiting: ((session: Session) => void)[] = []
  const sockets = new Set<Socket>()

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    serve(socket)
  })

  function serve(socket: Socket): void {
    /** By the client's names. */
    const texts = new Map<string, Buffer>()
    let session: Session | undefined
    let isWaiting = false
    let hasStarted = false
    let hasEnded = false
    let unread: Buffer = Buffer.alloc(0)
    const unsent: Buffer[] = []
    const self: PoolerClient = {
      socket,
      release() {
        const former = session
        session = undefined
        if (former !== undefined) giveBack(former)
        send()
      },
    }
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk])
      if (!hasStarted && !start()) return
      const [messages, rest] = split(unread)
      unread = rest
      unsent.push(...messages)
      send()
    })
    socket.on('close', () => {
      sockets.delete(socket)
      if (session === undefined) return
      // Rolls back what was left open.
      const left = session
      left.user = { socket, release: () => giveBack(left) }
      left.owed.push({ is: 'ready' })
      left.socket.write(message('Q', text('rollback')))
    })

    function start(): boolean {
      const length = unread.length < 8 ? Number.POSITIVE_INFINITY : unread.readInt32BE(0)
      if (unread.length < length) return false
      if (unread.readInt32BE(4) === startOfSsl) {
        socket.write('N')
        unread = unread.subarray(length)
        return false
      }
      const given = unread.subarray(8, length).toString().split('\0')
      unread = unread.subarray(length)
      const foreign = given.filter((name, i) => i % 2 === 0 && name !== '' && !known.has(name))
      if (isStrict && foreign.length > 0) {
        end('08P01', `unsupported startup parameter: ${foreign[0]}`)
        return false
      }
      hasStarted = true
      const keys = Buffer.alloc(8)
      // More than any process has: by the number of its process, a server would show that there is no pooler.
      keys.writeInt32BE(2_000_000_000)
      socket.write(
        Buffer.concat([
          message('R', Buffer.alloc(4)),
          message('S', text('server_version'), text('17')),
          message('K', keys),
          message('Z', Buffer.from('I')),
        ]),
      )
      return true
    }

    function end(code: string, why: string): void {
      hasEnded = true
      const fields = [`SFATAL`, `C${code}`, `M${why}`].map(text)
      socket.end(message('E', ...fields, Buffer.alloc(1)))
    }

    function send(): void {
      if (unsent.length === 0) return
      if (session === undefined) {
        if (isWaiting) return
        isWaiting = true
        take((taken) => {
          isWaiting = false
          if (socket.destroyed) return giveBack(taken)
          taken.user = self
          session = taken
          send()
        })
        return
      }
      for (const each of unsent.splice(0)) if (!hasEnded) forward(session, each)
    }

    function forward(to: Session, each: Buffer): void {
      const type = String.fromCharCode(each[0] ?? 0)
      if (type === 'S' || type === 'Q') to.owed.push({ is: 'ready' })
      if (type === 'X') socket.end()
      else if (type === 'P') parse(to, each)
      else if (type === 'B' && keepsNames) bind(to, each)
      else to.socket.write(each)
    }

    function parse(to: Session, each: Buffer): void {
      const [name, rest] = nameIn(each, 5)
      if (name === '' || !keepsNames) {
        to.owed.push({ is: 'parsed', isForClient: true })
        to.socket.write(each)
      } else if (texts.has(name)) end('08P01', 'prepared statement name is already in use')
      else {
        texts.set(name, rest)
        prepare(to, rest, true)
      }
    }

    function bind(to: Session, each: Buffer): void {
      const [portal, afterPortal] = nameIn(each, 5)
      const [name, rest] = nameIn(afterPortal, 0)
      const statement = texts.get(name)
      if (name !== '' && statement === undefined) {
        end('08P01', 'prepared statement did not exist')
        return
      }
      if (statement !== undefined) prepare(to, statement, false)
      to.socket.write(message('B', text(portal), text(statement === undefined ? '' : sessionName(statement)), rest))
    }
  }

  /** Under a name of its text, and again each time. */
  function prepare(to: Session, statement: Buffer, isForClient: boolean): void {
    const name = text(sessionName(statement))
    to.owed.push({ is: 'parsed', isForClient })
    to.socket.write(Buffer.concat([message('C', Buffer.from('S'), name), message('P', name, statement)]))
  }

  function take(use: (session: Session) => void): void {
    const session = free.shift()
    if (session === undefined) waiting.push(use)
    else use(session)
  }

  /** Behind the others, so that the next transaction is in another session. */
  function giveBack(session: Session): void {
    session.user = undefined
    const next = waiting.shift()
    if (next === undefined) free.push(session)
    else next(session)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: proxiedUrl(databaseUrl, (server.address() as AddressInfo).port),
    cut,
    async close() {
      cut()
      server.close()
      for (const { socket } of all) socket.destroy()
    },
  }
}

function sessionName(statement: Buffer): string {
  return createHash('sha256').update(statement).digest('hex').slice(0, 40)
}

/** The messages that are complete, and what is left. */
function split(bytes: Buffer): [Buffer[], Buffer] {
  const messages: Buffer[] = []
  let rest = bytes
  while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
    const length = rest.readInt32BE(1) + 1
    messages.push(rest.subarray(0, length))
    rest = rest.subarray(length)
  }
  return [messages, Buffer.from(rest)]
}

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`)
}

/** A text that ends with a zero, and what follows. */
function nameIn(bytes: Buffer, from: number): [string, Buffer] {
  const end = bytes.indexOf(0, from)
  return [bytes.toString('utf8', from, end), bytes.subarray(end + 1)]
}
