import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { proxiedUrl, targetOf } from './database-proxy.ts'

/** What passed between a server and PostgreSQL. */
export interface WireCount {
  statements: number
  /** How often something was sent after an answer had come: on one connection or several, what is sent at once counts once. */
  roundTrips: number
}

/** A proxy in front of PostgreSQL that counts what passes. */
export async function startWireCounter(databaseUrl: string) {
  const target = targetOf(databaseUrl)
  const sockets = new Set<Socket>()
  let run: string[] = []
  let roundTrips = 0
  let isAnswered = true

  const server = createServer((client) => {
    const database = connect(target)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
    }
    const read = createStatementReader()
    client.on('data', (chunk) => {
      const texts = read(chunk)
      database.write(chunk)
      // No one waits for the bell of followers, which rings after the commit.
      if (texts.length > 0 && texts.every((text) => text.includes('pg_notify'))) return
      run.push(...texts)
      if (isAnswered) roundTrips += 1
      isAnswered = false
    })
    database.on('data', (chunk) => {
      isAnswered = true
      client.write(chunk)
    })
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: proxiedUrl(databaseUrl, port),
    /** Of one call: what each of several had in common, since a server does other things meanwhile. */
    async countLeast(call: () => Promise<unknown>, times = 7): Promise<WireCount> {
      const calls: { statements: Map<string, number>; roundTrips: number }[] = []
      for (let i = 0; i < times; i++) {
        run = []
        roundTrips = 0
        isAnswered = true
        await call()
        calls.push({ statements: tally(run), roundTrips })
      }
      const texts = [...(calls[0]?.statements.keys() ?? [])]
      const least = texts.map((text) => Math.min(...calls.map(({ statements }) => statements.get(text) ?? 0)))
      return {
        statements: least.reduce((sum, each) => sum + each, 0),
        roundTrips: Math.min(...calls.map((each) => each.roundTrips)),
      }
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Reads a client's stream: gives the texts of the prepared statements that a chunk runs. */
function createStatementReader(): (chunk: Buffer) => string[] {
  let rest = Buffer.alloc(0)
  // The first message of a connection has no type.
  let hasBegun = false
  const texts = new Map<string, string>()
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const run: string[] = []
    for (;;) {
      const head = hasBegun ? 1 : 0
      if (rest.length < head + 4) return run
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return run
      const type = hasBegun ? String.fromCharCode(rest[0] ?? 0) : ''
      const [first = '', second = ''] = rest
        .subarray(head + 4, length)
        .toString('latin1')
        .split('\0', 2)
      // Parse: name and text. Bind: portal and name.
      if (type === 'P') texts.set(first, second)
      if (type === 'B') run.push(texts.get(second) ?? second)
      hasBegun = true
      rest = rest.subarray(length)
    }
  }
}

/** How often each text stands in a list. */
function tally(texts: readonly string[]): Map<string, number> {
  const tallied = new Map<string, number>()
  for (const text of texts) tallied.set(text, (tallied.get(text) ?? 0) + 1)
  return tallied
}
