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
  let count: WireCount = { statements: 0, roundTrips: 0 }
  let isAnswered = true

  const server = createServer((client) => {
    const database = connect(target)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
    }
    const countStatements = createStatementCounter()
    client.on('data', (chunk) => {
      count.statements += countStatements(chunk)
      if (isAnswered) count.roundTrips += 1
      isAnswered = false
      database.write(chunk)
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
    /** Of one call: the least of several, since a server does other things meanwhile. */
    async countLeast(call: () => Promise<unknown>, times = 7): Promise<WireCount> {
      const counts: WireCount[] = []
      for (let i = 0; i < times; i++) {
        count = { statements: 0, roundTrips: 0 }
        isAnswered = true
        await call()
        counts.push(count)
      }
      return {
        statements: Math.min(...counts.map(({ statements }) => statements)),
        roundTrips: Math.min(...counts.map(({ roundTrips }) => roundTrips)),
      }
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Counts the Bind messages of a client's stream: each runs a prepared statement once. */
function createStatementCounter(): (chunk: Buffer) => number {
  let rest = Buffer.alloc(0)
  // The first message of a connection has no type.
  let hasBegun = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    let statements = 0
    for (;;) {
      const head = hasBegun ? 1 : 0
      if (rest.length < head + 4) return statements
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return statements
      if (hasBegun && rest[0] === bind) statements += 1
      hasBegun = true
      rest = rest.subarray(length)
    }
  }
}

const bind = 'B'.charCodeAt(0)
