import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Drawing, toSvg } from './checker/draw.ts'

/** What the histories of one guarantee came to. */
export interface Tally {
  name: string
  promise: string
  operations: string
  histories: number
  calls: number
  unknown: number
  anomalies: number
  undecided: number
  drawing?: Drawing | undefined
}

export interface Run {
  minutes: number
  isSynchronous: boolean
  plant?: string | undefined
  /** How often each struck. */
  nemeses: Record<string, number>
  guarantees: readonly Tally[]
}

const path = (file: string) => fileURLToPath(new URL(`../../docs/${file}`, import.meta.url))
const resultsPath = path('performance/histories.json')

/** Keeps a run under what it was: `npm run generate` writes the tables of docs/histories.md from it. */
export async function keepRun(run: Run): Promise<void> {
  const kind = run.plant ?? (run.isSynchronous ? 'synchronous' : 'asynchronous')
  const drawn = run.guarantees.find(({ drawing }) => drawing !== undefined)?.drawing
  if (drawn !== undefined) await write(path(`images/history-${kind}.svg`), toSvg(drawn))
  const guarantees = run.guarantees.map(({ drawing: _drawn, ...tally }) => tally)
  const kept = { ...(await readRuns()), [kind]: { ...run, guarantees } }
  const sorted = Object.fromEntries(Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1)))
  await write(resultsPath, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

export async function readRuns(): Promise<Readonly<Record<string, Run>>> {
  // Written by `keepRun`.
  return JSON.parse(await readFile(resultsPath, 'utf8').catch(() => '{}')) as Record<string, Run>
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
