import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Of one side. */
export interface PeerFigures {
  perSecond: number
  p50: number
  p99: number
  /** Processor time of the server for one request, in microseconds. */
  serverMicros: number
  /** The same of PostgreSQL; null where it cannot be looked at. */
  databaseMicros: number | null
}

export interface PeerResult {
  peer: string
  /** How a table names the peer. */
  shownAs: string
  label: string
  aim: number
  gatehouse: PeerFigures
  theirs: PeerFigures
  /** The median of the ratios of single rounds, of the rates. */
  ratio: number
  rounds: number
  /** Of each side in each round. */
  seconds: number
  clients: number
  /** Of the machine before, as Linux averages it: what else ran. */
  otherLoad: number
}

/** What a machine has measured, as it is kept for [Performance](../../docs/performance.md). */
export interface KeptPeers {
  machine: { node: string; cores: number; processor: string | undefined }
  results: readonly PeerResult[]
}

const path = fileURLToPath(new URL('../../docs/performance/peers.json', import.meta.url))

export async function readKeptPeers(): Promise<KeptPeers> {
  // Written by `keepPeers`, of this type.
  return JSON.parse(await readFile(path, 'utf8')) as KeptPeers
}

/** Keeps results in place of earlier ones of the same peer and case. Those of other cases stay if the machine is the same. */
export async function keepPeers({ machine, results }: KeptPeers): Promise<void> {
  const kept = await readKeptPeers().catch(() => undefined)
  const isSame = JSON.stringify(kept?.machine) === JSON.stringify(machine)
  const nameOf = ({ peer, label }: PeerResult) => `${peer}: ${label}`
  const measured = new Map(results.map((each) => [nameOf(each), each]))
  const earlier = isSame ? (kept?.results ?? []) : []
  const renewed = earlier.map((each) => measured.get(nameOf(each)) ?? each)
  const known = new Set(earlier.map(nameOf))
  const all = [...renewed, ...results.filter((each) => !known.has(nameOf(each)))]
  await writeFile(path, `${JSON.stringify({ machine, results: all }, undefined, 2)}\n`)
}

/** As a table in Markdown, each cell with Gatehouse's figure and the peer's. */
export function peersTable(results: readonly PeerResult[]): string {
  const whole = (value: number | null) => (value === null ? '–' : Math.round(value).toLocaleString('en'))
  const fine = (value: number) => (value < 10 ? value.toFixed(1) : whole(value))
  const rows = results.map(({ label, shownAs, aim, ratio, gatehouse, theirs }) => {
    const both = (of: (figures: PeerFigures) => string) => `${of(gatehouse)}, ${of(theirs)}`
    return [
      label,
      shownAs,
      both(({ perSecond }) => whole(perSecond)),
      ratio.toFixed(2),
      String(aim),
      both(({ p50 }) => fine(p50)),
      both(({ p99 }) => fine(p99)),
      both(({ serverMicros }) => whole(serverMicros)),
      both(({ databaseMicros }) => whole(databaseMicros)),
    ]
  })
  const head = ['', 'held against', 'a second', 'ratio', 'aim', 'p50 ms', 'p99 ms', 'server µs', 'PostgreSQL µs']
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Of those that were measured. */
export function peersPass(results: readonly PeerResult[]): boolean {
  return results.every(({ ratio, aim }) => ratio >= aim)
}
