import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Judgement } from '../clients/judge.ts'

/** What a drill of failing over measured when it last passed. */
export type Result = Omit<Judgement, 'faults'>
export type Results = Readonly<Record<string, Result>>

const path = fileURLToPath(new URL('../../../docs/performance/fail-over.json', import.meta.url))

export async function readResults(): Promise<Results> {
  // Written by `keepResult`.
  return JSON.parse(await readFile(path, 'utf8')) as Results
}

/** Replaces what is known of one drill. `npm run generate` then writes the table of the guide. */
export async function keepResult(name: string, { faults: _none, ...result }: Judgement): Promise<void> {
  const kept = { ...(await readResults()), [name]: result }
  const sorted = Object.fromEntries(Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1)))
  await writeFile(path, `${JSON.stringify(sorted, undefined, 2)}\n`)
}
