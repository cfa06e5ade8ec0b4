import { readFile } from 'node:fs/promises'
import { guarantees } from '../../test/histories/guarantees/index.ts'
import { nemeses } from '../../test/histories/nemeses/index.ts'
import { plants } from '../../test/histories/plants/index.ts'
import { type Run, readRuns, type Tally } from '../../test/histories/results.ts'
import { type GeneratedFile, repository } from './generated-file.ts'
import { code, table } from './markdown.ts'

const path = 'docs/histories.md'
const [begin, end] = [
  '<!-- Written by `npm run generate` from the results of `npm run check-histories` in docs/performance/histories.json. -->',
  '<!-- End of the results. -->',
]

/** The page about histories with what each run found last. */
export async function historiesFile(): Promise<GeneratedFile> {
  const page = await readFile(repository + path, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}.`)
  const runs = await readRuns()
  const tables = [guaranteesTable(runs), nemesesTable(runs), plantsTable(runs)]
  return { path, content: `${page.slice(0, from + begin.length)}\n\n${tables.join('\n\n')}\n${page.slice(to)}` }
}

type Runs = Readonly<Record<string, Run>>

const tallyOf = (run: Run | undefined, name: string): Tally | undefined =>
  run?.guarantees.find((each) => each.name === name)

function guaranteesTable(runs: Runs): string {
  const head = [
    'guarantee',
    'calls',
    'histories',
    'of calls, unknown',
    'anomalies',
    'anomalies without a synchronous standby',
    'planted faults found',
  ]
  const rows = guarantees.map(({ name, promise, operations }) => {
    const tally = tallyOf(runs.synchronous, name)
    const found = Object.keys(plants).filter((plant) => (tallyOf(runs[plant], name)?.anomalies ?? 0) > 0)
    return [
      `**${name}**. ${promise}`,
      operations,
      String(tally?.histories ?? ''),
      tally === undefined ? '' : `${tally.calls}, ${tally.unknown}`,
      String(tally?.anomalies ?? ''),
      String(tallyOf(runs.asynchronous, name)?.anomalies ?? ''),
      found.map(code).join(', '),
    ]
  })
  return table(head, rows)
}

function nemesesTable(runs: Runs): string {
  const rows = nemeses.map(({ name, does }) => [
    code(name),
    does,
    String(runs.synchronous?.nemeses[name] ?? 0),
    String(runs.asynchronous?.nemeses[name] ?? 0),
  ])
  return table(['nemesis', 'what it does', 'times', 'times without a synchronous standby'], rows)
}

function plantsTable(runs: Runs): string {
  const rows = Object.entries(plants).map(([name, { does }]) => {
    const broken = runs[name]?.guarantees.filter(({ anomalies }) => anomalies > 0) ?? []
    const found = broken.map((tally) => `${tally.name}: ${tally.anomalies} of ${tally.histories} histories`)
    return [code(name), does, found.join('<br>')]
  })
  return table(['planted fault', 'what is wrong', 'anomalies'], rows)
}
