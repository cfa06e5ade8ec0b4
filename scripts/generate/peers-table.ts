import { readFile } from 'node:fs/promises'
import { type KeptPeers, type PeerResult, peersTable, readKeptPeers } from '../../bench/peers/results.ts'
import { type GeneratedFile, repository } from './generated-file.ts'

const path = 'docs/performance.md'
const [begin, end] = [
  '<!-- Written by `npm run generate` from the results of `npm run bench -- peers --keep` in docs/performance/peers.json. -->',
  '<!-- End of the results. -->',
]

/** The page on performance with the table of what Gatehouse was measured beside. */
export async function peersFile(): Promise<GeneratedFile> {
  const page = await readFile(repository + path, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}.`)
  const measured = await readKeptPeers()
  const content = `${page.slice(0, from + begin.length)}\n\n${peersTable(measured.results)}\n\n${conditions(measured)}\n\n${page.slice(to)}`
  return { path, content }
}

function conditions({ machine, results }: KeptPeers): string {
  const least = (of: (each: PeerResult) => number) => Math.min(...results.map(of))
  const load = Math.max(...results.map(({ otherLoad }) => otherLoad))
  const others = load < 1 ? '' : ` and, at a load of ${Math.round(load)}, with other programs`
  const rounds = least((each) => each.rounds)
  return [
    `Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${least((each) => each.seconds)} s on each side with`,
    `${least((each) => each.clients)} clients, which shared ${machine.cores} cores (${machine.processor}, Node ${machine.node}) with both servers`,
    `and PostgreSQL${others}. Of two figures the first is Gatehouse’s; times are those of one request, of the processor in the last two columns.`,
  ].join('\n')
}
