import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** A TCP proxy in front of PostgreSQL that fails as networks and load balancers do. */
export interface DatabaseProxy {
  /** The database behind it. */
  readonly url: string
  /** Ends all connections, as a host does that goes down in order. */
  cut(): void
  /** Connections that exist go silent: nothing passes any more, not even their end, and what is sent is acknowledged. */
  silenceExisting(): void
  /** How new connections are handled: they pass, are accepted and never answered, or are refused. */
  answerNew(how: 'pass' | 'silence' | 'refuse'): void
  close(): void
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = targetOf(databaseUrl)
  const pairs = new Set<{ sockets: Socket[]; isSilent: boolean }>()
  let how: 'pass' | 'silence' | 'refuse' = 'pass'

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const pair = { sockets: [client], isSilent: how === 'silence' }
    pairs.add(pair)
    client.on('error', () => undefined)
    if (how === 'refuse') client.destroy()
    if (how !== 'pass') return
    const database = connect(target)
    pair.sockets.push(database)
    database.on('error', () => undefined)
    forward(client, database)
    forward(database, client)

    function forward(from: Socket, to: Socket): void {
      from.on('data', (chunk) => {
        if (!pair.isSilent) to.write(chunk)
      })
      from.on('close', () => {
        if (!pair.isSilent) to.destroy()
      })
      from.on('end', () => {
        if (!pair.isSilent) to.end()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const { sockets } of pairs) for (const socket of sockets) socket.destroy()
    pairs.clear()
  }
  const { port } = server.address() as AddressInfo
  return {
    url: proxiedUrl(databaseUrl, port),
    cut,
    silenceExisting() {
      for (const pair of pairs) pair.isSilent = true
    },
    answerNew(next) {
      how = next
    },
    close() {
      cut()
      server.close()
    },
  }
}

/** `postgres://user:password@host:port/name` or `postgres://user@/name?host=/folder`. */
const form = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*)\/([^?]*)(\?.*)?$/

export function targetOf(url: string): NetConnectOpts {
  const [, , authority = '', , query = ''] = form.exec(url) ?? []
  const parameters = new URLSearchParams(query)
  const folder = parameters.get('host')
  const [host = '', port = parameters.get('port') ?? '5432'] = authority.split(':')
  const number = Number(port)
  if (folder?.startsWith('/')) return { path: `${folder}/.s.PGSQL.${number}` }
  return { host: host === '' ? '127.0.0.1' : host, port: number }
}

export function proxiedUrl(url: string, port: number): string {
  const [, start = '', , name = ''] = form.exec(url) ?? []
  return `${start}127.0.0.1:${port}/${name}`
}
