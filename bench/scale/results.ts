import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Costs } from './model.ts'
import type { Simulation } from './simulate.ts'

/** What `docs/scale.md` is made from. */
export interface ScaleResults {
  costs: Costs
  /** By their number of users. */
  simulations: Readonly<Record<string, Simulation>>
}

export const scaleResultsPath = fileURLToPath(new URL('../../docs/performance/scale.json', import.meta.url))

export async function readScaleResults(): Promise<ScaleResults> {
  return JSON.parse(await readFile(scaleResultsPath, 'utf8')) as ScaleResults
}
