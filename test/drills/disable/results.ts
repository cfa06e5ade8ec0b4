import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PartyName, Way } from './rows.ts'

/** In milliseconds, from sending the call that ends access to the first refusal or message. */
export interface Spread {
  median: number
  most: number
}

export interface Results {
  rounds: number
  cores: number
  /** Of the machine while it was measured. */
  load: number
  ways: Record<Way, Partial<Record<PartyName, Spread>>>
}

const path = fileURLToPath(new URL('../../../docs/performance/disable.json', import.meta.url))

export async function readResults(): Promise<Results> {
  // Written by `keepResults`.
  return JSON.parse(await readFile(path, 'utf8')) as Results
}

/** `npm run generate` then writes the table of the guide. */
export function keepResults(results: Results): Promise<void> {
  return writeFile(path, `${JSON.stringify(results, undefined, 2)}\n`)
}

export interface Time {
  way: Way
  party: PartyName
  ms: number
}

export function spreadsOf(times: readonly Time[]): Results['ways'] {
  const spreads: Results['ways'] = { directory: {}, deactivation: {}, deletion: {}, 'sign-out': {} }
  for (const { way, party } of times)
    spreads[way][party] ??= spreadOf(times.filter((time) => time.way === way && time.party === party))
  return spreads
}

function spreadOf(times: readonly Time[]): Spread {
  const sorted = times.map(({ ms }) => Math.round(ms)).sort((one, other) => one - other)
  return { median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, most: sorted.at(-1) ?? 0 }
}
