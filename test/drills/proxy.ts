import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type Program, startProgram, until } from './process.ts'

export interface HttpProxy extends Program {
  readonly url: string
  /** Resolves when it sends requests to every server. */
  allUp(): Promise<void>
}

/**
 * HAProxy as docs/guides/run-in-production.md configures it for Gatehouse: it asks /ready.
 *
 * @param tries what it does with a request for which it got no connection, so that no server has seen it. By default nothing, so that a
 * drill sees every failure.
 */
export async function startHttpProxy(
  ports: readonly number[],
  tries: 'once' | 'at another server' = 'once',
): Promise<HttpProxy> {
  const [port, statsPort] = [await freePort(), await freePort()]
  const servers = ports.map((each, i) => `  server gatehouse${i} 127.0.0.1:${each} check inter 1s fall 2 rise 1`)
  const program = await startHaproxy(`
defaults
  mode http
  ${tries === 'once' ? 'retries 0' : 'retries 2\n  option redispatch 1'}
  timeout connect 5s
  timeout check 5s
  timeout client 75s
  timeout server 75s
listen stats
  bind 127.0.0.1:${statsPort}
  stats enable
  stats uri /
frontend public
  bind 127.0.0.1:${port}
  default_backend gatehouse
backend gatehouse
  option httpchk GET /ready
  http-check send hdr Host localhost
  balance roundrobin
${servers.join('\n')}
`)
  const allUp = () =>
    until(
      async () => {
        const csv = await fetch(`http://127.0.0.1:${statsPort}/;csv`).then(
          (answer) => answer.text(),
          () => '',
        )
        return csv.split('\n').filter((line) => /^gatehouse,gatehouse\d,.*,UP,/.test(line)).length === ports.length
      },
      () => `HAProxy to find all servers:\n${program.output()}`,
    )
  await allUp()
  return { ...program, url: `http://127.0.0.1:${port}`, allUp }
}

/** HAProxy in front of PostgreSQL under Patroni: it leads to the server that says it is the primary. */
export async function startDatabaseProxy(
  nodes: readonly { port: number; apiPort: number }[],
): Promise<Program & { port: number }> {
  const port = await freePort()
  const servers = nodes.map(
    (node, i) => `  server node${i} 127.0.0.1:${node.port} check port ${node.apiPort} inter 1s fall 2 rise 1`,
  )
  const program = await startHaproxy(`
defaults
  mode tcp
  retries 1
  timeout connect 4s
  timeout client 30m
  timeout server 30m
listen postgres
  bind 127.0.0.1:${port}
  option httpchk GET /primary
  http-check expect status 200
${servers.join('\n')}
`)
  return { ...program, port }
}

async function startHaproxy(config: string): Promise<Program> {
  const file = join(await mkdtemp(join(tmpdir(), 'gatehouse-haproxy-')), 'haproxy.cfg')
  await writeFile(file, config)
  return startProgram('haproxy', ['-db', '-f', file], { PATH: `${process.env.PATH}:/usr/sbin` })
}
